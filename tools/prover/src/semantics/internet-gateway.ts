/**
 * Internet gateways translate one to one between an interface's private IPv4 address and its public one; packets of
 * an interface without one are dropped. IPv6 addresses pass as they are. Inbound needs the public address alone, and
 * the route table associated with the gateway, if any, may lead through an interface or endpoint.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html
 */
import { mayMean, Unknown } from '@landbridge/terraform-model';
import { isSingle, subtract } from '../headers/ranges';
import type { Model } from '../model/model';
import { vpcsHolding } from '../model/model';
import { addressKey } from '../model/ports';
import { routable } from '../model/public-space';
import type { PortAddress } from '../model/interface';
import {
  carriedBy,
  doubtful,
  drop,
  entriesOf,
  hop,
  narrow,
  remembering,
  rewrite,
  seen,
  type End,
  type Flight,
  type Outcome,
  type Place,
} from '../trace/flight';
import { judgePublicAccess } from './public-access';
import { routeFrom } from './subnet';

export const internetMtu = {
  bytes: 1500,
  because:
    'packets through an internet gateway carry 1500 bytes (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/network_mtu.html)',
};

export function leaveByInternetGateway(
  model: Model,
  flight: Flight,
  place: Place & { kind: 'target' },
): Outcome[] {
  const { key } = place.target;
  const gateway = model.network.internetGateways.get(key);
  if (!gateway) return [doubtful(flight, key, `internet gateway ${key} is not in the input`)];
  if (gateway.vpc !== place.vpc) {
    if (typeof gateway.vpc === 'string' || gateway.vpc === undefined)
      return [drop(flight, key, `${key} is not attached to ${place.vpc}: the route is a blackhole`)];
    return [doubtful(flight, key, gateway.vpc.because)];
  }
  if (model.failures.resource(key)) return [drop(flight, key, `${key} is down`)];
  const { family } = flight.headers;
  const reachable = routable(family, flight.headers.destination);
  const outcomes: Outcome[] = [];
  const lost = subtract(flight.headers.destination, reachable);
  const stray = lost.length > 0 ? narrow(flight, { destination: lost }) : undefined;
  if (stray) outcomes.push(drop(stray, key, 'the internet carries no private destination'));
  const onward = reachable.length > 0 ? narrow(flight, { destination: reachable }) : undefined;
  if (!onward) return outcomes;
  for (const judged of judgePublicAccess(
    model,
    onward,
    place.vpc,
    place.subnet,
    flight.request ? 'ingress' : 'egress',
    key,
  )) {
    if ('end' in judged) outcomes.push(judged);
    else
      outcomes.push(
        ...(family === 4 ? translateOut(model, judged.flight, place.vpc, key) : passIpv6(judged.flight, key)),
      );
  }
  return outcomes;
}

function translateOut(model: Model, flight: Flight, vpc: string, key: string): Outcome[] {
  const address = addressBehind(model, flight, vpc);
  const who = flight.sender?.port?.owner ?? 'the source';
  if (address === 'subnet') {
    const label = `the public address of an interface in ${flight.sender?.vpc ?? vpc}`;
    return [asPublic(flight, model.synthetic.publicIpv4(label), key, vpc, label)];
  }
  if (address?.publicDoubt)
    return [doubtful(flight, who, `whether it has a public address: ${address.publicDoubt.because}`)];
  const appliance = entriesOf(flight.session, 'forwarder')[0]?.key;
  if (!address?.public && appliance !== undefined && !flight.request)
    return [
      doubtful(
        flight,
        appliance,
        'whether it translates source addresses, as a NAT instance does, is not known',
      ),
    ];
  if (!address?.public)
    return [
      drop(flight, key, `${who} has no public IPv4 address, and ${key} drops what it cannot translate`),
    ];
  const { value, label } = address.public;
  return [asPublic(flight, value, key, vpc, label)];
}

function asPublic(flight: Flight, value: bigint, key: string, vpc: string, label: string): Outcome {
  const kept = remembering(flight, { kind: 'internet-gateway', key, vpc, inside: flight, outside: value });
  return onTheInternet(
    rewrite(kept, { source: [value, value] }),
    key,
    `the private source address becomes ${label}`,
  );
}

/** The address that is the packets' source, or `subnet` for an interface that stands for any in a subnet which gets public addresses. */
function addressBehind(model: Model, flight: Flight, vpc: string): PortAddress | 'subnet' | undefined {
  const { source } = flight.headers;
  const held = isSingle(source) ? model.ports.byAddress.get(vpc)?.get(addressKey(4, source[0]!)) : undefined;
  const port = held ?? flight.sender?.port;
  if (port)
    return (
      port.addresses.find((address) => address.family === 4 && address.range[0] === source[0]) ??
      port.addresses[0]
    );
  const home = homeSubnet(model, vpc, source[0]!);
  return home?.mapsPublicIp === true ? 'subnet' : undefined;
}

function homeSubnet(model: Model, vpc: string, value: bigint): { mapsPublicIp: unknown } | undefined {
  return (model.subnetsOf.get(vpc) ?? []).find((subnet) => {
    const block = model.blocks.ofSubnet.get(subnet.key)?.[4];
    return block && 'first' in block && block.first <= value && value <= block.last;
  });
}

function passIpv6(flight: Flight, key: string): Outcome[] {
  const lost = subtract(flight.headers.source, routable(6, flight.headers.source));
  if (lost.length > 0) return [drop(flight, key, 'the IPv6 source address is private')];
  return [onTheInternet(flight, key, 'an IPv6 address is public as it is')];
}

function onTheInternet(flight: Flight, key: string, because: string): Outcome {
  const out = hop({ ...flight, sender: undefined }, () => ({
    component: key,
    kind: 'internet-gateway',
    decision: 'translate',
    because,
  }));
  return {
    to: { kind: 'internet', from: key },
    flight: carriedBy(out, internetMtu.bytes, internetMtu.because),
  };
}

/** From the internet to a public IPv4 address or an IPv6 address of a VPC. */
export function enterFromInternet(model: Model, flight: Flight): Outcome[] {
  const { family, destination } = flight.headers;
  if (family === 6) return enterIpv6(model, flight);
  const session = entriesOf(flight.request?.session, 'internet-gateway').find(
    (entry) => entry.outside === destination[0],
  );
  if (session) {
    const home = session.inside.sender?.port;
    const back: Flight = { ...rewrite(flight, { destination: session.inside.headers.source }), aim: home };
    return enterThrough(
      model,
      back,
      session.vpc,
      home?.network.subnet ?? '',
      'the public address becomes the private one again',
    );
  }
  const held = isSingle(destination) ? model.ports.byPublic.get(destination[0]!) : undefined;
  if (!held) return [drop(flight, 'internet', 'no interface of the model has this public address')];
  const { vpc, subnet } = held.port.network;
  const translated: Flight = {
    ...rewrite(flight, { destination: held.address.range }),
    aim: held.port,
  };
  return enterThrough(model, translated, vpc, subnet, `the public address is that of ${held.port.owner}`);
}

function enterIpv6(model: Model, arriving: Flight): Outcome[] {
  // Nothing translates IPv6: a reply is for the interface that asked, also where its address is not known yet.
  const home = arriving.request?.home;
  const flight: Flight = home?.kind === 'port' ? { ...arriving, aim: home.port } : arriving;
  const address = flight.headers.destination[0]!;
  const [vpc] = vpcsHolding(model, 6, address);
  if (vpc === undefined) return [drop(flight, 'internet', 'no VPC of the model has this IPv6 address')];
  const subnet = (model.subnetsOf.get(vpc) ?? []).find((candidate) => {
    const block = model.blocks.ofSubnet.get(candidate.key)?.[6];
    return block && 'first' in block && block.first <= address && address <= block.last;
  });
  const egressOnly = model.gateways.egressOnly.get(vpc);
  if (egressOnly !== undefined && seen(flight, 'egress-only', egressOnly)) {
    const back = hop(flight, () => ({
      component: egressOnly,
      kind: 'egress-only-internet-gateway',
      decision: 'forward',
      because: 'it lets replies in',
    }));
    return [{ to: { kind: 'enter-vpc', vpc, from: { by: 'gateway', key: egressOnly } }, flight: back }];
  }
  return enterThrough(model, flight, vpc, subnet?.key ?? '', 'the IPv6 address is public');
}

/** A gateway of which it is not known to which VPC it is attached. */
function looseGateway(model: Model, vpc: string): ((flight: Flight) => End) | undefined {
  for (const { key, vpc: attached } of model.network.internetGateways.values())
    if (attached instanceof Unknown && mayMean(attached, vpc))
      return (flight) => doubtful(flight, key, `whether it is attached to ${vpc}: ${attached.because}`);
  return undefined;
}

function enterThrough(model: Model, flight: Flight, vpc: string, subnet: string, because: string): Outcome[] {
  const key = model.gateways.internet.get(vpc);
  if (key === undefined) {
    const loose = looseGateway(model, vpc);
    return loose ? [loose(flight)] : [drop(flight, vpc, `${vpc} has no internet gateway`)];
  }
  if (model.failures.resource(key)) return [drop(flight, key, `${key} is down`)];
  return judgePublicAccess(model, flight, vpc, subnet, flight.request ? 'egress' : 'ingress', key).flatMap(
    (judged) => {
      if ('end' in judged) return [judged];
      const inside = carriedBy(
        hop(judged.flight, () => ({
          component: key,
          kind: 'internet-gateway',
          decision: 'translate',
          because,
        })),
        internetMtu.bytes,
        internetMtu.because,
      );
      const table = model.network.routeTables.ofGateway.get(key);
      const from = { by: 'gateway', key } as const;
      if (table !== undefined) return routeFrom(model, inside, table, vpc, undefined, from);
      return [{ to: { kind: 'enter-vpc', vpc, from }, flight: inside }];
    },
  );
}
