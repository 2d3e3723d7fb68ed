import type { Configuration } from '@landbridge/terraform-model';
import { block, ip, type Block } from '../address';
import type { WalkerAssumptions } from '../assumptions';
import { NotCovered } from '../not-covered';
import type { GatewayEndpoint, Peering, Route, Table, World } from '../world';
import { readAcls, readGroups } from './filters';
import { readHybrid } from './hybrid';
import { readInterfaces } from './interfaces';
import { readTransit } from './transit';
import { Values } from './values';
import { readSubnets, readTables, readVpcs } from './vpcs';

/** Types that change where packets go and that the walker was not taught: it says nothing of such a landscape. */
const NOT_TAUGHT: ReadonlySet<string> = new Set([
  'aws_ec2_transit_gateway_policy_table_association',
  'aws_vpc_route_server_propagation',
]);

/** Throws NotCovered where the configuration holds what the walker was not taught. */
export function readWorld(configuration: Configuration, assumptions: WalkerAssumptions = {}): World {
  for (const { type, address } of configuration.resources.values())
    if (NOT_TAUGHT.has(type)) throw new NotCovered(`what ${address} does`);
  const values = new Values(configuration);
  const prefixLists = readPrefixLists(values, assumptions);
  const vpcs = readVpcs(values);
  const subnets = readSubnets(values, vpcs);
  const tables = readTables(values, vpcs, prefixLists);
  const endpoints = readGatewayEndpoints(values, tables, prefixLists);
  return {
    vpcs,
    subnets,
    tables,
    endpoints,
    prefixLists,
    interfaces: readInterfaces(values, subnets, assumptions.addresses),
    groups: readGroups(values, vpcs, prefixLists),
    acls: readAcls(values, vpcs),
    internetGateways: readInternetGateways(values),
    egressOnlyGateways: new Map(
      values
        .ofType('aws_egress_only_internet_gateway')
        .map(({ address, values: own }) => [
          address,
          { id: address, vpc: values.target(own, 'vpc_id') ?? '' },
        ]),
    ),
    peerings: readPeerings(values, assumptions),
    transit: readTransit(values, prefixLists),
    hybrid: readHybrid(values, assumptions.sites),
    blockPublicAccess: new Map(
      values
        .ofType('aws_vpc_block_public_access_options')
        .map(({ region, values: own }) => [
          region ?? 'unknown',
          values.text(own, 'internet_gateway_block_mode') ?? 'off',
        ]),
    ),
    exclusions: new Map(
      values
        .ofType('aws_vpc_block_public_access_exclusion')
        .map(({ values: own }) => [
          values.target(own, 'vpc_id') ?? values.target(own, 'subnet_id') ?? '',
          values.text(own, 'internet_gateway_exclusion_mode') ?? '',
        ]),
    ),
    services: new Map(
      Object.entries(assumptions.services ?? {}).map(([name, { addresses = [] }]) => [
        name,
        addresses.map(ip),
      ]),
    ),
    statefulForwarders: new Set(assumptions.statefulForwarders ?? []),
    ends: readUntaughtEnds(values),
  };
}

/** Resolver endpoints with their addresses, and endpoints of services behind load balancers. */
function readUntaughtEnds(values: Values): Set<string> {
  const resolvers = values
    .ofType('aws_route53_resolver_endpoint')
    .flatMap(({ address, values: own }) => [
      address,
      ...values.blocks(own, 'ip_address').flatMap((each) => values.text(each, 'ip') ?? []),
    ]);
  const published = new Set(values.ofType('aws_vpc_endpoint_service').map(({ address }) => address));
  const endpoints = values
    .ofType('aws_vpc_endpoint')
    .filter(({ values: own }) => published.has(values.target(own, 'service_name') ?? ''))
    .map(({ address }) => address);
  return new Set([...resolvers, ...endpoints]);
}

function readPrefixLists(values: Values, assumptions: WalkerAssumptions): Map<string, Block[]> {
  const lists = new Map<string, Block[]>();
  for (const [name, entries] of Object.entries(assumptions.prefixLists ?? {}))
    lists.set(name, entries.map(block));
  for (const { address, values: own } of values.ofType('aws_ec2_managed_prefix_list')) {
    lists.set(
      address,
      values.blocks(own, 'entry').map((each) => block(values.text(each, 'cidr') ?? '')),
    );
  }
  for (const { values: own } of values.ofType('aws_ec2_managed_prefix_list_entry')) {
    lists.get(values.target(own, 'prefix_list_id') ?? '')?.push(block(values.text(own, 'cidr') ?? ''));
  }
  return lists;
}

/** Adds the endpoints' routes to the tables; own routes of the same destination stay before them. */
function readGatewayEndpoints(
  values: Values,
  tables: Map<string, Table>,
  lists: ReadonlyMap<string, readonly Block[]>,
): Map<string, GatewayEndpoint> {
  const endpoints = new Map<string, GatewayEndpoint>();
  for (const { address, values: own } of values.ofType('aws_vpc_endpoint')) {
    if ((values.text(own, 'vpc_endpoint_type') ?? 'Gateway') !== 'Gateway') continue;
    const service = values.text(own, 'service_name') ?? '';
    endpoints.set(address, { id: address, vpc: values.target(own, 'vpc_id') ?? '', service });
    const associated = values
      .ofType('aws_vpc_endpoint_route_table_association')
      .filter((each) => values.target(each.values, 'vpc_endpoint_id') === address)
      .map((each) => values.target(each.values, 'route_table_id') ?? '');
    for (const name of [...values.targets(own, 'route_table_ids'), ...associated]) {
      const table = tables.get(name);
      if (table === undefined) continue;
      const entries = lists.get(service);
      const routes = (entries ?? []).map((each): Route => ({
        block: each,
        origin: 'prefix-list',
        target: address,
      }));
      tables.set(name, {
        ...table,
        routes: [...table.routes, ...routes],
        hasUnknownRoutes: table.hasUnknownRoutes || entries === undefined,
      });
    }
  }
  return endpoints;
}

function readInternetGateways(values: Values): World['internetGateways'] {
  return new Map(
    values.ofType('aws_internet_gateway').flatMap(({ address, values: own }) => {
      const attached = values
        .ofType('aws_internet_gateway_attachment')
        .find((each) => values.target(each.values, 'internet_gateway_id') === address);
      const vpc =
        values.target(own, 'vpc_id') ??
        (attached === undefined ? undefined : values.target(attached.values, 'vpc_id'));
      const edge = values
        .ofType('aws_route_table_association')
        .find((each) => values.target(each.values, 'gateway_id') === address);
      const table = edge === undefined ? undefined : values.target(edge.values, 'route_table_id');
      return [[address, { id: address, vpc: vpc ?? '', ...(table === undefined ? {} : { table }) }] as const];
    }),
  );
}

/** https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html */
function readPeerings(values: Values, assumptions: WalkerAssumptions): Map<string, Peering> {
  return new Map(
    values.ofType('aws_vpc_peering_connection').map(({ address, values: own }) => {
      const accepter = values
        .ofType('aws_vpc_peering_connection_accepter')
        .find((each) => values.target(each.values, 'vpc_peering_connection_id') === address);
      const accepted =
        values.flag(own, 'auto_accept', false) ||
        (accepter !== undefined && values.flag(accepter.values, 'auto_accept', false));
      const stated = assumptions.peeringStatus?.[address];
      return [
        address,
        {
          id: address,
          vpcs: [values.target(own, 'vpc_id') ?? '', values.target(own, 'peer_vpc_id') ?? ''] as const,
          active: stated === undefined ? accepted : stated === 'active',
        },
      ];
    }),
  );
}
