import {
  inside,
  Unknown,
  type Network,
  type Prefix,
  type RouteTable,
  type VpcRoute,
} from '@landbridge/terraform-model';
import type { Model } from '../../model/model';
import type { CheckFinding, CheckRule } from '../finding';

type Target = Exclude<VpcRoute['target'], 'local' | Unknown>;

/** What a route more specific than the local one may point at. */
const WITHIN_VPC = new Set(['nat-gateway', 'interface', 'instance', 'vpc-endpoint', 'firewall']);
/** What a table of a gateway may point at. */
const FOR_GATEWAYS = new Set(['interface', 'instance', 'vpc-endpoint', 'firewall']);

/**
 * VPC route tables.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/gateway-route-tables.html
 */
export const routeTableRules: CheckRule = function* (network, model) {
  const attached = attachedVpcs(network);
  const ofGateways = new Set(network.routeTables.ofGateway.values());
  for (const table of network.routeTables.tables.values()) {
    yield* duplicates(table, network);
    for (const route of table.routes) {
      yield* withinLocal(table, route, model);
      yield* misplaced(table, route, attached, network);
      if (ofGateways.has(table.key)) yield* ofGateway(table, route, network);
    }
  }
};

function* duplicates(table: RouteTable, { reading }: Network): Generator<CheckFinding> {
  const seen = new Map<string, VpcRoute>();
  for (const route of table.routes) {
    const { destination, said } = route;
    if (destination instanceof Unknown) continue;
    const text = 'prefixList' in destination ? destination.prefixList : destination.text;
    const before = seen.get(text);
    seen.set(text, route);
    // A state shows every route twice: in its table and by itself.
    const isShown = [said, before?.said ?? ''].some(
      (by) => !/#\/resource\//.test(reading.resource(by)?.origin ?? ''),
    );
    if (before === undefined || (isShown && targetText(before) === targetText(route))) continue;
    const message = `${table.key} has another route to ${text} (${before.said}); AWS refuses the second`;
    yield {
      code: 'duplicate-route',
      severity: 'error',
      component: said,
      message,
      fix: 'keep one of the two',
    };
  }
}

function targetText({ target }: VpcRoute): string {
  return target === 'local' || target instanceof Unknown ? String(target) : target.key;
}

/** A static route within the VPC's own range must equal a whole subnet. */
function* withinLocal(
  table: RouteTable,
  { destination, target, said }: VpcRoute,
  model: Model,
): Generator<CheckFinding> {
  const vpc = model.network.vpcs.get(table.vpc);
  if (vpc === undefined || destination instanceof Unknown || 'prefixList' in destination) return;
  const local = vpc.blocks.find((block) => inside(destination, block));
  if (local === undefined || target instanceof Unknown) return;
  const isLocal = local.text === destination.text;
  if (target === 'local') {
    if (!isLocal)
      yield refused(
        'local-route',
        said,
        `${destination.text} is no block of ${vpc.key}, so that it cannot have the target local`,
        `use ${local.text}`,
      );
    return;
  }
  if (!WITHIN_VPC.has(target.kind)) {
    const message = `${destination.text} lies within ${local.text} of ${vpc.key}, where a route may point at a NAT gateway, an interface or a Gateway Load Balancer endpoint only, not at a ${target.kind}`;
    yield refused('route-within-local', said, message, 'remove the route, or point it at one of these');
    return;
  }
  const isSubnet = (model.subnetsOf.get(vpc.key) ?? []).some(
    ({ ipv4, ipv6 }) => sameBlock(ipv4, destination) || sameBlock(ipv6, destination),
  );
  const isCertain = (model.subnetsOf.get(vpc.key) ?? []).every(({ ipv4 }) => !(ipv4 instanceof Unknown));
  if (!isLocal && !isSubnet && isCertain) {
    yield refused(
      'route-within-local',
      said,
      `${destination.text} is more specific than the local route and equals no subnet of ${vpc.key}`,
      'use the whole block of a subnet',
    );
  }
}

function* misplaced(
  table: RouteTable,
  { target, said, destination }: VpcRoute,
  attached: ReadonlyMap<string, ReadonlySet<string>>,
  network: Network,
): Generator<CheckFinding> {
  if (target === 'local' || target instanceof Unknown || !network.vpcs.has(table.vpc)) return;
  const family =
    destination instanceof Unknown || 'prefixList' in destination ? undefined : destination.family;
  if (target.kind === 'egress-only-gateway' && family === 4) {
    yield refused(
      'wrong-family',
      said,
      'an egress-only internet gateway carries IPv6 only',
      'use a NAT gateway for IPv4',
    );
  }
  const home = homeOf(target, network);
  if (home !== undefined && home !== table.vpc) {
    yield refused(
      'foreign-target',
      said,
      `${target.key} belongs to ${home}, the table to ${table.vpc}`,
      'use a target of the same VPC',
    );
  }
  if (target.kind === 'transit-gateway' && attached.get(target.key)?.has(table.vpc) !== true) {
    yield refused(
      'route-without-attachment',
      said,
      `${table.vpc} is not attached to ${target.key}`,
      'attach the VPC, and let the route depend on the attachment',
    );
  }
}

/** The VPC in which a target stands; undefined where that is no matter or not known. */
function homeOf(target: Target, network: Network): string | undefined {
  const gateway =
    network.internetGateways.get(target.key) ??
    network.egressOnlyGateways.get(target.key) ??
    network.vpnGateways.get(target.key);
  if (gateway !== undefined) return typeof gateway.vpc === 'string' ? gateway.vpc : undefined;
  const nat = network.natGateways.get(target.key);
  const place = nat?.subnet;
  if (typeof place === 'string') return network.subnets.get(place)?.vpc;
  return network.interfaces.get(target.key)?.vpc;
}

/** Transit gateway → VPCs attached to it. */
function attachedVpcs(network: Network): Map<string, Set<string>> {
  const result = new Map<string, Set<string>>();
  for (const { kind, gateway, resource } of network.transitAttachments.values()) {
    if (kind !== 'vpc' || typeof gateway !== 'string' || typeof resource !== 'string') continue;
    result.set(gateway, (result.get(gateway) ?? new Set<string>()).add(resource));
  }
  return result;
}

function* ofGateway(
  table: RouteTable,
  { destination, target, said }: VpcRoute,
  network: Network,
): Generator<CheckFinding> {
  if (target !== 'local' && !(target instanceof Unknown) && !FOR_GATEWAYS.has(target.kind)) {
    yield refused(
      'gateway-table',
      said,
      `the table of a gateway points at local, an interface or a Gateway Load Balancer endpoint only, not at a ${target.kind}`,
      'change the target',
    );
  }
  if (destination instanceof Unknown || 'prefixList' in destination) return;
  const vpc = network.vpcs.get(table.vpc);
  if (
    vpc !== undefined &&
    vpc.doubts.length === 0 &&
    !vpc.blocks.some((block) => inside(destination, block))
  ) {
    yield refused(
      'gateway-table',
      said,
      `the table of a gateway holds addresses of ${vpc.key} only, not ${destination.text}`,
      'use a block of the VPC',
    );
  }
}

function sameBlock(block: Prefix | Unknown | undefined, other: Prefix): boolean {
  return block !== undefined && !(block instanceof Unknown) && block.text === other.text;
}

function refused(code: string, component: string, message: string, fix: string): CheckFinding {
  return { code, severity: 'error', component, message: `${message}; AWS refuses it`, fix };
}
