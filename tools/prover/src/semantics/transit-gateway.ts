/**
 * Transit gateways. The sending subnet's zone must have an attachment subnet; the table associated with the source
 * attachment is looked up; packets enter the target VPC by an attachment subnet, in the zone they came from where
 * there is one, and then that subnet's route table applies. Appliance mode pins one zone for both directions.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-appliance-scenario.html
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/tgw-nacls.html
 */
import {
  Unknown,
  sameZone,
  zoneLabel,
  type Subnet,
  type TransitAttachment,
} from '@landbridge/terraform-model';
import { remember, vpcsHolding, type Model } from '../model/model';
import { isPublic } from '../model/public-space';
import {
  carriedBy,
  doubtful,
  drop,
  hop,
  narrow,
  remembering,
  seen,
  type Flight,
  type Outcome,
  type Place,
} from '../trace/flight';
import { passAcl } from './network-acl';
import { associatedTable, transitTable, type TransitTableRoute } from './transit-routes';

const mtu =
  'a transit gateway carries 8500 bytes (https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-quotas.html)';

/** From a VPC's route table into the gateway. */
export function enterTransit(model: Model, flight: Flight, place: Place & { kind: 'target' }): Outcome[] {
  const { key } = place.target;
  if (model.failures.resource(key)) return [drop(flight, key, `${key} is down`)];
  if (model.failures.region(model.network.transitGateways.get(key)?.region))
    return [drop(flight, key, `${key} is down with its Region`)];
  const attachment = attachmentOf(model, key, place.vpc);
  if (attachment instanceof Unknown)
    return [doubtful(flight, key, `which attachment ${place.vpc} has is not known: ${attachment.because}`)];
  if (!attachment)
    return [drop(flight, key, `${place.vpc} has no attachment to ${key}: the route is a blackhole`)];
  if (attachment.pending !== undefined) return [drop(flight, attachment.key, attachment.pending)];
  if (model.failures.resource(attachment.key))
    return [drop(flight, attachment.key, `${attachment.key} is down`)];
  const family = carriesFamily(flight, attachment);
  if (family) return [family];
  const entrance = entranceOf(model, flight, attachment, place.subnet);
  if ('end' in entrance) return [entrance];
  const judged = passAcl(model, entrance.subnet, 'ingress', flight);
  return [
    ...judged.ends,
    ...judged.pass.map((passed): Outcome => ({
      to: { kind: 'transit', gateway: key, attachment: attachment.key, subnet: entrance.subnet },
      flight: carriedBy(
        hop(passed, () => ({
          component: attachment.key,
          kind: 'transit-gateway-attachment',
          decision: 'forward',
          because: `enters ${key} by the attachment subnet ${entrance.subnet} of its zone`,
        })),
        8500,
        mtu,
      ),
    })),
  ];
}

function carriesFamily(flight: Flight, attachment: TransitAttachment): Outcome | undefined {
  if (flight.headers.family === 4 || attachment.ipv6 === true) return undefined;
  if (attachment.ipv6 instanceof Unknown) return doubtful(flight, attachment.key, attachment.ipv6.because);
  return drop(flight, attachment.key, `IPv6 support of ${attachment.key} is off`);
}

function entranceOf(
  model: Model,
  flight: Flight,
  attachment: TransitAttachment,
  subnetKey: string | undefined,
): { subnet: string } | (Outcome & { end: unknown }) {
  const own = subnetKey === undefined ? undefined : model.network.subnets.get(subnetKey);
  if (attachment.subnets.length === 0 && attachment.subnetDoubt)
    return doubtful(flight, attachment.key, `its subnets: ${attachment.subnetDoubt.because}`) as Outcome & {
      end: unknown;
    };
  const subnets = attachment.subnets.flatMap((key) => model.network.subnets.get(key) ?? []);
  if (own && attachment.subnets.includes(own.key)) return { subnet: own.key };
  const verdicts = subnets.map((subnet) => (own ? sameZone(own.zone, subnet.zone) : undefined));
  const here = subnets.find((_, index) => verdicts[index] === true);
  if (here) return { subnet: here.key };
  const place = subnetKey ?? attachment.key;
  if (attachment.subnetDoubt || verdicts.includes(undefined))
    return doubtful(
      flight,
      attachment.key,
      `whether ${attachment.key} has a subnet in the zone of ${place} is not known: ${attachment.subnetDoubt?.because ?? 'a zone is not said'}`,
    ) as Outcome & { end: unknown };
  const zone = own ? zoneLabel(own.zone) : 'its zone';
  return drop(
    flight,
    attachment.key,
    `${attachment.key} has no subnet in ${zone}, the zone of ${place}`,
  ) as Outcome & { end: unknown };
}

/** Inside the gateway: the table of the attachment the packets came by. */
export function acrossTransit(model: Model, flight: Flight, place: Place & { kind: 'transit' }): Outcome[] {
  const { gateway } = place;
  if (model.failures.resource(gateway)) return [drop(flight, gateway, `${gateway} is down`)];
  const tableKey = associatedTable(model, place.attachment, gateway);
  if (tableKey instanceof Unknown) return [doubtful(flight, place.attachment, tableKey.because)];
  if (tableKey === undefined)
    return [
      drop(flight, place.attachment, `${place.attachment} is associated with no route table of ${gateway}`),
    ];
  const table = transitTable(model, tableKey);
  if (!table)
    return [doubtful(flight, tableKey, `transit gateway route table ${tableKey} is not in the input`)];
  const { parts, rest } = table.map[flight.headers.family].split(flight.headers.destination);
  const outcomes: Outcome[] = [];
  for (const { addresses, value } of parts) {
    const part = narrow(flight, { destination: addresses });
    if (!part) continue;
    const first = addresses[0]!;
    const maybe = table.unsaid[0];
    const elsewhere =
      maybe &&
      vpcsHolding(model, part.headers.family, first).length === 0 &&
      !isPublic(part.headers.family, first);
    if (table.doubts.length > 0) outcomes.push(doubtful(part, tableKey, table.doubts[0]!));
    else if (elsewhere) outcomes.push(doubtful(part, maybe.component, maybe.because));
    else outcomes.push(...towards(part, place, tableKey, value));
  }
  const missed = rest.length > 0 ? narrow(flight, { destination: rest }) : undefined;
  if (missed) {
    const doubt = table.doubts[0];
    const maybe = table.unsaid[0];
    const known = vpcsHolding(model, missed.headers.family, rest[0]!).length > 0;
    const stopped = hop(missed, () =>
      routeHop(tableKey, undefined, 'drop', 'no route of the table leads to the destination'),
    );
    outcomes.push(
      doubt !== undefined
        ? doubtful(missed, tableKey, doubt)
        : maybe && !known
          ? doubtful(missed, maybe.component, maybe.because)
          : drop(stopped, tableKey, `no route of ${tableKey} leads to the destination`),
    );
  }
  return outcomes;
}

function towards(
  flight: Flight,
  place: Place & { kind: 'transit' },
  table: string,
  route: TransitTableRoute,
): Outcome[] {
  return route.targets.flatMap((target): Outcome[] => {
    if (target instanceof Unknown) return [doubtful(flight, table, `${route.said}: ${target.because}`)];
    const because = `${route.prefix.text} → ${target} is the most specific route (${route.said})`;
    if (target === 'blackhole') {
      const stopped = hop(flight, () => routeHop(table, route, 'drop', because, target));
      return [drop(stopped, table, `${route.prefix.text} is a blackhole (${route.said})`)];
    }
    const onward = hop(flight, () => routeHop(table, route, 'forward', because, target));
    return [
      {
        to: {
          kind: 'transit-deliver',
          gateway: place.gateway,
          attachment: target,
          from: place.attachment,
          fromSubnet: place.subnet,
        },
        flight: onward,
      },
    ];
  });
}

function routeHop(
  table: string,
  route: TransitTableRoute | undefined,
  decision: 'forward' | 'drop',
  because: string,
  target?: string,
): ReturnType<NonNullable<Flight['trail']>['hop']> {
  return {
    component: table,
    kind: 'route-table',
    decision,
    table,
    because,
    ...(route ? { prefix: route.prefix.text, origin: route.origin } : {}),
    ...(target === undefined ? {} : { target }),
  };
}

/** Out of the gateway by an attachment. */
export function leaveTransit(
  model: Model,
  flight: Flight,
  place: Place & { kind: 'transit-deliver' },
): Outcome[] {
  const attachment = model.network.transitAttachments.get(place.attachment);
  if (!attachment)
    return [doubtful(flight, place.attachment, `attachment ${place.attachment} is not in the input`)];
  if (attachment.pending !== undefined) return [drop(flight, attachment.key, attachment.pending)];
  if (model.failures.resource(attachment.key))
    return [drop(flight, attachment.key, `${attachment.key} is down`)];
  switch (attachment.kind) {
    case 'vpc':
      return intoVpc(model, flight, attachment, place);
    case 'vpn':
    case 'connect':
      return [{ to: { kind: 'link', link: attachment.key, site: '' }, flight }];
    case 'direct-connect':
      return typeof attachment.resource === 'string'
        ? [{ to: { kind: 'dx-gateway', gateway: attachment.resource, from: attachment.key }, flight }]
        : [doubtful(flight, attachment.key, 'its DX gateway is not known')];
    case 'peering':
      return acrossPeering(model, flight, attachment, place.gateway);
    default:
      return [doubtful(flight, attachment.key, `what ${attachment.key} does with packets is not modelled`)];
  }
}

function acrossPeering(model: Model, flight: Flight, attachment: TransitAttachment, from: string): Outcome[] {
  const ends = [attachment.gateway, attachment.resource];
  const other = ends.find((end) => end !== from);
  if (typeof other !== 'string')
    return [doubtful(flight, attachment.key, 'the peer transit gateway is not known')];
  if (!model.network.transitGateways.has(other))
    return [doubtful(flight, attachment.key, `transit gateway ${other} is not in the input`)];
  const sender = flight.sender && { ...flight.sender, named: false };
  const crossed = hop({ ...flight, sender }, () => ({
    component: attachment.key,
    kind: 'transit-gateway-attachment',
    decision: 'forward',
    because: `peering to ${other}`,
  }));
  return [
    {
      to: { kind: 'transit', gateway: other, attachment: attachment.key, subnet: undefined },
      flight: crossed,
    },
  ];
}

function intoVpc(
  model: Model,
  flight: Flight,
  attachment: TransitAttachment,
  place: Place & { kind: 'transit-deliver' },
): Outcome[] {
  if (typeof attachment.resource !== 'string')
    return [doubtful(flight, attachment.key, 'its VPC is not known')];
  if (!model.network.vpcs.has(attachment.resource))
    return [doubtful(flight, attachment.key, `VPC ${attachment.resource} is not in the input`)];
  const family = carriesFamily(flight, attachment);
  if (family) return [family];
  const choice = exitSubnets(model, flight, attachment, place.fromSubnet);
  if (choice.subnets.length === 0)
    return [
      attachment.subnetDoubt
        ? doubtful(flight, attachment.key, `its subnets: ${attachment.subnetDoubt.because}`)
        : drop(flight, attachment.key, `no subnet of ${attachment.key} is in order`),
    ];
  const named = flight.sender !== undefined && flight.sender.named && groupsReach(model, place, attachment);
  const sender = flight.sender && { ...flight.sender, named };
  return choice.subnets.map((subnet): Outcome => {
    const pinned =
      attachment.appliance === true
        ? remembering(flight, { kind: 'zone', key: attachment.key, subnet: subnet.key })
        : flight;
    const arrived = hop({ ...pinned, sender }, () => ({
      component: attachment.key,
      kind: 'transit-gateway-attachment',
      decision: 'forward',
      because: `enters ${String(attachment.resource)} by ${subnet.key}: ${choice.because}`,
    }));
    return {
      to: { kind: 'leave-subnet', subnet: subnet.key, by: 'transit', port: undefined },
      flight: carriedBy(arrived, 8500, mtu),
    };
  });
}

function exitSubnets(
  model: Model,
  flight: Flight,
  attachment: TransitAttachment,
  fromSubnet: string | undefined,
): { subnets: readonly Subnet[]; because: string } {
  const all = attachment.subnets
    .flatMap((key) => model.network.subnets.get(key) ?? [])
    .filter((subnet) => !model.failures.subnet(subnet));
  const pinned = seen(flight, 'zone', attachment.key);
  const kept = pinned && all.find((subnet) => subnet.key === pinned.subnet);
  if (kept) return { subnets: [kept], because: 'appliance mode keeps the flow in one zone' };
  const from = fromSubnet === undefined ? undefined : model.network.subnets.get(fromSubnet);
  if (from && attachment.appliance === false) {
    const near = all.filter((subnet) => sameZone(from.zone, subnet.zone) === true);
    if (near.length > 0) return { subnets: near, because: 'it stays in the zone it came from' };
  }
  return { subnets: all, because: 'any attachment subnet may be chosen' };
}

/** Group references over a transit gateway need the option on the gateway and on both attachments. */
function groupsReach(
  model: Model,
  place: Place & { kind: 'transit-deliver' },
  to: TransitAttachment,
): boolean {
  const gateway = model.network.transitGateways.get(place.gateway);
  const from = model.network.transitAttachments.get(place.from);
  return gateway?.groupReferences === true && from?.groupReferences === true && to.groupReferences === true;
}

/** The attachment of a VPC; unknown where one of the gateway's attachments is of nobody knows which VPC. */
export function attachmentOf(
  model: Model,
  gateway: string,
  vpc: string,
): TransitAttachment | Unknown | undefined {
  const index = remember(model, 'attachments by gateway and VPC', () => {
    const known = new Map<string, TransitAttachment>();
    const unsure = new Map<string, Unknown>();
    for (const attachment of model.network.transitAttachments.values()) {
      const { gateway: own, resource } = attachment;
      if (attachment.kind !== 'vpc') continue;
      if (own instanceof Unknown) {
        if (typeof resource === 'string') unsure.set(resource, own);
      } else if (typeof resource === 'string') known.set(`${own} ${resource}`, attachment);
      else unsure.set(own, resource ?? new Unknown(`${attachment.key} names no VPC`));
    }
    return { known, unsure };
  });
  return index.known.get(`${gateway} ${vpc}`) ?? index.unsure.get(gateway) ?? index.unsure.get(vpc);
}
