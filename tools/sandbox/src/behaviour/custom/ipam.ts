import { elementsOf, isUnknown } from '../values';
import type { Rule } from './rule';

const ipam: Rule = (plan) => {
  if (!plan.creating) return;
  const regions = elementsOf(plan.config['operating_regions']).map((region) => region['region_name']);
  if (regions.length > 0 && !regions.some(isUnknown) && !regions.includes(plan.region))
    plan.refuse(`\`operating_regions\` must include ${plan.region}`, 'operating_regions');
};

const poolCidr: Rule = (plan) => {
  if (!plan.changes('cidr')) return;
  if (typeof plan.planned['netmask_length'] === 'number' && plan.planned['netmask_length'] !== 0) {
    plan.keepPrior('cidr');
    plan.inPlace('cidr');
  } else plan.replaceFor('cidr');
};

export const ipamRules: Readonly<Record<string, Rule>> = {
  aws_vpc_ipam: ipam,
  aws_vpc_ipam_pool_cidr: poolCidr,
};
