import { block, type Block } from '../address';
import type { Route, Subnet, Table, Vpc } from '../world';
import type { Values } from './values';
import type { ValueMap } from '@landbridge/terraform-model';

/** https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
export function readVpcs(values: Values): Map<string, Vpc> {
  const blocks = new Map<string, Block[]>();
  const add = (vpc: string | undefined, cidr: string | undefined): void => {
    if (vpc !== undefined && cidr !== undefined) (blocks.get(vpc) ?? []).push(block(cidr));
  };
  for (const { address, values: own } of values.ofType('aws_vpc')) {
    blocks.set(address, []);
    add(address, values.text(own, 'cidr_block'));
    add(address, values.text(own, 'ipv6_cidr_block'));
  }
  for (const { values: own } of values.ofType('aws_vpc_ipv4_cidr_block_association')) {
    add(values.target(own, 'vpc_id'), values.text(own, 'cidr_block'));
  }
  for (const { values: own } of values.ofType('aws_vpc_ipv6_cidr_block_association')) {
    add(values.target(own, 'vpc_id'), values.text(own, 'ipv6_cidr_block'));
  }
  const mains = new Map<string, string>();
  for (const { values: own } of values.ofType('aws_main_route_table_association')) {
    mains.set(values.target(own, 'vpc_id') ?? '', values.target(own, 'route_table_id') ?? '');
  }
  return new Map(
    values.ofType('aws_vpc').map(({ address, region }) => [
      address,
      {
        id: address,
        region: region ?? 'unknown',
        blocks: blocks.get(address) ?? [],
        mainTable: mains.get(address) ?? `${address}#main-table`,
      },
    ]),
  );
}

export function readSubnets(values: Values, vpcs: ReadonlyMap<string, Vpc>): Map<string, Subnet> {
  const tables = new Map<string, string>();
  for (const { values: own } of values.ofType('aws_route_table_association')) {
    const subnet = values.target(own, 'subnet_id');
    if (subnet !== undefined) tables.set(subnet, values.target(own, 'route_table_id') ?? '');
  }
  const acls = new Map<string, string>();
  for (const { address, values: own } of values.ofType('aws_network_acl')) {
    for (const subnet of values.targets(own, 'subnet_ids')) acls.set(subnet, address);
  }
  for (const { values: own } of values.ofType('aws_network_acl_association')) {
    acls.set(values.target(own, 'subnet_id') ?? '', values.target(own, 'network_acl_id') ?? '');
  }
  const adopted = new Map<string, string>();
  for (const { address, values: own } of values.ofType('aws_default_network_acl')) {
    adopted.set(values.target(own, 'default_network_acl_id') ?? '', address);
  }
  return new Map(
    values.ofType('aws_subnet').map(({ address, values: own }) => {
      const vpc = values.target(own, 'vpc_id') ?? '';
      const defaultAcl = `${vpc}#default-acl`;
      return [
        address,
        {
          id: address,
          vpc,
          blocks: [values.text(own, 'cidr_block'), values.text(own, 'ipv6_cidr_block')].flatMap((each) =>
            each === undefined ? [] : [block(each)],
          ),
          zone: values.text(own, 'availability_zone_id') ?? values.text(own, 'availability_zone') ?? address,
          table: tables.get(address) ?? vpcs.get(vpc)?.mainTable ?? '',
          acl: acls.get(address) ?? adopted.get(defaultAcl) ?? defaultAcl,
        },
      ];
    }),
  );
}

const TARGETS = [
  'gateway_id',
  'nat_gateway_id',
  'egress_only_gateway_id',
  'vpc_peering_connection_id',
  'transit_gateway_id',
  'network_interface_id',
  'vpc_endpoint_id',
  'carrier_gateway_id',
  'local_gateway_id',
  'core_network_arn',
] as const;

/** Tables with their static and prefix-list routes; the local ones are the VPC's blocks. */
export function readTables(
  values: Values,
  vpcs: ReadonlyMap<string, Vpc>,
  prefixLists: ReadonlyMap<string, readonly Block[]>,
): Map<string, Table> {
  const drafts = new Map<string, { vpc: string; routes: Route[]; propagating: string[]; unknown: boolean }>();
  const draft = (table: string, vpc: string) => {
    const existing = drafts.get(table);
    if (existing !== undefined) return existing;
    const made = { vpc, routes: [] as Route[], propagating: [] as string[], unknown: false };
    drafts.set(table, made);
    return made;
  };
  const addRoute = (table: string, own: ValueMap): void => {
    const target = TARGETS.map((name) => values.target(own, name)).find((each) => each !== undefined);
    if (target === undefined) return;
    const cidrs = ['cidr_block', 'ipv6_cidr_block', 'destination_cidr_block', 'destination_ipv6_cidr_block'];
    const made = drafts.get(table);
    for (const name of cidrs) {
      const cidr = values.text(own, name);
      if (cidr !== undefined) made?.routes.push({ block: block(cidr), origin: 'static', target });
    }
    const list = values.target(own, 'destination_prefix_list_id');
    if (list === undefined || made === undefined) return;
    const entries = prefixLists.get(list);
    if (entries === undefined) made.unknown = true;
    for (const entry of entries ?? []) made.routes.push({ block: entry, origin: 'prefix-list', target });
  };
  for (const vpc of vpcs.keys()) draft(`${vpc}#main-table`, vpc);
  for (const { address, values: own } of values.ofType('aws_route_table')) {
    const table = draft(address, values.target(own, 'vpc_id') ?? '');
    table.propagating.push(...values.targets(own, 'propagating_vgws'));
    for (const route of values.blocks(own, 'route')) addRoute(address, route);
  }
  for (const { values: own } of values.ofType('aws_default_route_table')) {
    const table = values.target(own, 'default_route_table_id') ?? '';
    drafts.get(table)?.propagating.push(...values.targets(own, 'propagating_vgws'));
    for (const route of values.blocks(own, 'route')) addRoute(table, route);
  }
  for (const { values: own } of values.ofType('aws_route')) {
    addRoute(tableMeant(values, own), own);
  }
  for (const { values: own } of values.ofType('aws_vpn_gateway_route_propagation')) {
    drafts.get(tableMeant(values, own))?.propagating.push(values.target(own, 'vpn_gateway_id') ?? '');
  }
  return new Map(
    [...drafts].map(([id, { vpc, routes, propagating, unknown }]) => [
      id,
      { id, vpc, routes: withLocal(routes, vpcs.get(vpc)), propagating, hasUnknownRoutes: unknown },
    ]),
  );
}

/** `aws_default_route_table.x` is the VPC's own main table. */
function tableMeant(values: Values, own: ValueMap): string {
  const named = values.target(own, 'route_table_id') ?? '';
  const adopted = values.ofType('aws_default_route_table').find(({ address }) => address === named);
  return adopted === undefined ? named : (values.target(adopted.values, 'default_route_table_id') ?? named);
}

/** A route for exactly a block of the VPC replaces the target of its local route. */
function withLocal(routes: readonly Route[], vpc: Vpc | undefined): Route[] {
  const replaced = (each: Block): boolean =>
    routes.some(
      ({ block: own, origin }) => origin === 'static' && own.first === each.first && own.last === each.last,
    );
  const local = (vpc?.blocks ?? [])
    .filter((each) => !replaced(each))
    .map((each): Route => ({ block: each, origin: 'local', target: 'local' }));
  return [...local, ...routes];
}
