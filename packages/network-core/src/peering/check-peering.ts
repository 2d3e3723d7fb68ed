import type { Construct } from 'constructs';
import { Cidr } from '../address-plan/cidr';
import { claim } from '../claims';
import { NetworkError } from '../errors';
import type { IVpc } from '../vpc/ivpc';
import type { PeeringProps } from './peering';
import { subnetsOf, type PeeringSide } from './peering-side';

/** Everything about a peering that is wrong without asking AWS. */
export function checkPeering(place: Construct, { requester, accepter }: PeeringProps): void {
  checkPair(place, requester.vpc, accepter.vpc);
  checkProviders(place, requester.vpc, accepter.vpc);
  checkSide(place, requester, accepter.vpc);
  checkSide(place, accepter, requester.vpc);
  checkUnpeered(place, requester.vpc, accepter.vpc);
}

function checkPair(place: Construct, a: IVpc, b: IVpc): void {
  if (a === b || a.vpcId === b.vpcId) {
    throw new NetworkError('NET030', place, {
      problem: 'a VPC cannot be peered with itself',
      got: a.name,
      allowed: 'two VPCs',
      fix: 'name another VPC on one side',
    });
  }
  for (const block of a.cidrBlocks) {
    const clash = b.cidrBlocks.find((other) => Cidr.parse(block, a).overlaps(Cidr.parse(other, b)));
    if (clash === undefined) continue;
    throw new NetworkError('NET031', place, {
      problem: `${a.name} and ${b.name} overlap`,
      got: `${block} and ${clash}`,
      allowed: 'VPCs whose IPv4 blocks are apart',
      fix: 'renumber one of them, or publish the service by an endpoint service instead of a peering',
    });
  }
}

function checkProviders(place: Construct, a: IVpc, b: IVpc): void {
  if (a.account === b.account && a.region === b.region) return;
  if (a.provider !== b.provider) return;
  throw new NetworkError('NET032', place, {
    problem: 'the two VPCs need providers of their own',
    got: `${a.account} ${a.region} and ${b.account} ${b.region} by one provider`,
    allowed: 'a provider with its own account and Region for at least one of them',
    fix: 'give the VPCs of other accounts and Regions their `provider` (an alias)',
  });
}

function checkSide(place: Construct, side: PeeringSide, other: IVpc): void {
  const subnets = subnetsOf(side);
  const foreign = subnets.find((subnet) => subnet.vpc !== side.vpc);
  if (subnets.length === 0 || foreign) {
    throw new NetworkError('NET033', place, {
      problem: foreign
        ? `a subnet of another VPC stands on the side of ${side.vpc.name}`
        : `${side.vpc.name} has no subnets in the peering`,
      ...(foreign ? { got: `${foreign.vpc.name}/${foreign.tier}/${foreign.zone}` } : {}),
      allowed: `tiers or subnets of ${side.vpc.name}`,
      fix: 'name the tiers whose tables get the routes: without routes on both sides nothing is answered',
    });
  }
  if (
    side.ipv6 === true &&
    (other.ipv6CidrBlocks.length === 0 || subnets.every((subnet) => subnet.ipv6Cidr === undefined))
  ) {
    throw new NetworkError('NET033', place, {
      problem: `${side.vpc.name} cannot route IPv6 to ${other.name}`,
      got: 'ipv6: true',
      allowed: 'subnets with IPv6 here, and an IPv6 block there',
      fix: 'give both VPCs IPv6, or leave `ipv6` out',
    });
  }
  const blocks = other.cidrBlocks.map((block) => Cidr.parse(block, other));
  for (const destination of side.destinations ?? []) {
    const cidr = Cidr.parse(destination, place);
    if (blocks.some((block) => block.contains(cidr))) continue;
    throw new NetworkError('NET035', place, {
      problem: `a peering carries packets to ${other.name} itself only, not through it to anything behind`,
      got: destination,
      allowed: `inside ${other.cidrBlocks.join(' or ')}`,
      fix: 'peer with the VPC that owns the destination, or use a transit gateway',
    });
  }
}

/** AWS allows one peering a pair, whichever side asked. */
function checkUnpeered(place: Construct, a: IVpc, b: IVpc): void {
  const key = [a, b]
    .map((vpc) => `${vpc.account} ${vpc.region} ${vpc.name} ${vpc.cidrBlocks.join(' ')}`)
    .sort();
  const other = claim(place.node.root, `peering ${key.join(' and ')}`, place);
  if (other === undefined) return;
  throw new NetworkError('NET034', place, {
    problem: `${a.name} and ${b.name} are peered already`,
    got: 'a second peering',
    allowed: `only ${other}`,
    fix: 'add the subnets to the peering that exists',
  });
}
