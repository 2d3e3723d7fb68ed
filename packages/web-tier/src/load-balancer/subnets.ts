import type { ISubnet, ITier, IVpc } from '@landbridge/network-core';
import type { IConstruct } from 'constructs';
import { WebError } from '../errors';

export type LoadBalancerScheme = 'internet-facing' | 'internal';

/**
 * The subnets of a load balancer.
 *
 * @param fewest zones that AWS asks for: 2 for application load balancers, else 1
 * @throws WEB001 too few zones, two subnets in one zone, one of another VPC; WEB002 internet-facing without a public subnet
 */
export function subnetsOf(
  given: ITier | readonly ISubnet[],
  vpc: IVpc,
  scheme: LoadBalancerScheme,
  fewest: number,
  place: IConstruct,
): readonly ISubnet[] {
  const subnets = 'subnets' in given ? [...given.subnets.values()] : given;
  const zones = subnets.map(({ zone }) => zone);
  const foreign = subnets.find((subnet) => subnet.vpc !== vpc);
  if (foreign || zones.length < fewest || new Set(zones).size !== zones.length) {
    throw new WebError('WEB001', place, {
      problem: 'a load balancer takes one subnet of its VPC in each zone',
      got: foreign ? `a subnet of ${foreign.vpc.name}` : `[${zones.join(', ')}]`,
      allowed: `${fewest} or more different zones of ${vpc.name}`,
      fix: 'pass a tier of the VPC',
    });
  }
  const hidden = subnets.find(({ tier }) => vpc.tiers.get(tier)?.kind !== 'public');
  if (scheme === 'internet-facing' && hidden) {
    throw new WebError('WEB002', place, {
      problem: 'an internet-facing load balancer stands in public subnets',
      got: `tier ${hidden.tier} in ${hidden.zone}`,
      allowed: 'a tier of kind public',
      fix: 'pass the public tier, or make it internal',
    });
  }
  return subnets;
}
