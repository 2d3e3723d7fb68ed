import { inside, same } from './address';
import { NotCovered } from './not-covered';
import { ICMP, ICMPV6, TCP, UDP, type Packet } from './packet';
import type { Traveller } from './traveller';
import type { Acl, Group, GroupRule, Interface, World } from './world';

const ported = (protocol: number): boolean => protocol === TCP || protocol === UDP;

function matchesProtocol(
  rule: { protocol: number | 'any'; from: number; to: number },
  packet: Packet,
): boolean {
  if (rule.protocol === 'any') return true;
  if (rule.protocol !== packet.protocol) return false;
  return !ported(packet.protocol) || (packet.dstPort >= rule.from && packet.dstPort <= rule.to);
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html: lowest number first, first match decides. */
export function aclAllows(acl: Acl, direction: 'in' | 'out', packet: Packet): boolean {
  const address = direction === 'in' ? packet.src : packet.dst;
  const first = acl.rules.find(
    (rule) => rule.direction === direction && matchesProtocol(rule, packet) && inside(address, rule.block),
  );
  return first?.allow ?? false;
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html: any rule of any group allows. */
export function groupsAllow(
  world: World,
  own: Interface,
  direction: 'in' | 'out',
  traveller: Traveller,
  /** For outbound packets: the target of the route that they will take, `local` within the VPC. */
  nextTarget: string,
): boolean {
  const rules = own.groups.flatMap((group) => world.groups.get(group)?.rules ?? missing(group));
  const fitting = rules.filter(
    (rule) => rule.direction === direction && matchesProtocol(rule, traveller.packet),
  );
  const address = direction === 'in' ? traveller.packet.src : traveller.packet.dst;
  if (fitting.some(({ blocks }) => blocks.some((each) => inside(address, each)))) return true;
  const allowed = fitting.some((rule) =>
    direction === 'in'
      ? senderIsMember(world, own, rule, traveller)
      : receiverIsMember(world, own, rule, traveller, nextTarget),
  );
  const unknown = fitting.find((rule) => rule.unknown !== undefined)?.unknown;
  if (!allowed && unknown !== undefined) throw new NotCovered(`the entries of ${unknown} are not known`);
  return allowed;
}

function missing(group: string): GroupRule[] {
  throw new NotCovered(`the rules of ${group} are not in the configuration`);
}

/** Private addresses only; same VPC, peer in the Region, or transit gateway that opted in; no middlebox between. */
function senderIsMember(world: World, own: Interface, rule: GroupRule, traveller: Traveller): boolean {
  if (rule.group === undefined || traveller.sender === undefined || traveller.throughMiddlebox) return false;
  const sender = world.interfaces.get(traveller.sender);
  if (sender === undefined || !sender.groups.includes(rule.group)) return false;
  if (!sender.addresses.some((each) => same(each, traveller.packet.src))) return false;
  const here = vpcOf(world, own);
  const there = vpcOf(world, sender);
  if (traveller.crossed.length === 0) return here.id === there.id;
  if (here.region !== there.region) return false;
  if (traveller.crossed.every((each) => world.peerings.has(each))) return traveller.crossed.length === 1;
  return transitReferences(world, traveller.crossed);
}

/** https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html: gateway and both attachments opt in. */
function transitReferences(world: World, crossed: readonly string[]): boolean {
  const attachments = crossed.map((each) => world.transit.attachments.get(each));
  if (attachments.length !== 2) return false;
  return attachments.every(
    (each) =>
      each?.kind === 'vpc' &&
      each.groupReferences &&
      each.gateways.every((gateway) => world.transit.gateways.get(gateway)?.groupReferences === true),
  );
}

function receiverIsMember(
  world: World,
  own: Interface,
  rule: GroupRule,
  { packet }: Traveller,
  target: string,
): boolean {
  if (rule.group === undefined) return false;
  const here = vpcOf(world, own);
  const members = [...world.interfaces.values()].filter(
    (each) =>
      each.groups.includes(rule.group ?? '') && each.addresses.some((address) => same(address, packet.dst)),
  );
  if (target === 'local') return members.some((each) => vpcOf(world, each).id === here.id);
  const peering = world.peerings.get(target);
  if (peering !== undefined) {
    return members.some((each) => {
      const there = vpcOf(world, each);
      return there.id !== here.id && peering.vpcs.includes(there.id) && there.region === here.region;
    });
  }
  if (world.interfaces.has(target) && members.length > 0) {
    throw new NotCovered('an outbound reference to a group whose member lies behind a middlebox');
  }
  return false;
}

function vpcOf(world: World, own: Interface): { id: string; region: string } {
  const vpc = world.vpcs.get(world.subnets.get(own.subnet)?.vpc ?? '');
  if (vpc === undefined) throw new NotCovered(`${own.id} lies in no known VPC`);
  return vpc;
}

export const isPing = (packet: Packet): boolean => packet.protocol === ICMP || packet.protocol === ICMPV6;
export const isPorted = (packet: Packet): boolean => ported(packet.protocol);
export type { Group };
