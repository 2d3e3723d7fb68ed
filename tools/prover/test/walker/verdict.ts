import type { Configuration } from '@landbridge/terraform-model';
import { inside, ip, ipText, same, type Ip } from './address';
import type { WalkerAssumptions } from './assumptions';
import { isPorted } from './filters';
import { NotCovered } from './not-covered';
import { ICMP, ICMPV6, protocolNumber, reversed, tuple, type Packet } from './packet';
import { readWorld } from './read/read-world';
import { NOTHING, type End, type Traveller } from './traveller';
import { Walk } from './walk';
import type { Interface, World } from './world';

export interface WalkQuestion {
  /** Resource with an interface, `internet`, a public address, or `on-premises:<site>`. */
  readonly from: string;
  /** The same, or `service:<name>`, or any address. */
  readonly to: string;
  readonly toIp?: string;
  readonly protocol?: string;
  readonly port?: number;
  readonly sourcePort?: number;
  readonly family?: 4 | 6;
  readonly down?: readonly string[];
  readonly oneWay?: boolean;
}

export type WalkVerdict =
  | {
      readonly outcome: 'reachable';
      /** Source addresses that the receiver may see, one for each path. */
      readonly sources: readonly string[];
      readonly trail: readonly string[];
    }
  | {
      readonly outcome: 'blocked';
      readonly stops: readonly { readonly at: string; readonly because: string }[];
    }
  | { readonly outcome: 'not covered'; readonly because: string };

/** A host on the internet, and one on the premises, that stand for all. */
const STRANGER: Readonly<Record<4 | 6, string>> = { 4: '203.0.113.77', 6: '2600:1f18::77' };

/** Ports that a NAT gateway may choose; where they disagree, so may AWS. */
const NAT_PORTS = [1024, 40000, 65535] as const;

/** The walker on one landscape: reads it once, answers any number of questions. */
export function walkerFor(
  configuration: Configuration,
  assumptions: WalkerAssumptions = {},
): (question: WalkQuestion) => WalkVerdict {
  let world: World | NotCovered;
  try {
    world = readWorld(configuration, assumptions);
  } catch (error) {
    if (!(error instanceof NotCovered)) throw error;
    world = error;
  }
  return (question: WalkQuestion): WalkVerdict => {
    if (world instanceof NotCovered) return { outcome: 'not covered', because: world.message };
    const down = [...(assumptions.down ?? []), ...(question.down ?? [])];
    try {
      const first = new Walk(world, down, NAT_PORTS[0]);
      const verdict = judge(first, question);
      if (!first.usedNat) return verdict;
      for (const port of NAT_PORTS.slice(1)) {
        if (judge(new Walk(world, down, port), question).outcome !== verdict.outcome) {
          throw new NotCovered('it depends on the port that a NAT gateway chooses');
        }
      }
      return verdict;
    } catch (error) {
      if (error instanceof NotCovered) return { outcome: 'not covered', because: error.message };
      throw error;
    }
  };
}

/** In the family that is asked for, else in each that both ends have: one that gets through is enough. */
function judge(walk: Walk, question: WalkQuestion): WalkVerdict {
  if (walk.world.ends.has(question.to)) throw new NotCovered(`what stands at ${question.to}`);
  const families = question.family === undefined ? familiesOf(walk.world, question) : [question.family];
  const verdicts = families.map((family) => judgeIn(walk, question, family));
  const [first] = verdicts;
  if (first === undefined)
    throw new NotCovered(`a family that ${question.from} and ${question.to} have both`);
  return verdicts.find(({ outcome }) => outcome === 'reachable') ?? first;
}

function judgeIn(walk: Walk, question: WalkQuestion, family: 4 | 6): WalkVerdict {
  const source = sourceOf(walk.world, question.from, family);
  const target = targetOf(walk.world, question, family);
  if (source === undefined || target === undefined) {
    return {
      outcome: 'blocked',
      stops: [{ at: 'endpoint', because: `no address of IPv${family} to send from or to` }],
    };
  }
  const packet = makePacket(question, source.address, target.address);
  const traveller: Traveller = {
    packet,
    memory: NOTHING,
    phase: 'forward',
    sender: undefined,
    throughMiddlebox: false,
    crossed: [],
    startedInside: source.place !== 'internet',
    trail: [],
    past: [],
  };
  const forward = sendFrom(walk, source.place, traveller);
  const stops: { at: string; because: string }[] = [];
  const arrivals: Traveller[] = [];
  for (const end of forward) {
    if (!end.arrived) stops.push({ at: end.at, because: end.because });
    else if (!target.isAt(end.at)) stops.push({ at: end.at, because: 'it arrives somewhere else' });
    else {
      const failure = question.oneWay === true ? undefined : replyFailure(walk, end, source.place, packet);
      if (failure === undefined) arrivals.push(end.traveller);
      else stops.push(...failure);
    }
  }
  const [first] = arrivals;
  if (first !== undefined) {
    const sources = [...new Set(arrivals.map((each) => ipText(each.packet.src)))];
    return { outcome: 'reachable', sources, trail: first.trail };
  }
  return { outcome: 'blocked', stops };
}

function sendFrom(walk: Walk, place: string, traveller: Traveller): End[] {
  if (place === 'internet') return walk.onTheInternet(traveller);
  if (place.startsWith('on-premises:')) return walk.fromSite(place.slice('on-premises:'.length), traveller);
  const own = walk.world.interfaces.get(place);
  if (own === undefined) throw new NotCovered(`${place} as a source`);
  return walk.send(own, traveller);
}

/** Why the reply does not come home; undefined when one does. */
function replyFailure(walk: Walk, end: End & { arrived: true }, home: string, sent: Packet) {
  const reply: Traveller = {
    ...end.traveller,
    packet: reversed(end.traveller.packet),
    phase: 'return',
    sender: undefined,
    throughMiddlebox: false,
    crossed: [],
    past: [],
  };
  if (end.at === 'amazon') return undefined;
  const ends = end.at.startsWith('service:') ? serviceReplies(walk, reply) : sendFrom(walk, end.at, reply);
  const expected = tuple(reversed(sent));
  const comesHome = (each: End): boolean =>
    each.arrived && each.at === home && tuple(each.traveller.packet) === expected;
  if (ends.some(comesHome)) return undefined;
  return ends.map((each) => ({
    at: each.at,
    because: each.arrived ? 'the reply arrives elsewhere or from another address' : `reply: ${each.because}`,
  }));
}

/** By the way it came: the gateway endpoint of the VPC, or the internet. */
function serviceReplies(walk: Walk, reply: Traveller): End[] {
  const endpoint = walk.world.endpoints.get(reply.trail[reply.trail.length - 1] ?? '');
  return endpoint === undefined ? walk.onTheInternet(reply) : walk.deliver(endpoint.vpc, undefined, reply);
}

function makePacket(question: WalkQuestion, src: Ip, dst: Ip): Packet {
  const asked = protocolNumber(question.protocol ?? 'tcp');
  if (asked === 'any') throw new NotCovered('every protocol at once');
  const protocol = asked === ICMP && src.family === 6 ? ICMPV6 : asked;
  const bare = { src, dst, protocol, srcPort: 0, dstPort: 0 };
  if (!isPorted(bare)) return bare;
  return { ...bare, srcPort: question.sourcePort ?? 50000, dstPort: question.port ?? 443 };
}

function interfacesOf(world: World, name: string): Interface[] {
  return [...world.interfaces.values()].filter(({ id }) => id === name || id.startsWith(`${name}#`));
}

const isAddress = (text: string): boolean => /^[0-9a-f.:]+$/i.test(text) && !text.startsWith('on-');

/** IPv4 first; what has no interface of its own, such as the internet, has what the other end has. */
function familiesOf(world: World, { from, to, toIp }: WalkQuestion): (4 | 6)[] {
  for (const each of [toIp, to, from]) if (each !== undefined && isAddress(each)) return [ip(each).family];
  const known = [from, to]
    .map((each) =>
      interfacesOf(world, each).flatMap(({ addresses }) => addresses.map(({ family }) => family)),
    )
    .filter((families) => families.length > 0);
  const has = (family: 4 | 6): boolean => known.every((families) => families.includes(family));
  if (known.length < 2) return has(4) ? [4] : [6];
  return ([4, 6] as const).filter(has);
}

function sourceOf(world: World, from: string, family: 4 | 6): { place: string; address: Ip } | undefined {
  if (from === 'internet') return { place: 'internet', address: ip(STRANGER[family]) };
  if (from.startsWith('on-premises:')) return { place: from, address: siteAddress(world, from, family) };
  if (isAddress(from)) {
    const address = ip(from);
    const site = [...world.hybrid.sites.values()].find(({ blocks }) =>
      blocks.some((each) => inside(address, each)),
    );
    return { place: site === undefined ? 'internet' : `on-premises:${site.id}`, address };
  }
  const own = interfacesOf(world, from)[0];
  if (own === undefined) throw new NotCovered(`${from} as a source`);
  const address = own.addresses.find((each) => each.family === family);
  return address === undefined ? undefined : { place: own.id, address };
}

function siteAddress(world: World, name: string, family: 4 | 6): Ip {
  const site = world.hybrid.sites.get(name.slice('on-premises:'.length));
  const home = site?.blocks.find((each) => each.family === family);
  if (home === undefined) throw new NotCovered(`${name} has no address of IPv${family}`);
  return { family, bits: home.first + 10n };
}

interface Target {
  readonly address: Ip;
  readonly isAt: (place: string) => boolean;
}

function targetOf(world: World, { from, to, toIp }: WalkQuestion, family: 4 | 6): Target | undefined {
  const given = toIp === undefined ? undefined : ip(toIp);
  if (to === 'internet')
    return { address: given ?? ip(STRANGER[family]), isAt: (place) => place === 'internet' };
  if (to.startsWith('on-premises:'))
    return { address: given ?? siteAddress(world, to, family), isAt: (place) => place === to };
  if (to.startsWith('service:')) {
    const address =
      given ?? world.services.get(to.slice('service:'.length))?.find((each) => each.family === family);
    if (address === undefined) throw new NotCovered(`the addresses of ${to}`);
    return { address, isAt: (place) => place === to };
  }
  if (isAddress(to)) {
    const address = ip(to);
    return { address, isAt: (place) => isHolder(world, place, address) };
  }
  const own = interfacesOf(world, to);
  if (own.length === 0) throw new NotCovered(`${to} as a destination`);
  const isAt = (place: string): boolean => own.some(({ id }) => id === place);
  if (given !== undefined) return { address: given, isAt };
  const outside = sourceOf(world, from, family)?.place === 'internet';
  const addresses =
    outside && family === 4
      ? own.flatMap(({ publicAddress }) => publicAddress ?? [])
      : own.flatMap((each) => each.addresses);
  const address = addresses.find((each) => each.family === family);
  return address === undefined ? undefined : { address, isAt };
}

/** Any place where a packet for the address may rightly end. */
function isHolder(world: World, place: string, address: Ip): boolean {
  if (place === 'internet' || place === 'amazon' || place.startsWith('on-premises:')) return true;
  const own = world.interfaces.get(place);
  if (own === undefined) return false;
  return (
    own.addresses.some((each) => same(each, address)) ||
    (own.publicAddress !== undefined && same(own.publicAddress, address))
  );
}
