/**
 * Security groups: allow rules only, the union of all groups of an interface, stateful.
 *
 * A rule that names a group means the private addresses of interfaces in that group: in the same VPC or a VPC with
 * an active peering in the same Region; over a transit gateway for inbound rules only and where both sides opt in.
 * Traffic to the Amazon DNS server, DHCP, instance metadata and time is not filtered.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 * @see https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html
 */
import {
  ICMP,
  ICMPV6,
  TCP,
  UDP,
  Unknown,
  UnknownBlock,
  type GroupPeer,
  type GroupRule,
  type Prefix,
} from '@landbridge/terraform-model';
import {
  narrow as narrowHeaders,
  without,
  type Condition,
  type HeaderSet,
  type Headers,
} from '../headers/headers';
import { covers, normalise, pairs, type Ranges } from '../headers/ranges';
import { possiblyIn } from '../headers/stand-in';
import type { Port } from '../model/interface';
import type { Model } from '../model/model';
import { doubtful, drop, hop, withHeaders, type End, type Flight } from '../trace/flight';
import { hostCondition } from './host';
import { prefixListEntries } from './prefix-list';

export type Direction = 'ingress' | 'egress';

/** What passes the groups of an interface, and what does not. */
export function passGroups(
  model: Model,
  port: Port,
  direction: Direction,
  flight: Flight,
): { pass: Flight[]; ends: End[] } {
  if (port.network.ungrouped) return { pass: [flight], ends: [] };
  const label = groupLabel(model, port);
  const { allowed, possible, rest } = judge(model, port, direction, flight);
  const pass = allowed.map(({ headers, rule, group }) =>
    hop(withHeaders(flight, headers), () => ({
      component: group,
      kind: 'security-group',
      decision: 'allow',
      rule: rule.said,
      because: `${rule.said} allows it ${direction === 'ingress' ? 'in to' : 'out of'} ${port.owner}`,
    })),
  );
  const ends: End[] = possible.map(({ headers, because, group }) =>
    doubtful(withHeaders(flight, headers), group, because),
  );
  for (const headers of rest) {
    const stopped = hop(withHeaders(flight, headers), () => ({
      component: label,
      kind: 'security-group',
      decision: 'deny',
      rule: '*',
      because: denial(model, port, direction),
    }));
    ends.push(drop(stopped, label, denial(model, port, direction)));
  }
  return { pass, ends };
}

function denial(model: Model, port: Port, direction: Direction): string {
  const groups =
    port.network.groups.map((group) => canonicalGroup(model, group)).join(', ') || 'its security groups';
  return `no ${direction} rule of ${groups} allows it ${direction === 'ingress' ? 'in to' : 'out of'} ${port.owner}`;
}

function groupLabel(model: Model, port: Port): string {
  const first = port.network.groups[0];
  return first === undefined ? port.owner : (model.network.securityGroups.get(first)?.key ?? first);
}

interface Judgement {
  readonly allowed: { headers: Headers; rule: GroupRule; group: string }[];
  readonly possible: { headers: Headers; because: string; group: string }[];
  readonly rest: HeaderSet;
}

function judge(model: Model, port: Port, direction: Direction, flight: Flight): Judgement {
  const allowed: Judgement['allowed'] = [];
  const maybe: { condition: Condition; because: string; group: string }[] = [];
  let rest: HeaderSet = [flight.headers];
  for (const rule of rulesOf(model, port, direction, maybe)) {
    const match = conditionsOf(model, rule.rule, direction, flight);
    for (const condition of match.certain) {
      const whole = narrowHeaders(flight.headers, condition);
      if (!whole) continue;
      if (rest.length === 1 && rest[0] === flight.headers && isAll(whole, flight.headers)) {
        return {
          allowed: [{ headers: flight.headers, rule: rule.rule, group: rule.group }],
          possible: [],
          rest: [],
        };
      }
      const left: Headers[] = [];
      for (const box of rest) {
        const part = narrowHeaders(box, condition);
        if (part) allowed.push({ headers: part, rule: rule.rule, group: rule.group });
        left.push(...(part ? without(box, condition) : [box]));
      }
      rest = left;
    }
    for (const { condition, because } of match.possible)
      maybe.push({ condition, because, group: rule.group });
    if (rest.length === 0) break;
  }
  const possible: Judgement['possible'] = [];
  for (const { condition, because, group } of maybe) {
    const left: Headers[] = [];
    for (const box of rest) {
      const part = narrowHeaders(box, condition);
      if (part) possible.push({ headers: part, because, group });
      left.push(...(part ? without(box, condition) : [box]));
    }
    rest = left;
  }
  return { allowed, possible, rest };
}

/** Rules that let everything through first: the fewest pieces, the clearest explanation. */
function rulesOf(
  model: Model,
  port: Port,
  direction: Direction,
  maybe: { condition: Condition; because: string; group: string }[],
): { rule: GroupRule; group: string }[] {
  const result: { rule: GroupRule; group: string }[] = [];
  if (port.network.groupDoubt) {
    maybe.push({ condition: {}, because: port.network.groupDoubt.because, group: port.owner });
  }
  for (const key of port.network.groups) {
    const group = model.network.securityGroups.get(key);
    if (!group) {
      maybe.push({ condition: {}, because: `security group ${key} is not in the input`, group: key });
      continue;
    }
    for (const rule of group[direction]) result.push({ rule, group: group.key });
    for (const doubt of group.doubts) maybe.push({ condition: {}, because: doubt.because, group: group.key });
  }
  return result;
}

interface Match {
  readonly certain: Condition[];
  readonly possible: { condition: Condition; because: string }[];
}

function conditionsOf(model: Model, rule: GroupRule, direction: Direction, flight: Flight): Match {
  const service = serviceCondition(rule);
  const side = direction === 'ingress' ? 'source' : 'destination';
  const certain: Condition[] = [];
  const possible: Match['possible'] = [];
  const add = (peer: Condition): void => {
    if (service.doubt === undefined) certain.push({ ...service.condition, ...peer });
    else
      possible.push({
        condition: { ...service.condition, ...peer },
        because: `${rule.said}: ${service.doubt}`,
      });
  };
  const addBlocks = (blocks: readonly Prefix[]): void => {
    const own = blocks.filter((block) => block.family === flight.headers.family);
    if (own.length === 0) return;
    const range = normalise(own.map((block) => [block.first, block.last] as const));
    add({ family: flight.headers.family, [side]: range });
    for (const block of own) {
      const standIns = possiblyIn(block, flight.headers[side]);
      if (standIns.length > 0)
        possible.push({
          condition: { ...service.condition, [side]: standIns },
          because: `${rule.said} names ${block.text}, and AWS has yet to choose the address`,
        });
    }
  };
  addBlocks(rule.peers.filter(isBlock));
  for (const peer of rule.peers) {
    if (isBlock(peer)) continue;
    if (!(peer instanceof Unknown) && 'host' in peer) {
      const found = hostCondition(model, peer.host, side, flight);
      if (found.certain) add(found.certain);
      if (found.possible)
        possible.push({
          condition: { ...service.condition, ...found.possible },
          because: `${rule.said}: AWS has yet to choose ${peer.host}`,
        });
    } else if (peer instanceof UnknownBlock && peer.family !== flight.headers.family) {
      continue;
    } else if (peer instanceof Unknown) {
      possible.push({ condition: service.condition, because: `${rule.said}: ${peer.because}` });
    } else if ('prefixList' in peer) {
      const list = prefixListEntries(model, peer.prefixList);
      addBlocks(list.entries);
      if (list.doubt !== undefined)
        possible.push({ condition: service.condition, because: `${rule.said}: ${list.doubt}` });
    } else {
      const found =
        direction === 'ingress' ? senderIn(model, peer.group, flight) : receiverIn(model, peer.group, flight);
      if (found.certain) add(found.certain);
      if (found.doubt !== undefined)
        possible.push({
          condition: { ...service.condition, ...found.doubtful },
          because: `${rule.said}: ${found.doubt}`,
        });
    }
  }
  return { certain, possible };
}

function isBlock(peer: GroupPeer): peer is Prefix {
  return !(peer instanceof Unknown) && 'first' in peer;
}

function serviceCondition(rule: GroupRule): { condition: Condition; doubt: string | undefined } {
  if (rule.protocol === 'any') return { condition: {}, doubt: undefined };
  if (rule.protocol instanceof Unknown) return { condition: {}, doubt: rule.protocol.because };
  const protocols: Ranges<number> = [rule.protocol, rule.protocol];
  const { from, to } = rule;
  const doubt = from instanceof Unknown ? from.because : to instanceof Unknown ? to.because : undefined;
  if (typeof from !== 'number' || from === -1) return { condition: { protocols }, doubt };
  if (rule.protocol === TCP || rule.protocol === UDP) {
    const end = typeof to === 'number' && to >= from ? to : from;
    return { condition: { protocols, destinationPorts: [from, end] }, doubt };
  }
  if (rule.protocol === ICMP || rule.protocol === ICMPV6) {
    const code = typeof to === 'number' ? to : -1;
    const ports: Ranges<number> =
      code === -1 ? [from * 256, from * 256 + 255] : [from * 256 + code, from * 256 + code];
    return { condition: { protocols, destinationPorts: ports }, doubt };
  }
  return { condition: { protocols }, doubt };
}

interface Membership {
  readonly certain?: Condition;
  readonly doubt?: string;
  /** Headers that the doubt is about. @default all */
  readonly doubtful?: Condition;
}

/** Inbound: the sender's own groups count, while its private address is still in the packet. */
function senderIn(model: Model, group: string, flight: Flight): Membership {
  const { sender } = flight;
  if (!sender || !sender.named) return {};
  const canonical = canonicalGroup(model, group);
  if (sender.groups.some((own) => canonicalGroup(model, own) === canonical)) return { certain: {} };
  return sender.groupDoubt ? { doubt: 'the groups of the sender are not all known' } : {};
}

/** Outbound: members of the group in this VPC or a VPC peered with it. */
function receiverIn(model: Model, group: string, flight: Flight): Membership {
  const canonical = canonicalGroup(model, group);
  const vpc = flight.sender?.vpc;
  const isNear = (port: Port): boolean =>
    vpc === undefined || port.network.vpc === vpc || peered(model, vpc, port.network.vpc);
  const inGroup = (port: Port): boolean =>
    isNear(port) && port.network.groups.some((own) => canonicalGroup(model, own) === canonical);
  if (flight.aim) {
    if (inGroup(flight.aim)) return privateAddresses(flight.aim, flight.headers.family);
    if (flight.aim.network.groupDoubt)
      return { doubt: `the groups of ${flight.aim.owner} are not all known` };
    return {};
  }
  const known: (readonly [bigint, bigint])[] = [];
  const candidates: (readonly [bigint, bigint])[] = [];
  let hidden: string | undefined;
  for (const port of membersOf(model, canonical).filter(isNear)) {
    for (const address of port.addresses) {
      if (address.family !== flight.headers.family) continue;
      if (address.isKnown) known.push([address.range[0]!, address.range[0]!]);
      else {
        hidden = port.owner;
        candidates.push(...pairs(address.range));
      }
    }
  }
  return {
    ...(known.length > 0 ? { certain: { destination: normalise(known) } } : {}),
    ...(hidden === undefined
      ? {}
      : {
          doubt: `the address of ${hidden}, a member of ${group}, is not known`,
          doubtful: { destination: normalise(candidates) },
        }),
  };
}

/** A group stands for the private addresses of its members, so a public one does not match. */
function privateAddresses(port: Port, family: 4 | 6): Membership {
  const own = port.addresses.filter((address) => address.family === family);
  return { certain: { destination: normalise(own.flatMap((address) => pairs(address.range))) } };
}

function membersOf(model: Model, canonical: string): readonly Port[] {
  const index =
    (model.memo.get('members of groups') as Map<string, Port[]> | undefined) ?? new Map<string, Port[]>();
  if (index.size === 0) {
    for (const port of model.ports.all.values()) {
      for (const own of new Set(port.network.groups.map((group) => canonicalGroup(model, group)))) {
        const list = index.get(own);
        if (list) list.push(port);
        else index.set(own, [port]);
      }
    }
    model.memo.set('members of groups', index);
  }
  return index.get(canonical) ?? [];
}

/** An adopted default group goes by its VPC and by its own address. */
function canonicalGroup(model: Model, group: string): string {
  return model.network.securityGroups.get(group)?.key ?? group;
}

function peered(model: Model, a: string, b: string): boolean {
  for (const peering of model.network.peerings.values()) {
    const ends = [peering.requester, peering.accepter];
    if (!ends.includes(a) || !ends.includes(b)) continue;
    if (peering.status === 'active' && peering.requesterRegion === peering.accepterRegion) return true;
  }
  return false;
}

function isAll(part: Headers, whole: Headers): boolean {
  return (
    part === whole ||
    (covers(part.source, whole.source) &&
      covers(part.destination, whole.destination) &&
      covers(part.protocols, whole.protocols) &&
      covers(part.sourcePorts, whole.sourcePorts) &&
      covers(part.destinationPorts, whole.destinationPorts))
  );
}
