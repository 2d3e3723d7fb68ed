/**
 * Virtual private gateways carry packets between their VPC and the links behind them, and between those links; only
 * to prefixes they know, so nothing goes through the VPC to an internet gateway, NAT gateway, peering or endpoint.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNRoutingTypes.html
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/VPN_CloudHub.html
 */
import type { Family } from '../headers/headers';
import { IntervalMap, type Block } from '../headers/interval-map';
import { normalise, subtract } from '../headers/ranges';
import { remember, vpcsHolding, type Model } from '../model/model';
import { doubtful, drop, hop, narrow, type Flight, type Outcome, type Place } from '../trace/flight';
import { interfacesOf, type LinkRoute } from './link-routes';
import { routeFrom } from './subnet';
import { compareRanks } from './transit-routes';
import { vpnGatewayRoutes } from './vpn-gateway-routes';

export interface LinkChoice {
  readonly routes: readonly LinkRoute[];
}

/** From a VPC's route table. */
export function enterVpnGateway(model: Model, flight: Flight, place: Place & { kind: 'target' }): Outcome[] {
  const { key } = place.target;
  const gateway = model.network.vpnGateways.get(key);
  if (!gateway) return [doubtful(flight, key, `virtual private gateway ${key} is not in the input`)];
  if (gateway.vpc !== place.vpc)
    return typeof gateway.vpc === 'string' || gateway.vpc === undefined
      ? [drop(flight, key, `${key} is not attached to ${place.vpc}: the route is a blackhole`)]
      : [doubtful(flight, key, gateway.vpc.because)];
  return atVpnGateway(model, flight, { kind: 'vpn-gateway', gateway: key, from: place.vpc });
}

export function atVpnGateway(
  model: Model,
  flight: Flight,
  place: Place & { kind: 'vpn-gateway' },
): Outcome[] {
  const { gateway: key } = place;
  if (model.failures.resource(key)) return [drop(flight, key, `${key} is down`)];
  const vpc = model.network.vpnGateways.get(key)?.vpc;
  const outcomes: Outcome[] = [];
  let outward: Flight | undefined = flight;
  if (typeof vpc === 'string' && place.from !== vpc) {
    const blocks = (model.blocks.ofVpc.get(vpc) ?? []).filter(
      (block) => block.family === flight.headers.family,
    );
    const own = normalise(blocks.map((block) => [block.first, block.last] as const));
    const inside = own.length > 0 ? narrow(flight, { destination: own }) : undefined;
    if (inside) outcomes.push(...intoVpc(model, inside, key, vpc));
    const rest = subtract(flight.headers.destination, own);
    outward = rest.length > 0 ? narrow(flight, { destination: rest }) : undefined;
  }
  if (!outward) return outcomes;
  const table = linkTable(model, key);
  const { parts, rest } = table[flight.headers.family].split(outward.headers.destination);
  for (const { addresses, value } of parts) {
    const part = narrow(outward, { destination: addresses });
    if (part) outcomes.push(...byLink(model, part, key, value));
  }
  const missed = rest.length > 0 ? narrow(outward, { destination: rest }) : undefined;
  if (missed) {
    const [unsaid] = vpnGatewayRoutes(model, key).unsaid;
    const known = vpcsHolding(model, missed.headers.family, rest[0]!).length > 0;
    outcomes.push(
      unsaid && !known
        ? doubtful(missed, unsaid.component, unsaid.because)
        : drop(missed, key, `${key} knows no prefix that holds the destination`),
    );
  }
  return outcomes;
}

function intoVpc(model: Model, flight: Flight, key: string, vpc: string): Outcome[] {
  const inward = hop(flight, () => ({
    component: key,
    kind: 'vpn-gateway',
    decision: 'forward',
    because: `the destination lies in ${vpc}`,
  }));
  const from = { by: 'gateway', key } as const;
  const table = model.network.routeTables.ofGateway.get(key);
  if (table !== undefined) return routeFrom(model, inward, table, vpc, undefined, from);
  return [{ to: { kind: 'enter-vpc', vpc, from }, flight: inward }];
}

function byLink(model: Model, flight: Flight, key: string, choice: LinkChoice): Outcome[] {
  return choice.routes.map((route): Outcome => {
    const onward = hop(flight, () => ({
      component: key,
      kind: 'vpn-gateway',
      decision: 'forward',
      table: key,
      prefix: route.prefix.text,
      target: route.link,
      origin: 'propagated',
      because: `${route.prefix.text} is best known ${route.because}`,
    }));
    const through = dxGatewayBetween(model, key, route.link);
    if (through !== undefined)
      return { to: { kind: 'dx-gateway', gateway: through, from: key }, flight: onward };
    return { to: { kind: 'link', link: route.link, site: '' }, flight: onward };
  });
}

function dxGatewayBetween(model: Model, gateway: string, link: string): string | undefined {
  const dx = model.network.directConnect.interfaces.get(link)?.dxGateway;
  if (typeof dx !== 'string') return undefined;
  const associated = model.network.directConnect.gateways
    .get(dx)
    ?.associations.some((one) => one.gateway === gateway);
  return associated && interfacesOf(model, dx).length > 0 ? dx : undefined;
}

/** Links of a gateway by destination, the best of each prefix; equal ones are all possible. */
export function linkTable(model: Model, gateway: string): Record<Family, IntervalMap<LinkChoice>> {
  return remember(model, `link table ${gateway}`, () => chooseLinks(vpnGatewayRoutes(model, gateway).routes));
}

export function chooseLinks(routes: readonly LinkRoute[]): Record<Family, IntervalMap<LinkChoice>> {
  const byPrefix = new Map<string, LinkRoute[]>();
  for (const route of routes) {
    const list = byPrefix.get(route.prefix.text) ?? [];
    const order = list[0] ? compareRanks(route.rank, list[0].rank) : -1;
    if (order < 0) byPrefix.set(route.prefix.text, [route]);
    else if (order === 0) byPrefix.set(route.prefix.text, [...list, route]);
  }
  const blocks: Record<Family, Block<LinkChoice>[]> = { 4: [], 6: [] };
  for (const list of byPrefix.values()) {
    const { prefix } = list[0]!;
    blocks[prefix.family].push({ first: prefix.first, last: prefix.last, value: { routes: list } });
  }
  return { 4: new IntervalMap(blocks[4]), 6: new IntervalMap(blocks[6]) };
}
