import { covers, inside, type Block, type Ip } from './address';
import type { Failures } from './failures';
import { NotCovered } from './not-covered';
import type { Advertised, Link, World } from './world';

/** A prefix that a virtual private gateway knows, and the link that leads there. */
export interface Path {
  readonly link: Link;
  readonly advertised: Advertised;
  /** Direct Connect 0, static VPN 1, BGP VPN 2. */
  readonly kind: number;
}

/** https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-route-priority.html */
export function gatewayPaths(world: World, failures: Failures, gateway: string): Path[] {
  const dxGateways = world.hybrid.dxAssociations
    .filter((each) => each.gateway === gateway)
    .map(({ dxGateway }) => dxGateway);
  return [...world.hybrid.links.values()].flatMap((link): Path[] => {
    if (link.gateway !== gateway && !dxGateways.includes(link.gateway)) return [];
    if (failures.link(link.id) || failures.is(gateway) || failures.is(link.gateway)) return [];
    if (link.kind !== 'vpn') return link.advertises.map((advertised) => ({ link, advertised, kind: 0 }));
    if (link.staticRoutes === undefined)
      return link.advertises.map((advertised) => ({ link, advertised, kind: 2 }));
    return link.staticRoutes.map((block) => ({
      link,
      advertised: { block, pathLength: 0, med: 0, preference: 2 },
      kind: 1,
    }));
  });
}

/** The best paths to an address, several where nothing decides between them. */
export function bestPaths(paths: readonly Path[], dst: Ip): Path[] {
  let best = paths.filter(({ advertised }) => inside(dst, advertised.block));
  const keepLowest = (measure: (path: Path) => number): void => {
    const lowest = Math.min(...best.map(measure));
    best = best.filter((path) => measure(path) === lowest);
  };
  keepLowest(({ advertised }) => -advertised.block.length);
  keepLowest(({ kind }) => kind);
  keepLowest(({ advertised }) => -advertised.preference);
  keepLowest(({ advertised }) => advertised.pathLength);
  keepLowest(({ advertised }) => advertised.med);
  return best;
}

/** What AWS tells the router at the far end of a link. */
export function advertisedOn(world: World, failures: Failures, link: Link): Block[] {
  const vpnGateway = world.hybrid.vpnGateways.get(link.gateway);
  if (vpnGateway !== undefined) {
    if (link.staticRoutes !== undefined)
      throw new NotCovered('which prefixes the router of a static VPN sends');
    const others = gatewayPaths(world, failures, link.gateway).filter((path) => path.link.id !== link.id);
    return [
      ...(world.vpcs.get(vpnGateway.vpc)?.blocks ?? []),
      ...others.map(({ advertised }) => advertised.block),
    ];
  }
  if (link.kind === 'vpn') return advertisedByTransit(world, failures, link);
  return dxTargets(world, link).flatMap(({ blocks }) => blocks);
}

/** https://docs.aws.amazon.com/directconnect/latest/UserGuide/allowed-to-prefixes.html */
export function dxTargets(
  world: World,
  link: Link,
): { gateway: string; association: string; blocks: Block[] }[] {
  return world.hybrid.dxAssociations
    .filter(({ dxGateway }) => dxGateway === link.gateway)
    .map(({ id, gateway, allowed }) => {
      const vpnGateway = world.hybrid.vpnGateways.get(gateway);
      if (vpnGateway === undefined) return { gateway, association: id, blocks: [...(allowed ?? [])] };
      const own = world.vpcs.get(vpnGateway.vpc)?.blocks ?? [];
      const passes = (each: Block): boolean =>
        allowed === undefined || allowed.some((wide) => covers(wide, each));
      return { gateway, association: id, blocks: own.filter(passes) };
    });
}

function advertisedByTransit(world: World, failures: Failures, link: Link): Block[] {
  if (link.staticRoutes !== undefined)
    throw new NotCovered('which prefixes the router of a static VPN sends');
  const table = world.transit.tables.get(world.transit.associations.get(`${link.id}@${link.gateway}`) ?? '');
  if (table === undefined) return [];
  const propagated = table.propagated.flatMap((id) => {
    const attachment = world.transit.attachments.get(id);
    if (attachment === undefined || attachment.id === link.id || failures.attachment(id)) return [];
    if (attachment.kind === 'vpc') return world.vpcs.get(attachment.vpc ?? '')?.blocks ?? [];
    return world.hybrid.links.get(id)?.advertises.map(({ block }) => block) ?? [];
  });
  return [...propagated, ...table.statics.map(({ block }) => block)];
}
