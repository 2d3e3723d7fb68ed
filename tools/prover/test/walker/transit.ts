import { inside, type Block, type Ip } from './address';
import { leaveByLink } from './hybrid';
import { bestPaths } from './hybrid-paths';
import { NotCovered } from './not-covered';
import { chooseRoute } from './route-choice';
import { beenHere, drop, onwards, type End, type Traveller } from './traveller';
import type { Walk } from './walk';
import type { Advertised, Attachment, Subnet } from './world';

/** From a subnet whose table leads to the gateway. https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html */
export function enterTransit(walk: Walk, gateway: string, subnet: Subnet, traveller: Traveller): End[] {
  const { world, failures } = walk;
  if (failures.transitGateway(gateway)) return drop(traveller, gateway, 'it is down');
  const attachment = [...world.transit.attachments.values()].find(
    (each) => each.kind === 'vpc' && each.vpc === subnet.vpc && each.gateways.includes(gateway),
  );
  if (attachment === undefined) return drop(traveller, gateway, 'the VPC is not attached');
  if (failures.attachment(attachment.id)) return drop(traveller, attachment.id, 'it is down');
  const entry = attachment.subnets.map((each) => walk.subnet(each)).find(({ zone }) => zone === subnet.zone);
  if (entry === undefined)
    return drop(traveller, attachment.id, 'no attachment subnet in the zone of the sender');
  if (traveller.packet.dst.family === 6 && !attachment.ipv6)
    return drop(traveller, attachment.id, 'no IPv6 support');
  // https://docs.aws.amazon.com/vpc/latest/tgw/tgw-nacls.html: inbound rules of the attachment subnet, by source;
  // in the instance's own subnet too. Outbound rules were judged when the packet left its subnet.
  if (!walk.aclAllows(entry, 'in', traveller)) return drop(traveller, entry.acl, 'inbound');
  const inner = onwards(traveller, attachment.id, { crossed: [...traveller.crossed, attachment.id] });
  return routeTransit(walk, gateway, attachment.id, subnet.zone, inner);
}

/** Look-up in the table that the source attachment is associated with. */
export function routeTransit(
  walk: Walk,
  gateway: string,
  source: string,
  zone: string | undefined,
  from: Traveller,
): End[] {
  const { world, failures } = walk;
  const traveller = beenHere(from, `${source}@${gateway} ${zone ?? ''}`);
  if (traveller === undefined) return drop(from, gateway, 'it goes round in circles');
  if (failures.transitGateway(gateway)) return drop(traveller, gateway, 'it is down');
  const table = world.transit.associations.get(`${source}@${gateway}`);
  if (table === undefined) return drop(traveller, source, 'it is associated with no table');
  const targets = chooseTransitRoute(walk, table, traveller.packet.dst);
  if (targets.length === 0) return drop(traveller, table, 'no route');
  return targets.flatMap((target) => {
    if (target === 'blackhole') return drop(traveller, table, 'a blackhole');
    if (target === source) throw new NotCovered('a transit gateway that sends back where it came from');
    return leaveTransit(walk, gateway, target, zone, onwards(traveller, table));
  });
}

interface Candidate {
  readonly block: Block;
  readonly target: string;
  /** Static 0, by prefix list 0.5, VPC 1, Direct Connect 2, VPN 3. */
  readonly rank: number;
  readonly advertised: Advertised | undefined;
}

const KIND_RANK = { vpc: 1, dx: 2, vpn: 3, peering: 4 } as const;

/** https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html#tgw-route-evaluation-overview */
export function chooseTransitRoute(walk: Walk, tableId: string, dst: Ip): string[] {
  const table = walk.world.transit.tables.get(tableId);
  if (table === undefined) throw new NotCovered(`${tableId} is not in the configuration`);
  const attached = table.propagated.flatMap((id) => walk.world.transit.attachments.get(id) ?? []);
  refuseTwins(walk, attached);
  const candidates: Candidate[] = [
    ...table.statics.map(({ block, attachment, byList }) => ({
      block,
      target: attachment,
      rank: byList ? 0.5 : 0,
      advertised: undefined,
    })),
    ...attached.flatMap((each) => propagatedRoutes(walk, each)),
  ];
  let best = candidates.filter(({ block }) => inside(dst, block));
  const keepLowest = (measure: (candidate: Candidate) => number): void => {
    const lowest = Math.min(...best.map(measure));
    best = best.filter((each) => measure(each) === lowest);
  };
  keepLowest(({ block }) => -block.length);
  keepLowest(({ rank }) => rank);
  keepLowest(({ advertised }) => -(advertised?.preference ?? 0));
  keepLowest(({ advertised }) => advertised?.pathLength ?? 0);
  keepLowest(({ advertised }) => advertised?.med ?? 0);
  return [...new Set(best.map(({ target }) => target))];
}

function propagatedRoutes(walk: Walk, attachment: Attachment): Candidate[] {
  const { world, failures } = walk;
  if (failures.attachment(attachment.id)) return [];
  const rank = KIND_RANK[attachment.kind];
  const target = attachment.id;
  if (attachment.kind === 'vpc') {
    const blocks = (world.vpcs.get(attachment.vpc ?? '')?.blocks ?? []).filter(
      ({ family }) => family === 4 || attachment.ipv6,
    );
    return blocks.map((block) => ({ block, target, rank, advertised: undefined }));
  }
  const links =
    attachment.kind === 'vpn'
      ? [world.hybrid.links.get(attachment.id)].flatMap((each) =>
          each?.staticRoutes === undefined ? (each ?? []) : [],
        )
      : dxLinks(walk, attachment.id);
  return links.flatMap(({ advertises }) =>
    advertises.map((advertised) => ({ block: advertised.block, target, rank, advertised })),
  );
}

function dxLinks(walk: Walk, association: string) {
  const dxGateway = walk.world.hybrid.dxAssociations.find(({ id }) => id === association)?.dxGateway;
  return [...walk.world.hybrid.links.values()].filter(
    (each) => each.gateway === dxGateway && !walk.failures.link(each.id),
  );
}

/** Of two attached VPCs with one CIDR only the first is propagated, and Terraform does not say which was first. */
function refuseTwins(walk: Walk, attached: readonly Attachment[]): void {
  const vpcs = [...new Set(attached.flatMap(({ vpc }) => vpc ?? []))];
  const texts = vpcs.flatMap((vpc) => walk.world.vpcs.get(vpc)?.blocks.map(({ text }) => text) ?? []);
  if (new Set(texts).size !== texts.length) throw new NotCovered('VPCs of one CIDR on a transit gateway');
}

function leaveTransit(
  walk: Walk,
  gateway: string,
  target: string,
  zone: string | undefined,
  traveller: Traveller,
): End[] {
  const { world, failures } = walk;
  const attachment = world.transit.attachments.get(target);
  if (attachment === undefined) throw new NotCovered(`a transit route to ${target}`);
  if (failures.attachment(target)) return drop(traveller, target, 'it is down');
  const here = onwards(traveller, target, { crossed: [...traveller.crossed, target] });
  switch (attachment.kind) {
    case 'vpn': {
      const link = world.hybrid.links.get(target);
      if (link === undefined) throw new NotCovered(`a transit route to ${target}`);
      return leaveByLink(walk, link, { ...here, sender: undefined });
    }
    case 'dx': {
      // The Direct Connect gateway knows what it learned by BGP, whatever led the packet to it.
      const learned = dxLinks(walk, target).flatMap((link) =>
        link.advertises.map((advertised) => ({ link, advertised, kind: 0 })),
      );
      const paths = bestPaths(learned, traveller.packet.dst);
      if (paths.length === 0) return drop(here, target, 'no virtual interface brought such a prefix');
      return paths.flatMap(({ link }) => leaveByLink(walk, link, { ...here, sender: undefined }));
    }
    case 'peering': {
      const far = attachment.gateways.find((each) => each !== gateway);
      if (far === undefined) throw new NotCovered(`the far gateway of ${target}`);
      return routeTransit(walk, far, target, undefined, here);
    }
    case 'vpc':
      return enterVpc(walk, attachment, zone, here);
  }
}

/** Into an attachment subnet, in the zone that affinity or appliance mode says. */
function enterVpc(walk: Walk, attachment: Attachment, zone: string | undefined, traveller: Traveller): End[] {
  const { dst } = traveller.packet;
  if (dst.family === 6 && !attachment.ipv6) return drop(traveller, attachment.id, 'no IPv6 support');
  const usable = attachment.subnets
    .filter((each) => !walk.failures.subnet(each))
    .map((each) => walk.subnet(each));
  if (usable.length === 0) return drop(traveller, attachment.id, 'no attachment subnet is up');
  const pinned = attachment.applianceMode ? traveller.memory.pinned[attachment.id] : undefined;
  const wanted = attachment.applianceMode ? pinned : zone;
  const kept = usable.filter((each) => each.zone === wanted);
  return (kept.length > 0 ? kept : usable).flatMap((subnet) => {
    const { memory } = traveller;
    const pins = attachment.applianceMode
      ? { ...memory.pinned, [attachment.id]: subnet.zone }
      : memory.pinned;
    return fromAttachmentSubnet(
      walk,
      subnet,
      onwards(traveller, subnet.id, { memory: { ...memory, pinned: pins } }),
    );
  });
}

function fromAttachmentSubnet(walk: Walk, subnet: Subnet, traveller: Traveller): End[] {
  const { dst } = traveller.packet;
  // Same subnet: neither outbound nor inbound rules are evaluated from the transit gateway to the instance.
  if (subnet.blocks.some((each) => inside(dst, each)))
    return walk.deliver(subnet.vpc, subnet, traveller, false);
  const route = chooseRoute(walk.world, walk.failures, subnet.table, dst);
  if (route === undefined) return drop(traveller, subnet.table, 'no route');
  const next = walk.world.interfaces.get(route.target);
  if (next?.subnet === subnet.id) return walk.handTo(next, subnet.id, traveller);
  if (!walk.aclAllows(subnet, 'out', traveller)) return drop(traveller, subnet.acl, 'outbound');
  if (walk.world.transit.gateways.has(route.target))
    throw new NotCovered('an attachment subnet that routes back');
  return walk.follow(route.target, subnet, onwards(traveller, subnet.table));
}
