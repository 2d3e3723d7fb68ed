/**
 * VPC route tables: longest prefix first; of equal prefixes a static route, then one by a prefix list, then a
 * propagated one. The local route beats propagated and prefix-list routes even where those are more specific. A route
 * that AWS would refuse (more specific than local, but not a whole subnet towards a NAT gateway, interface or Gateway
 * Load Balancer endpoint) does not exist.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html
 */
import {
  Unknown,
  UnknownBlock,
  inside,
  type Entity,
  type Prefix,
  type RouteTable,
  type VpcRoute,
} from '@landbridge/terraform-model';
import type { Family, Headers } from '../headers/headers';
import { IntervalMap, type Block } from '../headers/interval-map';
import type { Ranges } from '../headers/ranges';
import { remember, type Model } from '../model/model';
import type { RouteOrigin } from '../trace/result';
import { prefixListEntries, serviceEntries } from './prefix-list';
import { vpnGatewayRoutes } from './vpn-gateway-routes';

/** A route as it is looked up. */
export interface TableRoute {
  readonly prefix: Prefix;
  readonly origin: RouteOrigin;
  readonly target: Entity | 'local' | Unknown;
  readonly said: string;
}

/** Of one IP version where the family is said. */
export interface TableDoubt {
  readonly because: string;
  readonly family: Family | undefined;
}

export function doubtAbout(table: CompiledTable, family: Family): string | undefined {
  return table.doubts.find((doubt) => doubt.family === undefined || doubt.family === family)?.because;
}

export interface CompiledTable {
  readonly key: string;
  readonly vpc: string;
  readonly map: Readonly<Record<Family, IntervalMap<TableRoute>>>;
  /** Why the table may hold other routes than these. */
  readonly doubts: readonly TableDoubt[];
  /** Routes that propagation may bring and nobody said: they matter where no known route leads. */
  readonly unsaid: readonly { readonly component: string; readonly because: string }[];
}

export interface Lookup {
  readonly addresses: Ranges<bigint>;
  readonly route: TableRoute | undefined;
}

export function lookUp(table: CompiledTable, headers: Headers): Lookup[] {
  const { parts, rest } = table.map[headers.family].split(headers.destination);
  const result: Lookup[] = parts.map(({ addresses, value }) => ({ addresses, route: value }));
  if (rest.length > 0) result.push({ addresses: rest, route: undefined });
  return result;
}

/** Key of the table that a subnet uses; unknown where an association is. */
export function tableOfSubnet(model: Model, subnet: string): string | Unknown {
  const { routeTables, subnets } = model.network;
  const doubt = routeTables.doubts.get(subnet);
  if (doubt) return doubt;
  const own = routeTables.ofSubnet.get(subnet);
  if (own !== undefined) return own;
  const vpc = subnets.get(subnet)?.vpc;
  const vpcDoubt = vpc === undefined ? undefined : routeTables.doubts.get(vpc);
  if (vpcDoubt) return vpcDoubt;
  return (
    (vpc === undefined ? undefined : routeTables.main.get(vpc)) ??
    new Unknown(`the route table of ${subnet} is not in the input`)
  );
}

export function compiledTable(model: Model, key: string): CompiledTable | undefined {
  return remember(model, `route table ${key}`, () => {
    const table = model.network.routeTables.tables.get(key);
    return table && compile(model, table);
  });
}

function compile(model: Model, table: RouteTable): CompiledTable {
  const local = (model.blocks.ofVpc.get(table.vpc) ?? []).filter(() => true);
  const doubts: TableDoubt[] = table.doubts.map(({ because }) => ({ because, family: undefined }));
  const unsaid = (model.network.vpcs.get(table.vpc)?.doubts ?? []).map((doubt) => ({
    component: table.vpc,
    because: doubt.because,
  }));
  const ranked: TableRoute[][] = [[], [], [], []];
  for (const route of table.routes) addStatic(model, table, route, local, ranked, doubts);
  for (const prefix of local) ranked[1]!.push({ prefix, origin: 'local', target: 'local', said: table.key });
  for (const route of endpointRoutes(model, table)) ranked[2]!.push(route);
  for (const gateway of table.propagating) {
    const propagated = vpnGatewayRoutes(model, gateway);
    for (const { prefix, because } of propagated.routes) {
      if (local.some((block) => inside(prefix, block))) continue;
      ranked[3]!.push({
        prefix,
        origin: 'propagated',
        target: { kind: 'vpn-gateway', key: gateway },
        said: because,
      });
    }
    unsaid.push(...propagated.unsaid);
  }
  return { key: table.key, vpc: table.vpc, map: mapsOf(ranked.flat()), doubts, unsaid };
}

function addStatic(
  model: Model,
  table: RouteTable,
  route: VpcRoute,
  local: readonly Prefix[],
  ranked: TableRoute[][],
  doubts: TableDoubt[],
): void {
  const { destination, target, said } = route;
  if (destination instanceof Unknown) {
    const family = destination instanceof UnknownBlock ? destination.family : undefined;
    doubts.push({ because: `${said}: ${destination.because}`, family });
    return;
  }
  if ('prefixList' in destination) {
    const list = prefixListEntries(model, destination.prefixList);
    for (const prefix of list.entries) {
      if (local.some((block) => inside(prefix, block))) continue;
      ranked[2]!.push({ prefix, origin: 'prefix-list', target, said });
    }
    if (list.doubt !== undefined) doubts.push({ because: `${said}: ${list.doubt}`, family: undefined });
    return;
  }
  const own = local.find((block) => inside(destination, block));
  if (own === undefined) {
    ranked[0]!.push({ prefix: destination, origin: 'static', target, said });
  } else if (own.text === destination.text) {
    if (target === 'local') ranked[0]!.push({ prefix: destination, origin: 'local', target, said });
    else if (replacesLocal(target)) ranked[0]!.push({ prefix: destination, origin: 'static', target, said });
  } else if (target === 'local' || (isWholeSubnet(model, table.vpc, destination) && replacesLocal(target))) {
    ranked[0]!.push({ prefix: destination, origin: 'static', target, said });
  }
}

function replacesLocal(target: Entity | 'local' | Unknown): boolean {
  if (target === 'local') return false;
  if (target instanceof Unknown) return true;
  return ['nat-gateway', 'interface', 'instance', 'vpc-endpoint', 'firewall'].includes(target.kind);
}

function isWholeSubnet(model: Model, vpc: string, prefix: Prefix): boolean {
  return (model.subnetsOf.get(vpc) ?? []).some((subnet) => {
    const block = model.blocks.ofSubnet.get(subnet.key)?.[prefix.family];
    return block !== undefined && !(block instanceof Unknown) && block.text === prefix.text;
  });
}

/** A gateway endpoint puts a route by AWS's prefix list into each of its tables. */
function endpointRoutes(model: Model, table: RouteTable): TableRoute[] {
  const result: TableRoute[] = [];
  for (const endpoint of gatewayEndpointsOf(model, table.key)) {
    if (typeof endpoint.service !== 'string') continue;
    const entries =
      model.services.prefixLists.get(endpoint.service) ?? serviceEntries(model, endpoint.service);
    const target = endpoint.doubt ?? ({ kind: 'vpc-endpoint', key: endpoint.key } as const);
    for (const prefix of entries) result.push({ prefix, origin: 'prefix-list', target, said: endpoint.key });
  }
  return result;
}

interface GatewayEndpoint {
  readonly key: string;
  readonly service: string | Unknown | undefined;
  /** Why it may or may not be in the table. */
  readonly doubt: Unknown | undefined;
}

function gatewayEndpointsOf(model: Model, table: string): readonly GatewayEndpoint[] {
  const index = remember(model, 'gateway endpoints by table', () => {
    const { routeTables, endpoints } = model.network;
    const map = new Map<string, GatewayEndpoint[]>();
    const add = (key: string, endpoint: GatewayEndpoint): void =>
      void map.set(key, [...(map.get(key) ?? []), endpoint]);
    for (const { type, key, service, vpc, routeTables: named, doubts } of endpoints.values()) {
      if (type !== 'Gateway') continue;
      const certain = new Set(
        named.map((name) => (routeTables.tables.has(name) ? name : (routeTables.main.get(name) ?? name))),
      );
      for (const name of certain) add(name, { key, service, doubt: undefined });
      const [doubt] = doubts;
      if (doubt === undefined) continue;
      for (const other of routeTables.tables.values())
        if (!certain.has(other.key) && (vpc instanceof Unknown || vpc === other.vpc))
          add(other.key, { key, service, doubt: new Unknown(`the tables of ${key}: ${doubt.because}`) });
    }
    return map;
  });
  return index.get(table) ?? [];
}

function mapsOf(routes: readonly TableRoute[]): Record<Family, IntervalMap<TableRoute>> {
  const blocks: Record<Family, Block<TableRoute>[]> = { 4: [], 6: [] };
  for (const route of routes)
    blocks[route.prefix.family].push({ first: route.prefix.first, last: route.prefix.last, value: route });
  return { 4: new IntervalMap(blocks[4]), 6: new IntervalMap(blocks[6]) };
}
