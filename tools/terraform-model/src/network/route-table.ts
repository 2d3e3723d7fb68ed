import type { Resource } from '../configuration';
import { Unknown, type ValueMap } from '../value';
import { UnknownBlock } from './chosen-block';
import type { Prefix } from './prefix';
import type { Entity, Reading } from './reading';

export interface RouteTable {
  readonly key: string;
  readonly vpc: string;
  readonly routes: readonly VpcRoute[];
  /** Virtual private gateways whose routes are propagated into it. */
  readonly propagating: readonly string[];
  /** What the table holds besides and is not known. */
  readonly doubts: readonly Unknown[];
  readonly tags: Readonly<Record<string, string>>;
}

export interface VpcRoute {
  /** The resource that says it. */
  readonly said: string;
  readonly destination: Prefix | { readonly prefixList: string } | Unknown;
  readonly target: Entity | 'local' | Unknown;
}

export interface RouteTables {
  readonly tables: Map<string, RouteTable>;
  /** Subnet key → table key. */
  readonly ofSubnet: Map<string, string>;
  /** Internet or virtual private gateway key → table key. */
  readonly ofGateway: Map<string, string>;
  /** VPC key → main table key. */
  readonly main: Map<string, string>;
  /** Subnets or tables whose association is not known. */
  readonly doubts: Map<string, Unknown>;
}

const targetArguments = [
  'gateway_id',
  'nat_gateway_id',
  'network_interface_id',
  'instance_id',
  'transit_gateway_id',
  'vpc_peering_connection_id',
  'egress_only_gateway_id',
  'vpc_endpoint_id',
  'carrier_gateway_id',
  'local_gateway_id',
  'core_network_arn',
  'odb_network_arn',
] as const;

export function readRouteTables(reading: Reading, vpcs: Iterable<string>): RouteTables {
  const drafts = new Map<string, Draft>();
  const main = new Map<string, string>();
  const doubts = new Map<string, Unknown>();
  for (const vpc of vpcs) {
    drafts.set(
      vpc,
      reading.resource(vpc)?.type === 'aws_default_vpc' ? defaultVpcTable(vpc) : draft(vpc, vpc),
    );
    main.set(vpc, vpc);
  }
  /** Table key as other resources write it → key of the table it is: adopting a default table renames it. */
  const adopted = new Map<string, string>();
  for (const resource of reading.of('aws_default_route_table')) {
    const own = reading.entity(resource.values['default_route_table_id']);
    const vpc = own instanceof Unknown || !own ? reading.key(resource, 'vpc_id') : own.key;
    if (typeof vpc !== 'string') {
      doubts.set(resource.address, vpc instanceof Unknown ? vpc : new Unknown('its VPC is not known'));
      continue;
    }
    adopted.set(vpc, resource.address);
    drafts.delete(vpc);
    drafts.set(resource.address, fill(reading, resource, draft(resource.address, vpc)));
    if (main.has(vpc)) main.set(vpc, resource.address);
  }
  for (const resource of reading.of('aws_route_table')) {
    const vpc = reading.key(resource, 'vpc_id');
    if (typeof vpc === 'string')
      drafts.set(resource.address, fill(reading, resource, draft(resource.address, vpc)));
    else doubts.set(resource.address, vpc ?? new Unknown('its VPC is not said'));
  }
  const canonical = (key: string): string => adopted.get(key) ?? key;
  const tableOf = (resource: Resource): Draft | Unknown => {
    const key = reading.key(resource, 'route_table_id');
    if (typeof key !== 'string') return key ?? new Unknown(`${resource.address} names no route table`);
    return drafts.get(canonical(key)) ?? new Unknown(`${key} is not in the input`);
  };
  for (const resource of reading.of('aws_route')) {
    const table = tableOf(resource);
    if (table instanceof Unknown) doubts.set(resource.address, table);
    else table.routes.push(readRoute(reading, resource.address, resource.values));
  }
  for (const resource of reading.of('aws_vpn_gateway_route_propagation')) {
    const table = tableOf(resource);
    const gateway = reading.key(resource, 'vpn_gateway_id');
    if (table instanceof Unknown) doubts.set(resource.address, table);
    else if (typeof gateway === 'string') table.propagating.push(gateway);
    else table.doubts.push(gateway ?? new Unknown(`${resource.address} names no gateway`));
  }
  for (const resource of reading.of('aws_vpc_route_server_propagation')) {
    const table = tableOf(resource);
    if (table instanceof Unknown) doubts.set(resource.address, table);
    else table.doubts.push(new Unknown(`${resource.address} brings routes that a route server learns`));
  }
  const ofSubnet = new Map<string, string>();
  const ofGateway = new Map<string, string>();
  for (const resource of reading.of('aws_route_table_association')) {
    const table = reading.key(resource, 'route_table_id');
    for (const [argument, map] of [
      ['subnet_id', ofSubnet],
      ['gateway_id', ofGateway],
    ] as const) {
      const member = reading.key(resource, argument);
      if (member === undefined) continue;
      if (typeof member !== 'string') doubts.set(resource.address, member);
      else if (typeof table === 'string') map.set(member, canonical(table));
      else doubts.set(member, table ?? new Unknown(`${resource.address} names no route table`));
    }
  }
  for (const resource of reading.of('aws_main_route_table_association')) {
    const vpc = reading.key(resource, 'vpc_id');
    const table = reading.key(resource, 'route_table_id');
    if (typeof vpc !== 'string') doubts.set(resource.address, vpc ?? new Unknown('its VPC is not said'));
    else if (typeof table === 'string') main.set(vpc, canonical(table));
    else doubts.set(vpc, table ?? new Unknown(`${resource.address} names no route table`));
  }
  return { tables: new Map(drafts), ofSubnet, ofGateway, main, doubts };
}

interface Draft extends RouteTable {
  readonly routes: VpcRoute[];
  readonly propagating: string[];
  readonly doubts: Unknown[];
  tags: Readonly<Record<string, string>>;
}

function draft(key: string, vpc: string): Draft {
  return { key, vpc, routes: [], propagating: [], doubts: [], tags: {} };
}

/** AWS gives a default VPC an internet gateway and a route to it; the gateway goes by the VPC's address. */
function defaultVpcTable(vpc: string): Draft {
  const table = draft(vpc, vpc);
  const everything = { family: 4 as const, first: 0n, last: (1n << 32n) - 1n, length: 0, text: '0.0.0.0/0' };
  table.routes.push({ said: vpc, destination: everything, target: { kind: 'internet-gateway', key: vpc } });
  return table;
}

function fill(reading: Reading, resource: Resource, table: Draft): Draft {
  table.tags = reading.tags(resource);
  const routes = reading.blocks(resource.values['route']);
  if (routes instanceof Unknown) table.doubts.push(routes);
  else for (const route of routes) table.routes.push(readRoute(reading, resource.address, route));
  const gateways = reading.entities(resource.values['propagating_vgws'], 'vpn-gateway');
  table.propagating.push(...gateways.keys);
  if (gateways.doubt) table.doubts.push(gateways.doubt);
  return table;
}

function readRoute(reading: Reading, said: string, values: ValueMap): VpcRoute {
  return {
    said,
    destination: readDestination(reading, said, values),
    target: readTarget(reading, said, values),
  };
}

function readDestination(reading: Reading, said: string, values: ValueMap): VpcRoute['destination'] {
  for (const name of [
    'destination_cidr_block',
    'cidr_block',
    'destination_ipv6_cidr_block',
    'ipv6_cidr_block',
  ]) {
    const prefix = reading.prefix(values[name]);
    if (prefix instanceof Unknown) return new UnknownBlock(prefix.because, name.includes('ipv6') ? 6 : 4);
    if (prefix !== undefined) return prefix;
  }
  const list = reading.entity(values['destination_prefix_list_id']);
  if (list instanceof Unknown) return list;
  return list ? { prefixList: list.key } : new Unknown(`the destination of a route of ${said} is not known`);
}

function readTarget(reading: Reading, said: string, values: ValueMap): VpcRoute['target'] {
  let unknown: Unknown | undefined;
  for (const name of targetArguments) {
    const value = values[name];
    if (value === undefined || value === null || value === '') continue;
    if (value === 'local') return 'local';
    const target = reading.entity(value);
    if (target instanceof Unknown) {
      const firewall = firewallIn(reading, target);
      if (firewall) return firewall;
      unknown = new Unknown(`${name} of ${said}: ${target.because}`);
    } else if (target) return target;
  }
  return unknown ?? new Unknown(`the target of a route of ${said} is not known`);
}

/** Endpoints of a firewall are picked out of its status by expressions that only AWS's answer settles. */
function firewallIn(reading: Reading, unknown: Unknown): Entity | undefined {
  const address = /^(\S*aws_networkfirewall_firewall\.\S+?)\.firewall_status/.exec(unknown.because)?.[1];
  return address !== undefined && reading.resource(address)
    ? { kind: 'vpc-endpoint', key: address }
    : undefined;
}
