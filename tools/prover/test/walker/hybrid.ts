import { inside, isPublic } from './address';
import { advertisedOn, bestPaths, dxTargets, gatewayPaths } from './hybrid-paths';
import { NotCovered } from './not-covered';
import { routeTransit } from './transit';
import { arrive, drop, onwards, type End, type Traveller } from './traveller';
import type { Walk } from './walk';
import type { Link } from './world';

/** From AWS over a link to the site at its far end. */
export function leaveByLink(walk: Walk, link: Link, traveller: Traveller): End[] {
  if (walk.failures.link(link.id)) return drop(traveller, link.id, 'it is down');
  const site = walk.world.hybrid.sites.get(link.site ?? '');
  if (site === undefined) throw new NotCovered(`what lies behind ${link.id}`);
  const name = `on-premises:${site.id}`;
  const { packet } = traveller;
  const admits =
    site.allowSources === undefined || site.allowSources.some((each) => inside(packet.src, each));
  if (traveller.phase === 'forward' && !admits) return drop(traveller, name, 'its firewall');
  const here = onwards(traveller, link.id);
  if (site.blocks.some((each) => inside(packet.dst, each))) return arrive(here, name);
  const mightReturn = linksOf(walk, site.id).some((each) =>
    advertisedOn(walk.world, walk.failures, each).some((prefix) => inside(packet.dst, prefix)),
  );
  if (mightReturn || site.internet) throw new NotCovered(`whether ${name} passes on what is not its own`);
  return drop(here, name, 'none of its addresses');
}

const linksOf = (walk: Walk, site: string): Link[] =>
  [...walk.world.hybrid.links.values()].filter((each) => each.site === site && !walk.failures.link(each.id));

/** A site sends only where AWS advertises the destination to it, longest prefix first. */
export function siteSends(walk: Walk, site: string, traveller: Traveller): End[] {
  const name = `on-premises:${site}`;
  if (walk.failures.is(name)) return drop(traveller, name, 'it is down');
  const { packet } = traveller;
  const offers = linksOf(walk, site).flatMap((link) =>
    advertisedOn(walk.world, walk.failures, link)
      .filter((prefix) => inside(packet.dst, prefix))
      .map((prefix) => ({ link, length: prefix.length })),
  );
  const longest = Math.max(...offers.map(({ length }) => length));
  const best = new Set(offers.filter(({ length }) => length === longest).map(({ link }) => link));
  if (best.size > 0) return [...best].flatMap((link) => enterByLink(walk, link, onwards(traveller, link.id)));
  if (walk.world.hybrid.sites.get(site)?.internet === true && isPublic(packet.dst)) {
    throw new NotCovered('the address that a site has on the internet');
  }
  return drop(traveller, name, 'AWS does not advertise the destination');
}

function enterByLink(walk: Walk, link: Link, traveller: Traveller): End[] {
  const { world, failures } = walk;
  if (failures.is(link.gateway)) return drop(traveller, link.gateway, 'it is down');
  if (world.hybrid.vpnGateways.has(link.gateway)) return enterVpnGateway(walk, link.gateway, link, traveller);
  if (world.transit.gateways.has(link.gateway))
    return routeTransit(walk, link.gateway, link.id, undefined, traveller);
  const offers = dxTargets(world, link).flatMap(({ gateway, association, blocks }) =>
    blocks
      .filter((each) => inside(traveller.packet.dst, each))
      .map((each) => ({ gateway, association, length: each.length })),
  );
  const longest = Math.max(...offers.map(({ length }) => length));
  return offers
    .filter(({ length }) => length === longest)
    .flatMap(({ gateway, association }) =>
      world.hybrid.vpnGateways.has(gateway)
        ? enterVpnGateway(walk, gateway, link, traveller)
        : routeTransit(walk, gateway, association, undefined, traveller),
    );
}

/** To the VPC, or back out to another site that the gateway knows (CloudHub). */
function enterVpnGateway(walk: Walk, gateway: string, link: Link, traveller: Traveller): End[] {
  const { world, failures } = walk;
  if (failures.is(gateway)) return drop(traveller, gateway, 'it is down');
  const vpc = world.hybrid.vpnGateways.get(gateway)?.vpc ?? '';
  const { packet } = traveller;
  const here = onwards(traveller, gateway);
  if ((world.vpcs.get(vpc)?.blocks ?? []).some((each) => inside(packet.dst, each))) {
    if (failures.vpc(vpc)) return drop(here, vpc, 'it is down');
    return walk.deliver(vpc, undefined, here);
  }
  const others = gatewayPaths(world, failures, gateway).filter((path) => path.link.id !== link.id);
  const paths = bestPaths(others, packet.dst);
  if (paths.length === 0) return drop(here, gateway, 'it knows no such prefix');
  return paths.flatMap((path) => leaveByLink(walk, path.link, here));
}
