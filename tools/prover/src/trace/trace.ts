import { LandbridgeError, parseAddress } from '@landbridge/terraform-model';
import type { Family } from '../headers/headers';
import { withDown, type Model } from '../model/model';
import { policyVerdicts } from '../semantics/endpoint-policy';
import { endpoint, type Endpoint, type Member } from './endpoint';
import { entriesOf } from './flight';
import type { Query } from './query';
import { headersOf } from './query-headers';
import type { Outcome, StopsAt, TraceResult } from './result';
import { hopsOfTrip, membersOf, stopOf, tripsBetween, unclearMembers, type Trip } from './walk';
import { seenSource, witness } from './witness';

/** Answers one question. Throws LandbridgeError for what the question names and the model does not hold. */
export function trace(base: Model, query: Query): TraceResult {
  const model = withDown(base, query.down ?? []);
  const from = endpoint(model, query.from);
  const to = endpoint(model, query.to);
  const toIp = query.toIp === undefined ? undefined : destinationIp(query.toIp);
  const families = familiesFor(model, from, to, query.family ?? toIp?.family);
  const answers = families.map((family) => answer(model, from, to, query, family, toIp));
  return best(answers) ?? incompatible(model, from, to, query.family);
}

function destinationIp(text: string): { family: Family; value: bigint } {
  const address = parseAddress(text.trim());
  if (address) return address;
  throw new LandbridgeError({
    code: 'PRV007',
    message: `${JSON.stringify(text)} is no IP address`,
    fix: 'give an address such as 10.0.1.10 or 2001:db8::10',
  });
}

interface Answer {
  readonly outcome: Outcome;
  readonly result: TraceResult;
}

function answer(
  model: Model,
  from: Endpoint,
  to: Endpoint,
  query: Query,
  family: Family,
  toIp: { family: Family; value: bigint } | undefined,
): Answer | undefined {
  const headers = headersOf({
    protocol: query.protocol,
    ports: query.port === undefined ? undefined : [query.port],
    sourcePort: query.sourcePort,
    family,
  });
  const oneWay = query.oneWay ?? false;
  const trips = tripsBetween(model, from, to, headers, { oneWay, ...(toIp ? { toIp } : {}) });
  const unclear = unclearMembers([...membersOf(model, from, undefined), ...membersOf(model, to, from)]);
  const arrived = trips.filter((trip) => trip.verdict === 'arrived');
  if (arrived.length > 0) return { outcome: 'reachable', result: reachable(model, arrived[0]!, trips) };
  const unknown = trips.find((trip) => trip.verdict === 'unknown');
  if (unknown) return { outcome: 'unknown', result: stopped(model, 'unknown', unknown, stopOf(unknown)) };
  if (unclear.length > 0)
    return { outcome: 'unknown', result: { ...empty, outcome: 'unknown', stopsAt: unclear[0]!.at } };
  const dropped = furthest(trips);
  return dropped && { outcome: 'blocked', result: stopped(model, 'blocked', dropped, stopOf(dropped)) };
}

const empty: Omit<TraceResult, 'outcome'> = { forward: [], return: [], sourceSeen: null };

/** Of several ways to fail the one that came furthest tells most, and one that led astray least. */
function furthest(trips: readonly Trip[]): Trip | undefined {
  const depth = ({ there, back }: Trip): number =>
    there.astray === true ? 0 : there.flight.steps + (back ? 1000 + back.flight.steps : 0);
  return trips.reduce<Trip | undefined>(
    (best, trip) => (best === undefined || depth(trip) > depth(best) ? trip : best),
    undefined,
  );
}

function reachable(model: Model, trip: Trip, all: readonly Trip[]): TraceResult {
  const hops = hopsOfTrip(trip);
  const { there, back } = trip;
  const mtu = back && back.flight.mtu.bytes < there.flight.mtu.bytes ? back.flight.mtu : there.flight.mtu;
  const target = targetOf(trip);
  const weak = weakWays(trip, all);
  const policy = policyVerdicts(model, there);
  return {
    outcome: 'reachable',
    ...hops,
    sourceSeen: seenSource(model, there),
    ...(target === undefined ? {} : { target }),
    mtu: mtu.bytes,
    mtuBecause: mtu.because,
    packet: witness(model, trip.headers),
    ...(weak.length === 0 ? {} : { weak }),
    ...(policy.length === 0 ? {} : { policy }),
  };
}

/** What the first load balancer on the way chose. */
function targetOf(trip: Trip): string | undefined {
  const balanced = entriesOf(trip.there.flight.session, 'balancer').length > 0;
  return balanced ? trip.there.at.component : undefined;
}

/** Where the same packets end otherwise, by another path that AWS may choose. */
function weakWays(trip: Trip, all: readonly Trip[]): StopsAt[] {
  const found = new Map<string, StopsAt>();
  for (const other of all) {
    if (other === trip || other.verdict === 'arrived' || other.way !== trip.way) continue;
    if (!sharesPackets(trip, other)) continue;
    const stop = stopOf(other);
    found.set(`${stop.component} ${stop.direction} ${stop.because}`, stop);
  }
  return [...found.values()];
}

function sharesPackets(a: Trip, b: Trip): boolean {
  const fields = ['source', 'destination', 'protocols', 'sourcePorts', 'destinationPorts'] as const;
  return fields.every((field) => {
    const x = a.headers[field] as readonly (number | bigint)[];
    const y = b.headers[field] as readonly (number | bigint)[];
    for (let i = 0; i < x.length; i += 2)
      for (let j = 0; j < y.length; j += 2) if (x[i]! <= y[j + 1]! && y[j]! <= x[i + 1]!) return true;
    return false;
  });
}

function stopped(model: Model, outcome: 'blocked' | 'unknown', trip: Trip, stopsAt: StopsAt): TraceResult {
  const arrived = trip.there.end === 'delivered';
  const target = arrived ? targetOf(trip) : undefined;
  return {
    outcome,
    stopsAt,
    ...hopsOfTrip(trip),
    sourceSeen: arrived ? seenSource(model, trip.there) : null,
    ...(target === undefined ? {} : { target }),
    packet: witness(model, trip.headers),
  };
}

function best(answers: readonly (Answer | undefined)[]): TraceResult | undefined {
  for (const outcome of ['reachable', 'unknown', 'blocked'] as const) {
    const found = answers.find((candidate) => candidate?.outcome === outcome);
    if (found) return found.result;
  }
  return undefined;
}

/** Families to ask about: the one named, else all that both ends have. */
function familiesFor(model: Model, from: Endpoint, to: Endpoint, asked: Family | undefined): Family[] {
  if (asked !== undefined) return [asked];
  const sources = familiesOf(model, membersOf(model, from, undefined));
  const targets = familiesOf(model, membersOf(model, to, from));
  return ([4, 6] as const).filter((family) => sources.has(family) && targets.has(family));
}

function familiesOf(model: Model, members: readonly Member[]): Set<Family> {
  const result = new Set<Family>();
  for (const member of members) {
    if (member.kind === 'port') for (const family of portFamilies(member)) result.add(family);
    else if (member.kind === 'nowhere' || member.kind === 'amazon') result.add(member.family);
    else if (member.kind === 'mapped') result.add(6);
    else if (member.kind === 'service')
      for (const address of model.services.get(member.name).addresses) result.add(address.family);
    else if (member.kind === 'unknown' || member.kind === 'absent') result.add(4);
    else for (const family of [4, 6] as const) if (member.addresses[family]) result.add(family);
  }
  return result;
}

function portFamilies(member: Member & { kind: 'port' }): Family[] {
  if (member.by) return [member.by.family];
  return member.port.addresses.map((address) => address.family);
}

function incompatible(model: Model, from: Endpoint, to: Endpoint, asked: Family | undefined): TraceResult {
  const unclear = unclearMembers([...membersOf(model, from, undefined), ...membersOf(model, to, from)])[0];
  if (unclear) return { ...empty, outcome: 'unknown', stopsAt: unclear.at };
  const members = [...membersOf(model, from, undefined), ...membersOf(model, to, from)];
  const absent = members.find((member) => member.kind === 'absent');
  if (absent) {
    const { component, because } = absent;
    return { ...empty, outcome: 'blocked', stopsAt: { component, direction: 'forward', because } };
  }
  const nowhere = members.find((member) => member.kind === 'nowhere');
  const isTarget = nowhere !== undefined && !membersOf(model, from, undefined).includes(nowhere);
  const because =
    nowhere?.kind === 'nowhere'
      ? nowhere.because
      : asked === undefined
        ? `${from.text} and ${to.text} have no IP version in common`
        : `${from.text} and ${to.text} do not both have an IPv${asked} address`;
  return {
    ...empty,
    outcome: 'blocked',
    stopsAt: { component: isTarget ? to.text : from.text, direction: 'forward', because },
  };
}
