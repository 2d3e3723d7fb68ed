import type { TierProps, VpcPlan } from '@landbridge/network-core';

/** Tier of the firewall endpoints in a VPC that inspects for itself. */
export const FIREWALL = 'firewall';

/** The plan of a VPC that inspects for itself: an endpoint in each of its zones. */
export function withFirewall(plan: VpcPlan): VpcPlan {
  return { ...plan, tiers: { ...plan.tiers, [FIREWALL]: { prefixLength: 28 } } };
}

/** What its tiers are for: not the servers leave by NAT, but what the firewall has passed. */
export function behindFirewall(tiers: readonly string[]): Record<string, TierProps> {
  return {
    ...Object.fromEntries(tiers.map((tier) => [tier, { kind: 'isolated' as const }])),
    [FIREWALL]: { kind: 'private' },
  };
}
