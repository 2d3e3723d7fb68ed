/**
 * NAT gateways: TCP, UDP and ICMP; connections from inside only; source ports 1024 to 65535; then the route table of
 * the gateway's own subnet applies. A private NAT gateway has no public address, so an internet gateway drops its
 * packets. A regional one stands in no subnet and sends straight to the internet gateway.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html
 */
import { ICMP, TCP, UDP, Unknown, parsePrefix } from '@landbridge/terraform-model';
import type { Headers } from '../headers/headers';
import { covers, intersect, overlap, subtract, type Ranges } from '../headers/ranges';
import type { Port, PortAddress } from '../model/interface';
import type { Model } from '../model/model';
import {
  doubtful,
  drop,
  hop,
  narrow,
  remembering,
  rewrite,
  seen,
  type Flight,
  type Outcome,
  type Place,
} from '../trace/flight';

const translated: Ranges<number> = [ICMP, ICMP, TCP, TCP, UDP, UDP];
export const natPorts: Ranges<number> = [1024, 65535];
/** The well-known prefix of NAT64 (RFC 6052). */
export const nat64 = parsePrefix('64:ff9b::/96')!;

/** Packets that a route sends to a NAT gateway. */
export function enterNat(model: Model, flight: Flight, place: Place & { kind: 'target' }): Outcome[] {
  const { key } = place.target;
  const gateway = model.network.natGateways.get(key);
  if (!gateway) return [doubtful(flight, key, `NAT gateway ${key} is not in the input`)];
  if (gateway.mode === 'regional') return throughRegional(model, flight, place);
  const port = model.ports.all.get(key);
  if (!port) {
    const because = gateway.subnet instanceof Unknown ? `: ${gateway.subnet.because}` : '';
    return [doubtful(flight, key, `the subnet of ${key} is not in the input${because}`)];
  }
  if (port.network.vpc !== place.vpc)
    return [drop(flight, key, `${key} lies in another VPC: the route is a blackhole`)];
  const from =
    place.subnet === undefined
      ? ({ by: 'gateway', key: place.table } as const)
      : ({ by: 'subnet', subnet: place.subnet } as const);
  return [{ to: { kind: 'pass-through', port, from }, flight }];
}

export function throughNat(model: Model, flight: Flight, port: Port): Outcome[] {
  const key = port.owner;
  if (model.failures.resource(key)) return [drop(flight, key, `${key} is down`)];
  const address = port.addresses.find((candidate) => candidate.family === 4);
  if (!address) return [doubtful(flight, key, `the private address of ${key} is not known`)];
  return translate(flight, key, port, address, (out) => ({
    to: { kind: 'leave-subnet', subnet: port.network.subnet, by: 'host', port },
    flight: out,
  }));
}

function throughRegional(model: Model, flight: Flight, place: Place & { kind: 'target' }): Outcome[] {
  const { key } = place.target;
  if (model.failures.resource(key)) return [drop(flight, key, `${key} is down`)];
  const gateway = model.gateways.internet.get(place.vpc);
  if (gateway === undefined)
    return [drop(flight, key, `${place.vpc} has no internet gateway, to which ${key} sends`)];
  const port = model.ports.all.get(key);
  const address = port?.addresses[0];
  if (!port || !address) return [doubtful(flight, key, `the addresses of ${key} are not known`)];
  return translate(flight, key, port, address, (out) => ({
    to: {
      kind: 'target',
      table: key,
      target: { kind: 'internet-gateway', key: gateway },
      subnet: undefined,
      vpc: place.vpc,
    },
    flight: out,
  }));
}

function translate(
  flight: Flight,
  key: string,
  port: Port,
  address: PortAddress,
  onward: (flight: Flight) => Outcome,
): Outcome[] {
  if (flight.request)
    return [drop(flight, key, `${key} saw no request from inside: it drops replies it does not expect`)];
  const outcomes: Outcome[] = [];
  const other = narrow(flight, { protocols: subtract(flight.headers.protocols, translated) });
  if (other) outcomes.push(drop(other, key, 'a NAT gateway carries TCP, UDP and ICMP only'));
  const own = narrow(flight, { protocols: translated });
  if (!own) return outcomes;
  for (const part of toIpv4(own, key, outcomes)) {
    const ports =
      intersect(part.headers.protocols, [TCP, TCP, UDP, UDP]).length > 0
        ? natPorts
        : part.headers.sourcePorts;
    const moved = rewrite(part, { source: address.range, sourcePorts: ports });
    const kept = remembering(moved, {
      kind: 'nat',
      key,
      inside: flight,
      outside: moved.headers,
      nat64: flight.headers.family === 6,
    });
    const label = address.public?.label ?? key;
    const out = hop(
      {
        ...kept,
        sender: { groups: [], groupDoubt: false, vpc: port.network.vpc, port, named: false },
      },
      () => ({
        component: key,
        kind: 'nat-gateway',
        decision: 'translate',
        because: `the source becomes that of ${label}`,
      }),
    );
    outcomes.push(onward(out));
  }
  return outcomes;
}

/** NAT64: the last 32 bits of 64:ff9b::/96 are the IPv4 destination. */
function toIpv4(flight: Flight, key: string, outcomes: Outcome[]): Flight[] {
  if (flight.headers.family === 4) return [flight];
  const mapped = intersect(flight.headers.destination, [nat64.first, nat64.last]);
  const rest = narrow(flight, { destination: subtract(flight.headers.destination, mapped) });
  if (rest) outcomes.push(drop(rest, key, 'a NAT gateway translates IPv6 only to 64:ff9b::/96'));
  if (mapped.length === 0) return [];
  const destination = mapped.map((value) => value - nat64.first);
  return [
    {
      ...rewrite(narrow(flight, { destination: mapped })!, { destination, source: [0n, 0n] }),
      headers: ipv4(flight.headers, destination),
    },
  ];
}

function ipv4(headers: Headers, destination: Ranges<bigint>): Headers {
  return { ...headers, family: 4, destination };
}

/** What arrives at the gateway's own address: replies that it expects go back inside. */
export function returnThroughNat(model: Model, flight: Flight, port: Port): Outcome[] {
  const key = port.owner;
  if (model.failures.resource(key)) return [drop(flight, key, `${key} is down`)];
  const session = seen(flight, 'nat', key);
  if (!session) return [drop(flight, key, `${key} accepts no connection from outside`)];
  const { inside, outside } = session;
  const ported = overlap(flight.headers.protocols, [TCP, TCP, UDP, UDP]);
  const missing = ported && !covers(flight.headers.destinationPorts, outside.sourcePorts);
  const back: Flight = {
    ...rewrite(flight, {
      destination: inside.headers.source,
      destinationPorts: inside.headers.sourcePorts,
      source: session.nat64
        ? flight.headers.source.map((value) => value + nat64.first)
        : flight.headers.source,
    }),
    aim: inside.sender?.port,
    doubt: missing
      ? {
          component: key,
          because: `only some of the ports 1024 to 65535 that ${key} may choose get back to it`,
        }
      : flight.doubt,
  };
  const home = session.nat64 ? { ...back, headers: { ...back.headers, family: 6 as const } } : back;
  const inward = hop(home, () => ({
    component: key,
    kind: 'nat-gateway',
    decision: 'translate',
    because: 'the reply goes back to the address inside',
  }));
  if (port.network.subnet === '')
    return [
      { to: { kind: 'enter-vpc', vpc: port.network.vpc, from: { by: 'gateway', key } }, flight: inward },
    ];
  return [{ to: { kind: 'leave-subnet', subnet: port.network.subnet, by: 'host', port }, flight: inward }];
}
