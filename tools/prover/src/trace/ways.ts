import type { Family, HeaderSet } from '../headers/headers';
import { narrow as narrowHeaders } from '../headers/headers';
import type { Ranges } from '../headers/ranges';
import type { Port } from '../model/interface';
import type { Model } from '../model/model';
import type { Member } from './endpoint';
import { entriesOf, type End, type Flight } from './flight';
import { launch, type Start } from './start';

/** One way to ask: from one start, with these packets, to any of the members that count as arrived. */
export interface Way {
  readonly start: Start;
  readonly flight: Flight;
  /** AWS has yet to choose one of the destination addresses; else all of them are asked about. */
  readonly undecidedDestination: boolean;
}

/** Starts that a member stands for, in one family. */
export function startsOf(model: Model, member: Member, family: Family): Start[] {
  switch (member.kind) {
    case 'port': {
      const { by } = member;
      const address = member.port.addresses.find(
        (candidate) =>
          candidate.family === family &&
          (by === undefined || by.isPublic || (by.family === family && candidate.range[0] === by.value)),
      );
      if (!address || address.range.length === 0) return [];
      return [
        {
          label: member.port.owner,
          family,
          source: address.range,
          undecided: !address.isKnown,
          place: { kind: 'leave-port', port: member.port },
          home: { kind: 'port', port: member.port },
          port: member.port,
          vpc: member.port.network.vpc,
        },
      ];
    }
    case 'subnet': {
      const source = member.addresses[family];
      if (!source) return [];
      const { subnet, vpc } = member;
      return [
        {
          label: subnet,
          family,
          source,
          undecided: false,
          place: { kind: 'leave-subnet', subnet, by: 'host', port: undefined },
          home: { kind: 'subnet', subnet },
          port: undefined,
          vpc,
        },
      ];
    }
    case 'internet': {
      const source = member.addresses[family];
      if (!source) return [];
      const home = { kind: 'internet' } as const;
      return [
        {
          label: 'internet',
          family,
          source,
          undecided: false,
          place: { kind: 'internet', from: 'internet' },
          home,
          port: undefined,
          vpc: undefined,
        },
      ];
    }
    case 'site': {
      const source = member.addresses[family];
      if (!source) return [];
      const { site } = member;
      return [
        {
          label: `on-premises:${site}`,
          family,
          source,
          undecided: false,
          place: { kind: 'site-out', site, cameBy: undefined },
          home: { kind: 'site', site },
          port: undefined,
          vpc: undefined,
        },
      ];
    }
    case 'service': {
      const known = model.services.get(member.name).addresses.find((address) => address.family === family);
      if (!known) return [];
      const home = { kind: 'service', name: member.name } as const;
      const source: Ranges<bigint> = [known.value, known.value];
      return [
        {
          label: `service:${member.name}`,
          family,
          source,
          undecided: false,
          place: { kind: 'internet', from: 'internet' },
          home,
          port: undefined,
          vpc: undefined,
        },
      ];
    }
    default:
      return [];
  }
}

interface Destination {
  readonly addresses: Ranges<bigint>;
  readonly aim: Port | undefined;
  readonly undecided: boolean;
}

/** Destination addresses by which a member is asked for from a start. */
export function destinationsOf(model: Model, start: Start, member: Member, family: Family): Destination[] {
  switch (member.kind) {
    case 'port':
      return portDestinations(model, start, member, family);
    case 'subnet':
    case 'internet':
    case 'site': {
      const addresses = member.addresses[family];
      return addresses ? [{ addresses, aim: undefined, undecided: false }] : [];
    }
    case 'service':
      return model.services
        .get(member.name)
        .addresses.filter((address) => address.family === family)
        .map(({ value }): Destination => ({ addresses: [value, value], aim: undefined, undecided: false }));
    case 'mapped':
      return family === 6 ? [{ addresses: member.addresses, aim: undefined, undecided: false }] : [];
    case 'amazon':
    case 'nowhere':
      return member.family === family
        ? [{ addresses: member.addresses, aim: undefined, undecided: false }]
        : [];
    case 'absent':
    case 'unknown':
      return [];
  }
}

function portDestinations(
  model: Model,
  start: Start,
  member: Member & { kind: 'port' },
  family: Family,
): Destination[] {
  const { port } = member;
  const addresses = port.addresses.filter((address) => address.family === family && address.range.length > 0);
  if (member.by !== undefined) {
    const { by } = member;
    return by.family === family ? [{ addresses: [by.value, by.value], aim: port, undecided: false }] : [];
  }
  const privates = addresses.map((address): Destination => ({
    addresses: address.range,
    aim: port,
    undecided: !address.isKnown,
  }));
  const publics = addresses.flatMap((address): Destination[] =>
    address.public
      ? [{ addresses: [address.public.value, address.public.value], aim: port, undecided: false }]
      : [],
  );
  if (family === 6) return privates.slice(0, 1);
  const outside = start.home.kind === 'internet' || start.home.kind === 'service';
  if (outside) return publics.length > 0 ? publics : privates.slice(0, 1);
  // The name of an internet-facing load balancer leads to its public addresses wherever it is asked for.
  const facesInternet = model.network.loadBalancers.get(port.owner)?.internal === false;
  return facesInternet ? [...privates.slice(0, 1), ...publics] : privates.slice(0, 1);
}

/** The packets of one start towards one destination. */
export function waysOf(start: Start, destination: Destination, headers: HeaderSet): Way[] {
  return headers.flatMap((box) => {
    const own = narrowHeaders(
      { ...box, family: start.family },
      { source: start.source, destination: destination.addresses },
    );
    if (!own) return [];
    return [
      { start, flight: launch(start, own, destination.aim), undecidedDestination: destination.undecided },
    ];
  });
}

/** Whether a delivered flight is where the question wants it. */
export function arrivesAt(model: Model, members: readonly Member[]): (end: End) => boolean {
  return (end) => members.some((member) => isThere(model, end, member));
}

function isThere(model: Model, end: End, member: Member): boolean {
  const { receiver } = end;
  if (!receiver) return false;
  switch (member.kind) {
    case 'port': {
      const owner = member.port.owner;
      if (receiver.kind === 'port' && receiver.port.owner === owner) return true;
      return entriesOf(end.flight.session, 'balancer').some((entry) => entry.key === owner);
    }
    case 'subnet':
      return receiver.kind === 'subnet' ? receiver.subnet === member.subnet : false;
    case 'internet':
      return receiver.kind === 'internet';
    case 'site':
      return receiver.kind === 'site' && receiver.site === member.site;
    case 'service':
      if (member.by !== undefined)
        return entriesOf(end.flight.session, 'gateway-endpoint').some((entry) => entry.key === member.by);
      if (receiver.kind === 'service') return receiver.name === member.name;
      return (
        receiver.kind === 'port' && model.network.endpoints.get(receiver.port.owner)?.service === member.name
      );
    case 'mapped':
      return isThere(model, end, member.of);
    case 'amazon':
      return receiver.kind === 'service' && receiver.name === 'amazon';
    case 'nowhere':
      return receiver.kind === 'site';
    case 'absent':
    case 'unknown':
      return false;
  }
}
