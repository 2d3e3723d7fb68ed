/**
 * Leaving and entering subnets. Within a subnet packets go straight from interface to interface; across its border
 * the network ACL judges them, and its route table says where they go.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/tgw-nacls.html
 */
import { Unknown } from '@landbridge/terraform-model';
import { intersect, isSingle, normalise, pairs, subtract, type Ranges } from '../headers/ranges';
import { isPublic } from '../model/public-space';
import { subnetHolding, vpcsHolding, type Model } from '../model/model';
import { addressKey } from '../model/ports';
import type { Port } from '../model/interface';
import {
  doubtful,
  drop,
  hop,
  narrow,
  type Entrance,
  type Flight,
  type Outcome,
  type Place,
} from '../trace/flight';
import { amazonAddresses } from './amazon-addresses';
import { replyThroughBalancer } from './load-balancer';
import { passAcl } from './network-acl';
import {
  compiledTable,
  doubtAbout,
  lookUp,
  tableOfSubnet,
  type CompiledTable,
  type Lookup,
} from './route-table';
import { passGroups } from './security-group';

/** Packets that an interface sends on its own account. */
export function leavePort(model: Model, flight: Flight, port: Port): Outcome[] {
  const subnet = model.network.subnets.get(port.network.subnet);
  if (subnet && model.failures.subnet(subnet))
    return [drop(flight, port.owner, `${port.owner} is down with its zone`)];
  if (model.failures.resource(port.owner) || model.failures.resource(port.key))
    return [drop(flight, port.owner, `${port.owner} is down`)];
  const taken = flight.request && replyThroughBalancer(model, flight, port);
  if (taken) return taken;
  const outcomes: Outcome[] = [];
  const looped = ownAddresses(flight, port);
  if (looped.inside) outcomes.push(...looped.inside);
  if (!looped.outside) return outcomes;
  const amazon = amazonAddresses(model, port.network.vpc, flight.headers.family);
  const served = narrow(looped.outside, { destination: amazon });
  if (served) outcomes.push(...deliverToAmazon(served));
  const rest = subtract(looped.outside.headers.destination, amazon);
  if (rest.length === 0) return outcomes;
  const onward = narrow(looped.outside, { destination: rest })!;
  const judged = flight.request ? { pass: [onward], ends: [] } : passGroups(model, port, 'egress', onward);
  outcomes.push(...judged.ends);
  const to: Place = { kind: 'leave-subnet', subnet: port.network.subnet, by: 'host', port };
  for (const passed of judged.pass) outcomes.push({ to, flight: passed });
  return outcomes;
}

/** Packets to the interface's own address never leave it. */
function ownAddresses(
  flight: Flight,
  port: Port,
): { inside: Outcome[] | undefined; outside: Flight | undefined } {
  if (flight.aim?.key === port.key && !flight.request)
    return { inside: [{ to: { kind: 'loopback', port }, flight }], outside: undefined };
  const { family, destination } = flight.headers;
  const known = port.addresses.filter((address) => address.family === family && address.isKnown);
  const own = intersect(destination, normalise(known.flatMap((address) => pairs(address.range))));
  if (own.length === 0) return { inside: undefined, outside: flight };
  const inside = narrow(flight, { destination: own })!;
  return {
    inside: [{ to: { kind: 'loopback', port }, flight: inside }],
    outside: narrow(flight, { destination: subtract(destination, own) }),
  };
}

function deliverToAmazon(flight: Flight): Outcome[] {
  const because = 'AWS answers this address itself; neither security groups nor network ACLs filter it';
  const at = { component: 'amazon', because };
  const delivered = hop(flight, () => ({ ...at, kind: 'service', decision: 'deliver' }));
  return [{ end: 'delivered', flight: delivered, at, receiver: { kind: 'service', name: 'amazon' } }];
}

export function leaveSubnet(
  model: Model,
  flight: Flight,
  place: Place & { kind: 'leave-subnet' },
): Outcome[] {
  const subnet = model.network.subnets.get(place.subnet);
  if (!subnet) return [doubtful(flight, place.subnet, `subnet ${place.subnet} is not in the input`)];
  const block = model.blocks.ofSubnet.get(subnet.key)?.[flight.headers.family];
  if (block instanceof Unknown) return [doubtful(flight, subnet.key, block.because)];
  const outcomes: Outcome[] = [];
  const within: Ranges<bigint> = block
    ? intersect(flight.headers.destination, [block.first, block.last])
    : [];
  const from: Entrance =
    place.by === 'transit' ? { by: 'transit', subnet: subnet.key } : { by: 'subnet', subnet: subnet.key };
  const inside = within.length > 0 ? narrow(flight, { destination: within }) : undefined;
  if (inside) outcomes.push({ to: { kind: 'enter-vpc', vpc: subnet.vpc, from }, flight: inside });
  const rest = subtract(flight.headers.destination, within);
  if (rest.length === 0) return outcomes;
  const judged = passAcl(model, subnet.key, 'egress', narrow(flight, { destination: rest })!);
  outcomes.push(...judged.ends);
  const table = tableOfSubnet(model, subnet.key);
  for (const passed of judged.pass) {
    if (table instanceof Unknown) outcomes.push(doubtful(passed, subnet.key, table.because));
    else outcomes.push(...routeFrom(model, passed, table, subnet.vpc, subnet.key, from));
  }
  return outcomes;
}

/** Looks a table up and sends each part of the packets on its way. */
export function routeFrom(
  model: Model,
  flight: Flight,
  tableKey: string,
  vpc: string,
  subnet: string | undefined,
  from: Entrance,
): Outcome[] {
  const table = compiledTable(model, tableKey);
  if (!table) return [doubtful(flight, tableKey, `route table ${tableKey} is not in the input`)];
  return lookUp(table, flight.headers).flatMap((found) => {
    const part = narrow(flight, { destination: found.addresses });
    return part ? follow(model, part, table, found, vpc, subnet, from) : [];
  });
}

function follow(
  model: Model,
  flight: Flight,
  table: CompiledTable,
  found: Lookup,
  vpc: string,
  subnet: string | undefined,
  from: Entrance,
): Outcome[] {
  const { route } = found;
  const unsaid = route?.target === 'local' ? undefined : doubtOf(model, table, found, flight);
  if (unsaid) return [doubtful(flight, unsaid.component, unsaid.because)];
  if (!route) {
    const stopped = hop(flight, () => ({
      component: table.key,
      kind: 'route-table',
      decision: 'drop',
      table: table.key,
      because: 'no route of the table leads to the destination',
    }));
    return [drop(stopped, table.key, `no route of ${table.key} leads to the destination`)];
  }
  const { target } = route;
  if (target instanceof Unknown) return [doubtful(flight, route.said, target.because)];
  const name = target === 'local' ? 'local' : target.key;
  const onward = hop(flight, () => ({
    component: table.key,
    kind: 'route-table',
    decision: 'forward',
    table: table.key,
    prefix: route.prefix.text,
    target: name,
    origin: route.origin,
    because: `${route.prefix.text} → ${name} is the most specific route (${route.origin}, ${route.said})`,
  }));
  if (target === 'local') return [{ to: { kind: 'enter-vpc', vpc, from }, flight: onward }];
  return [{ to: { kind: 'target', table: table.key, target, subnet, vpc }, flight: onward }];
}

function doubtOf(
  model: Model,
  table: CompiledTable,
  { route, addresses }: Lookup,
  flight: Flight,
): { component: string; because: string } | undefined {
  const because = doubtAbout(table, flight.headers.family);
  if (because !== undefined) return { component: table.key, because };
  const [unsaid] = table.unsaid;
  if (!unsaid) return undefined;
  const { family } = flight.headers;
  const first = addresses[0]!;
  if (vpcsHolding(model, family, first).length > 0) return undefined;
  return route === undefined || !isPublic(family, first) ? unsaid : undefined;
}

/** The VPC's own delivery: every address of the VPC is reached by the local route. */
export function enterVpc(model: Model, flight: Flight, vpc: string, from: Entrance): Outcome[] {
  const outcomes: Outcome[] = [];
  let rest = flight.headers.destination;
  const give = (port: Port, part: Ranges<bigint>): void => {
    const own = narrow(flight, { destination: part });
    if (own) outcomes.push({ to: { kind: 'arrive', port, from }, flight: own });
    rest = subtract(rest, part);
  };
  const { aim } = flight;
  if (aim && aim.network.vpc === vpc) {
    for (const address of aim.addresses) {
      if (address.family !== flight.headers.family) continue;
      const part = intersect(rest, address.range);
      if (part.length > 0) give(aim, part);
    }
  }
  if (rest.length === 0) return outcomes;
  const { family } = flight.headers;
  if (isSingle(rest)) {
    const port = model.ports.byAddress.get(vpc)?.get(addressKey(family, rest[0]!));
    if (port) give(port, rest);
  } else {
    for (const subnet of model.subnetsOf.get(vpc) ?? []) {
      for (const port of model.ports.ofSubnet.get(subnet.key) ?? []) {
        for (const address of port.addresses) {
          if (!address.isKnown || address.family !== family) continue;
          const part = intersect(rest, address.range);
          if (part.length > 0) give(port, part);
        }
      }
    }
  }
  outcomes.push(...enterUnheld(model, flight, vpc, rest, from));
  return outcomes;
}

/** Addresses of the VPC that no interface of the model is known to hold. */
function enterUnheld(
  model: Model,
  flight: Flight,
  vpc: string,
  addresses: Ranges<bigint>,
  from: Entrance,
): Outcome[] {
  const outcomes: Outcome[] = [];
  let rest = addresses;
  const { family } = flight.headers;
  const single = isSingle(rest) ? subnetHolding(model, vpc, family, rest[0]!) : undefined;
  const subnets = isSingle(rest) ? (single ? [single] : []) : (model.subnetsOf.get(vpc) ?? []);
  for (const subnet of subnets) {
    const block = model.blocks.ofSubnet.get(subnet.key)?.[family];
    if (!block || block instanceof Unknown) continue;
    const part = intersect(rest, [block.first, block.last]);
    const own = part.length > 0 ? narrow(flight, { destination: part }) : undefined;
    if (own) outcomes.push({ to: { kind: 'arrive-unknown', subnet: subnet.key, from }, flight: own });
    rest = subtract(rest, part);
  }
  const left = rest.length > 0 ? narrow(flight, { destination: rest }) : undefined;
  if (left) {
    const unknownBlock = (model.subnetsOf.get(vpc) ?? []).find(
      (subnet) => model.blocks.ofSubnet.get(subnet.key)?.[family] instanceof Unknown,
    );
    outcomes.push(
      unknownBlock
        ? doubtful(
            left,
            unknownBlock.key,
            'the block of the subnet is not known, so it may hold the destination',
          )
        : drop(left, vpc, `no subnet of ${vpc} holds the destination`),
    );
  }
  return outcomes;
}

/** Judges packets at the border of the subnet that holds their next interface. */
export function crossInto(
  model: Model,
  flight: Flight,
  subnet: string,
  from: Entrance,
): { pass: Flight[]; ends: Outcome[] } {
  const crosses = from.by === 'gateway' || from.subnet !== subnet;
  return crosses ? passAcl(model, subnet, 'ingress', flight) : { pass: [flight], ends: [] };
}

export function arriveUnknown(model: Model, flight: Flight, subnet: string, from: Entrance): Outcome[] {
  const known = model.network.subnets.get(subnet);
  if (known && model.failures.subnet(known)) return [drop(flight, subnet, `${subnet} is down with its zone`)];
  const judged = crossInto(model, flight, subnet, from);
  const because = `an interface in ${subnet}, its security groups open`;
  return [
    ...judged.ends,
    ...judged.pass.map((passed): Outcome => ({
      end: 'delivered',
      flight: hop(passed, () => ({ component: subnet, kind: 'destination', decision: 'deliver', because })),
      at: { component: subnet, because },
      receiver: { kind: 'subnet', subnet },
    })),
  ];
}
