import { Unknown } from '@landbridge/terraform-model';
import type { Family } from '../headers/headers';
import { overlap, type Ranges } from '../headers/ranges';
import type { Member } from '../intent/member';
import type { Model } from '../model/model';
import { blocksOf, reachOf } from './reach';
import { routeClasses, type RouteClass } from './route-class';

/**
 * Whether routes alone prove that no packet of the family comes from one member to another. `false` says nothing:
 * then it takes an exact walk.
 */
export function isRoutedApart(
  model: Model,
  from: Member,
  to: Member,
  family: Family,
  lasting = false,
): boolean {
  if (!isCertain(model) || !isPlain(model, to)) return false;
  if (from.text === 'internet') return isOutOfSight(model, to, family);
  if (from.vpc === undefined || to.vpc === undefined || from.vpc === to.vpc) return false;
  const target = blocksOf(model, to.vpc, family);
  // The source's own addresses overlap: its local route takes the packets first, or a middlebox does.
  if (overlap(target, blocksOf(model, from.vpc, family))) return false;
  return classesOf(model, from).every((at) => {
    const { vpcs, wild } = reachOf(model, at, family, lasting);
    const entered = vpcs.get(to.vpc ?? '');
    return (
      !overlap(wild, target) && (entered === undefined || !overlap(entered, addressesOf(model, to, family)))
    );
  });
}

/** Nothing is missing of which nobody knows where it belongs. */
export function isCertain({ network }: Model): boolean {
  return (
    network.gaps.length === 0 &&
    network.routeTables.doubts.size === 0 &&
    network.transitTables.doubts.size === 0
  );
}

/** Without a public address the internet has no way to name it; IPv6 needs an internet gateway too. */
function isOutOfSight({ network, gateways }: Model, { vpc }: Member, family: Family): boolean {
  if (vpc === undefined) return false;
  if (family === 4) return true;
  const isAttached =
    gateways.internet.has(vpc) ||
    [...network.internetGateways.values()].some((gateway) => gateway.vpc instanceof Unknown);
  return !isAttached;
}

/** Route classes by which a member's packets leave. */
export function classesOf(model: Model, { subnets }: Member): readonly RouteClass[] {
  const classes = routeClasses(model);
  const [first] = subnets;
  if (first !== undefined && subnets.length === 1) return [classes.ofSubnet(first)];
  return [...new Set(subnets.map((subnet) => classes.ofSubnet(subnet)))];
}

/** Reached by its private addresses only: a public one can be come by over the internet. */
export function isPlain(model: Model, { text, kind, subnets }: Member): boolean {
  if (kind === 'subnet')
    return subnets.every((key) => model.network.subnets.get(key)?.mapsPublicIp === false);
  if (kind !== 'resource') return false;
  const ports = model.ports.ofOwner.get(text) ?? [];
  return ports.every(({ addresses }) =>
    addresses.every((address) => address.public === undefined && address.publicDoubt === undefined),
  );
}

function addressesOf(model: Model, { subnets, vpc }: Member, family: Family): Ranges<bigint> {
  const blocks = subnets.map((key) => model.blocks.ofSubnet.get(key)?.[family]);
  const known = blocks.flatMap((block) =>
    block === undefined || block instanceof Unknown ? [] : [block.first, block.last],
  );
  // One block is a range as it stands; several, or one not known, count as the whole VPC.
  return blocks.length === 1 && known.length === 2 ? known : blocksOf(model, vpc ?? '', family);
}
