import type { Family, Headers, HeaderSet } from '../headers/headers';
import { covers, union, type Ranges } from '../headers/ranges';
import type { Model } from '../model/model';
import { nameMembers } from '../names/name-endpoint';
import type { Endpoint, Member } from './endpoint';
import { hopsOf, type End } from './flight';
import { roundTrips, type RoundTrip } from './fly';
import type { StopsAt } from './result';
import type { PathEnd, WalkResult } from './walk-result';
import { arrivesAt, destinationsOf, startsOf, waysOf, type Way } from './ways';

export interface WalkOptions {
  readonly oneWay?: boolean;
  /** The packets carry this destination and must arrive at `to` all the same. */
  readonly toIp?: { readonly family: Family; readonly value: bigint };
}

/** One way and what came of it. */
export interface Trip extends RoundTrip {
  readonly way: Way;
  readonly verdict: 'arrived' | 'dropped' | 'unknown';
}

/** Sends all packets of `headers` from everything `from` stands for to everything `to` stands for. */
export function walk(
  model: Model,
  from: Endpoint,
  to: Endpoint,
  headers: HeaderSet,
  options: WalkOptions = {},
): WalkResult {
  const trips = tripsBetween(model, from, to, headers, options);
  const unclear = unclearMembers([...membersOf(model, from, undefined), ...membersOf(model, to, from)]);
  return {
    delivered: trips.filter((trip) => trip.verdict === 'arrived').map((trip) => trip.headers),
    arrived: trips.filter((trip) => trip.verdict === 'arrived').map(pathEnd),
    dropped: trips.filter((trip) => trip.verdict === 'dropped').map(pathEnd),
    unknown: [...trips.filter((trip) => trip.verdict === 'unknown').map(pathEnd), ...unclear],
  };
}

export function tripsBetween(
  model: Model,
  from: Endpoint,
  to: Endpoint,
  headers: HeaderSet,
  options: WalkOptions,
): Trip[] {
  const result: Trip[] = [];
  const targets = membersOf(model, to, from);
  const arrives = arrivesAt(model, targets);
  for (const source of membersOf(model, from, undefined)) {
    for (const family of familiesOf(headers)) {
      const boxes = headers.filter((box) => box.family === family);
      for (const start of startsOf(model, source, family)) {
        const destinations = options.toIp
          ? options.toIp.family === family
            ? [
                {
                  addresses: [options.toIp.value, options.toIp.value] as Ranges<bigint>,
                  aim: undefined,
                  undecided: false,
                },
              ]
            : []
          : distinct(targets.flatMap((member) => destinationsOf(model, start, member, family)));
        for (const destination of destinations) {
          const ways = waysOf(start, destination, boxes);
          for (const way of ways) result.push(...tripsOf(model, way, arrives, options.oneWay ?? false));
        }
      }
    }
  }
  return result;
}

/** What an end stands for; a name, what the source would resolve it to. */
export function membersOf(model: Model, end: Endpoint, asker: Endpoint | undefined): readonly Member[] {
  return end.name === undefined ? end.members : nameMembers(model, end.name, asker?.members ?? []);
}

function tripsOf(model: Model, way: Way, arrives: (end: End) => boolean, oneWay: boolean): Trip[] {
  const { start, flight } = way;
  const trips = roundTrips(model, flight, start.place, start.home, arrives, oneWay).map((trip): Trip => {
    const { there, back } = trip;
    const ends = [there, ...(back ? [back] : [])];
    const verdict = ends.some((end) => end.end === 'unknown')
      ? 'unknown'
      : ends.some((end) => end.end === 'dropped')
        ? 'dropped'
        : 'arrived';
    return { ...trip, way, verdict };
  });
  return undecidedSettled(way, trips);
}

/** Where AWS has yet to choose an address, only what holds for all that it may choose is certain. */
function undecidedSettled(way: Way, trips: readonly Trip[]): Trip[] {
  const arrived = trips.filter((trip) => trip.verdict === 'arrived');
  if (arrived.length === 0) return [...trips];
  const whole = (field: 'source' | 'destination', asked: Ranges<bigint>): boolean =>
    covers(
      arrived.reduce<Ranges<bigint>>((all, trip) => union(all, trip.headers[field]), []),
      asked,
    );
  const sources = !way.start.undecided || whole('source', way.flight.headers.source);
  const destinations = !way.undecidedDestination || whole('destination', way.flight.headers.destination);
  if (sources && destinations) return [...trips];
  const component = sources ? (way.flight.aim?.owner ?? way.start.label) : way.start.label;
  const because = `it depends on the address that AWS chooses for ${component}; the assumptions can say it (addresses)`;
  return trips.map((trip) =>
    trip.verdict === 'arrived'
      ? { ...trip, verdict: 'unknown', there: { ...trip.there, end: 'unknown', at: { component, because } } }
      : trip,
  );
}

function pathEnd(trip: Trip): PathEnd {
  return { headers: trip.headers, at: stopOf(trip), hops: () => hopsOfTrip(trip) };
}

export function stopOf(trip: Trip): StopsAt {
  const { there, back } = trip;
  const failedThere = there.end !== 'delivered' || !back;
  const { at } = failedThere ? there : back;
  return { component: at.component, direction: failedThere ? 'forward' : 'return', because: at.because };
}

export function hopsOfTrip(trip: Trip): ReturnType<PathEnd['hops']> {
  return {
    forward: hopsOf(trip.there.flight.trail),
    return: trip.back && trip.back !== trip.there ? hopsOf(trip.back.flight.trail) : [],
  };
}

export function unclearMembers(members: readonly Member[]): PathEnd[] {
  return members.flatMap((member): PathEnd[] => {
    if (member.kind !== 'unknown') return [];
    const at: StopsAt = { component: member.component, direction: 'forward', because: member.because };
    return [{ headers: nothing, at, hops: () => ({ forward: [], return: [] }) }];
  });
}

const nothing: Headers = {
  family: 4,
  source: [],
  destination: [],
  protocols: [],
  sourcePorts: [],
  destinationPorts: [],
};

function familiesOf(headers: HeaderSet): Family[] {
  return [...new Set(headers.map((box) => box.family))];
}

function distinct<T extends { addresses: Ranges<bigint>; aim: unknown }>(destinations: readonly T[]): T[] {
  const result: T[] = [];
  for (const one of destinations) {
    const known = result.some(
      (other) =>
        other.aim === one.aim &&
        covers(other.addresses, one.addresses) &&
        covers(one.addresses, other.addresses),
    );
    if (!known) result.push(one);
  }
  return result;
}
