import { NetworkError } from '../errors';
import { Cidr } from './cidr';
import { checkDisjoint, type OwnedBlock } from './disjoint';
import type { AddressPlan, BlockPlan, EnvironmentPlan, VpcPlan } from './plan';

/** One block that a plan asks for. */
export interface BlockRequest {
  /** Its key in the ledger. */
  readonly key: string;
  /** Key of the block that must contain it; a supernet is `supernet:<name>`, the IPv6 space of a VPC `<vpc>:ipv6`. */
  readonly within: string;
  readonly prefixLength: number;
  /** The exact block, where the plan insists on one. */
  readonly cidr?: Cidr;
}

/** Relative IPv6 space of a VPC: AWS chooses the /56, the ledger numbers the /64s inside it. */
export const IPV6_SPACE = Cidr.parse('::/56', 'IPv6 space of a VPC');

const NAME = /^[a-z][a-z0-9-]*$/;

/** Key of a VPC's primary block. */
export function vpcKey(environment: string, vpc: string): string {
  return `${environment}/${vpc}`;
}

/** Key of a subnet's block; IPv6 numbers have a key of their own. */
export function subnetKey(vpc: string, tier: string, zone: string, family: 4 | 6 = 4): string {
  return `${vpc}/${tier}/${zone}${family === 6 ? ':ipv6' : ''}`;
}

/** Key of a VPC's secondary block. */
export function secondaryKey(vpc: string, name: string): string {
  return `${vpc}:${name}`;
}

/** Everything a plan asks for, containers before what they contain. Pure. */
export function requestsOf(plan: AddressPlan): BlockRequest[] {
  return Object.entries(plan.environments).flatMap(([name, environment]) =>
    environmentRequests(plan, name, environment),
  );
}

function environmentRequests(plan: AddressPlan, name: string, environment: EnvironmentPlan): BlockRequest[] {
  checkName(name, name);
  const supernet = `supernet:${supernetOf(plan, name, environment)}`;
  const own = environment.block ? [request(name, supernet, environment.block)] : [];
  const within = environment.block ? name : supernet;
  const vpcs = Object.entries(environment.vpcs).flatMap(([vpc, props]) => {
    checkName(vpc, vpcKey(name, vpc));
    return vpcRequests(vpcKey(name, vpc), within, props);
  });
  return [...own, ...vpcs];
}

function vpcRequests(key: string, within: string, vpc: VpcPlan): BlockRequest[] {
  const requests = [request(key, within, vpc.block)];
  for (const [name, block] of Object.entries(vpc.secondary ?? {})) {
    checkName(name, key);
    // `<vpc>:ipv6` is the IPv6 space.
    if (name === 'ipv6') checkName('', key);
    requests.push(request(secondaryKey(key, name), within, block));
  }
  if (vpc.zones.length === 0 || new Set(vpc.zones).size !== vpc.zones.length) {
    throw new NetworkError('NET010', key, {
      problem: 'a VPC needs zones, each named once',
      got: `[${vpc.zones.join(', ')}]`,
      allowed: "zone ids as ['euw1-az1', 'euw1-az2']",
      fix: 'name at least one zone id, none twice',
    });
  }
  for (const [tier, props] of Object.entries(vpc.tiers)) {
    checkName(tier, `${key}/${tier}`);
    if (props.within !== undefined && vpc.secondary?.[props.within] === undefined) {
      throw new NetworkError('NET010', `${key}/${tier}`, {
        problem: 'the tier lies within a block that the VPC does not have',
        got: props.within,
        allowed: `one of [${Object.keys(vpc.secondary ?? {}).join(', ')}]`,
        fix: 'declare the secondary block, or leave `within` out for the primary one',
      });
    }
    const container = props.within === undefined ? key : secondaryKey(key, props.within);
    for (const zone of props.zones ?? vpc.zones) {
      if (!vpc.zones.includes(zone)) {
        throw new NetworkError('NET010', `${key}/${tier}`, {
          problem: 'the tier has a zone that the VPC does not have',
          got: zone,
          allowed: `one of [${vpc.zones.join(', ')}]`,
          fix: 'add the zone to the VPC, or take it from the tier',
        });
      }
      if (props.prefixLength !== undefined) {
        requests.push({
          key: subnetKey(key, tier, zone),
          within: container,
          prefixLength: props.prefixLength,
        });
      }
      if (props.ipv6 === true || props.prefixLength === undefined) {
        requests.push({ key: subnetKey(key, tier, zone, 6), within: `${key}:ipv6`, prefixLength: 64 });
      }
    }
  }
  return requests;
}

function request(key: string, within: string, block: BlockPlan): BlockRequest {
  if (block.cidr === undefined) return { key, within, prefixLength: block.prefixLength };
  const cidr = Cidr.parse(block.cidr, key);
  return { key, within, prefixLength: cidr.prefixLength, cidr };
}

function supernetOf(plan: AddressPlan, name: string, environment: EnvironmentPlan): string {
  const names = Object.keys(plan.supernets);
  const chosen = environment.supernet ?? (names.length === 1 ? names[0] : undefined);
  if (chosen !== undefined && plan.supernets[chosen] !== undefined) return chosen;
  throw new NetworkError('NET010', name, {
    problem:
      chosen === undefined ? 'the environment does not say which supernet it uses' : 'no such supernet',
    ...(chosen === undefined ? {} : { got: chosen }),
    allowed: `one of [${names.join(', ')}]`,
    fix: 'set `supernet` of the environment',
  });
}

function checkName(name: string, place: string): void {
  if (NAME.test(name)) return;
  throw new NetworkError('NET015', place, {
    problem: 'the name cannot be part of a ledger key',
    got: JSON.stringify(name),
    allowed: 'lower-case letters, digits and hyphens, a letter first',
    fix: 'rename it',
  });
}

/** Address space of a plan. @throws NET001, NET002, NET004 */
export function supernetsOf(plan: AddressPlan): OwnedBlock[] {
  const supernets = Object.entries(plan.supernets).map(([name, cidr]) => ({
    key: `supernet:${name}`,
    cidr: Cidr.parse(cidr, `supernet:${name}`),
  }));
  checkDisjoint(supernets);
  return supernets;
}

/** What a plan keeps free. @throws NET001, NET002 */
export function reservedOf(plan: AddressPlan): OwnedBlock[] {
  return Object.entries(plan.reserved ?? {}).flatMap(([name, blocks]) =>
    [blocks].flat().map((cidr) => ({ key: name, cidr: Cidr.parse(cidr, name) })),
  );
}

/** Requests by container, containers before their contents. */
export function groupByContainer(requests: readonly BlockRequest[]): Map<string, BlockRequest[]> {
  const groups = new Map<string, BlockRequest[]>();
  for (const request of requests) {
    const group = groups.get(request.within);
    if (group) group.push(request);
    else groups.set(request.within, [request]);
  }
  return groups;
}
