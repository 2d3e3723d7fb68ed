import { ICMP, ICMPV6, TCP, UDP } from '@landbridge/terraform-model';
import { anyPort, narrow as narrowHeaders, type Headers } from '../headers/headers';
import { intersect, overlap, subtract, type Ranges } from '../headers/ranges';
import type { Model } from '../model/model';
import { step } from './dispatch';
import { doubtful, drop, entriesOf, original, type End, type Flight, type Home, type Place } from './flight';

/** From here on a path is watched for places it has been at: few real paths are this long. */
const watchedFrom = 24;
/** More open paths than this are not followed: the verdict is then unknown. */
const mostSteps = 50_000;

/** Follows packets to all their ends. */
export function fly(model: Model, start: Flight, place: Place): End[] {
  const ends: End[] = [];
  const open: Open[] = [{ flight: start, place, depth: 0, been: undefined }];
  let steps = 0;
  /** What long paths came to once need not be looked at again from another path. */
  const explored = new Set<string>();
  for (let next = open.pop(); next; next = open.pop()) {
    const { depth } = next;
    if (++steps > mostSteps) {
      ends.push(
        doubtful(
          next.flight,
          componentOf(next.place),
          'there are too many possible paths to follow them all',
        ),
      );
      continue;
    }
    const been = depth < watchedFrom ? undefined : { key: keyOf(next), before: next.been };
    if (been && explored.has(been.key) && !hasBeen(been.before, been.key)) continue;
    if (been) explored.add(been.key);
    if (been && hasBeen(been.before, been.key)) {
      ends.push(drop(next.flight, componentOf(next.place), 'the routes lead in a circle'));
      continue;
    }
    for (const outcome of step(model, next.flight, next.place)) {
      if ('end' in outcome) ends.push(outcome);
      else open.push({ flight: outcome.flight, place: outcome.to, depth: depth + 1, been });
    }
  }
  return ends;
}

interface Open {
  readonly flight: Flight;
  readonly place: Place;
  readonly depth: number;
  readonly been: Been | undefined;
}

interface Been {
  readonly key: string;
  readonly before: Been | undefined;
}

function hasBeen(been: Been | undefined, key: string): boolean {
  for (let at = been; at; at = at.before) if (at.key === key) return true;
  return false;
}

function keyOf({ flight, place }: Open): string {
  const { family, source, destination, protocols, sourcePorts, destinationPorts } = flight.headers;
  const parts = Object.entries(place).map(([name, value]) => `${name}=${placePart(value)}`);
  return [...parts, family, source, destination, protocols, sourcePorts, destinationPorts].join('|');
}

function placePart(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if ('key' in value) return String(value.key);
  return Object.values(value).join(' ');
}

function componentOf(place: Place): string {
  if ('port' in place && place.port) return place.port.owner;
  if ('gateway' in place) return place.gateway;
  if ('subnet' in place && place.subnet !== undefined) return place.subnet;
  return place.kind;
}

/** A way there and, if asked for, back. */
export interface RoundTrip {
  readonly there: End;
  /** Undefined when one way was asked, or the packets did not arrive. */
  readonly back: End | undefined;
  /** What of the headers that left the source came this far. */
  readonly headers: Headers;
}

/** Packets that arrive where `arrives` says, and the replies to them. */
export function roundTrips(
  model: Model,
  start: Flight,
  place: Place,
  home: Home,
  arrives: (end: End) => boolean,
  oneWay: boolean,
): RoundTrip[] {
  return fly(model, start, place).flatMap((there): RoundTrip[] => {
    const headers = original(there.flight);
    if (there.end !== 'delivered') return [{ there, back: undefined, headers }];
    if (!arrives(there)) {
      const stray = drop(
        there.flight,
        there.at.component,
        `it arrives at ${there.at.component}, not where it is meant to`,
      );
      return [{ there: { ...stray, astray: true }, back: undefined, headers }];
    }
    if (oneWay) return [{ there, back: undefined, headers }];
    return replies(model, there, home);
  });
}

function replies(model: Model, there: End, home: Home): RoundTrip[] {
  const { receiver } = there;
  if (receiver?.kind === 'service' && receiver.name === 'amazon')
    return [{ there, back: there, headers: original(there.flight) }];
  return mirrored(there.flight.headers).flatMap(({ asked, reply }) => {
    const request = { session: there.flight.session, home };
    const flight: Flight = {
      headers: reply,
      frozen: {},
      trail: undefined,
      session: undefined,
      sender: senderOf(receiver),
      aim: there.flight.sender?.port,
      mtu: there.flight.mtu,
      steps: 0,
      request,
      doubt: undefined,
    };
    const answered = (back: End): RoundTrip => ({
      there,
      back,
      headers: survivors(there.flight, asked, back.flight),
    });
    return fly(model, flight, replyPlace(there)).map((back) => answered(homecoming(back, home)));
  });
}

function senderOf(receiver: Home | undefined): Flight['sender'] {
  if (receiver?.kind !== 'port') return undefined;
  const { network } = receiver.port;
  return {
    groups: network.groups,
    groupDoubt: network.groupDoubt !== undefined,
    vpc: network.vpc,
    port: receiver.port,
    named: true,
  };
}

function replyPlace(there: End): Place {
  const { receiver } = there;
  switch (receiver?.kind) {
    case 'port':
      return { kind: 'leave-port', port: receiver.port };
    case 'subnet':
      return { kind: 'leave-subnet', subnet: receiver.subnet, by: 'host', port: undefined };
    case 'site':
      return { kind: 'site-out', site: receiver.site, cameBy: lastLink(there) };
    case 'service': {
      const endpoint = entriesOf(there.flight.session, 'gateway-endpoint')[0];
      if (endpoint)
        return { kind: 'enter-vpc', vpc: endpoint.vpc, from: { by: 'gateway', key: endpoint.key } };
      return { kind: 'internet', from: 'internet' };
    }
    default:
      return { kind: 'internet', from: 'internet' };
  }
}

/** A site of which nothing is assumed answers by the link that the request came by. */
function lastLink(there: End): string | undefined {
  for (let at = there.flight.trail; at; at = at.before) {
    const { kind, component } = at.hop();
    if (kind === 'vpn-connection' || kind === 'virtual-interface') return component;
  }
  return undefined;
}

/** A reply counts only where the connection began. */
function homecoming(back: End, home: Home): End {
  if (back.end !== 'delivered') return back;
  const { doubt } = back.flight;
  if (!isHome(back.receiver, home)) {
    const because = `the reply arrives at ${back.at.component}, not where the connection began`;
    return drop(back.flight, back.at.component, because);
  }
  return doubt ? { end: 'unknown', flight: back.flight, at: doubt } : back;
}

function isHome(receiver: Home | undefined, home: Home): boolean {
  if (receiver === undefined || receiver.kind !== home.kind) return false;
  switch (home.kind) {
    case 'port':
      return (receiver as typeof home).port.owner === home.port.owner;
    case 'subnet':
      return (receiver as typeof home).subnet === home.subnet;
    case 'site':
      return (receiver as typeof home).site === home.site;
    case 'service':
      return (receiver as typeof home).name === home.name;
    case 'internet':
      return true;
  }
}

/** Reply headers, by kind of protocol; each with the requests that it answers. */
function mirrored(headers: Headers): { asked: Headers; reply: Headers }[] {
  const swapped = { family: headers.family, source: headers.destination, destination: headers.source };
  const result: { asked: Headers; reply: Headers }[] = [];
  const add = (
    protocols: Ranges<number>,
    ports: (asked: Headers) => Pick<Headers, 'sourcePorts' | 'destinationPorts'>,
  ): void => {
    const asked = narrowHeaders(headers, { protocols });
    if (asked) result.push({ asked, reply: { ...swapped, protocols: asked.protocols, ...ports(asked) } });
  };
  add([TCP, TCP, UDP, UDP], (asked) => ({
    sourcePorts: asked.destinationPorts,
    destinationPorts: asked.sourcePorts,
  }));
  for (const [protocol, echo, answer] of [
    [ICMP, 8, 0],
    [ICMPV6, 128, 129],
  ] as const) {
    for (const part of echoParts(headers, protocol, echo)) {
      const types: Ranges<number> = part.isEcho ? [answer * 256, answer * 256] : part.asked.destinationPorts;
      result.push({
        asked: part.asked,
        reply: { ...swapped, protocols: [protocol, protocol], sourcePorts: anyPort, destinationPorts: types },
      });
    }
  }
  const others = subtract([0, 255] as Ranges<number>, [ICMP, ICMP, TCP, TCP, UDP, UDP, ICMPV6, ICMPV6]);
  add(others, () => ({ sourcePorts: anyPort, destinationPorts: anyPort }));
  return result;
}

function echoParts(headers: Headers, protocol: number, echo: number): { asked: Headers; isEcho: boolean }[] {
  const own = narrowHeaders(headers, { protocols: [protocol, protocol] });
  if (!own) return [];
  const request: Ranges<number> = [echo * 256, echo * 256];
  const asked = narrowHeaders(own, { destinationPorts: request });
  const rest = narrowHeaders(own, { destinationPorts: subtract(own.destinationPorts, request) });
  return [...(asked ? [{ asked, isEcho: true }] : []), ...(rest ? [{ asked: rest, isEcho: false }] : [])];
}

/** The requests whose replies came as far as `back`. */
function survivors(there: Flight, asked: Headers, back: Flight): Headers {
  const reply = original(back);
  const ports = overlap(asked.protocols, [TCP, TCP, UDP, UDP] as Ranges<number>);
  const headers: Headers = {
    ...asked,
    source: intersect(asked.source, reply.destination),
    destination: intersect(asked.destination, reply.source),
    protocols: intersect(asked.protocols, reply.protocols),
    sourcePorts: ports ? intersect(asked.sourcePorts, reply.destinationPorts) : asked.sourcePorts,
    destinationPorts: ports ? intersect(asked.destinationPorts, reply.sourcePorts) : asked.destinationPorts,
  };
  return original({ ...there, headers });
}
