import type { NatProps, VpcPlan } from '@landbridge/network-core';

/** One environment, as data. Whoever needs an account, a Region, a size or a zone finds it here and nowhere else. */
export interface Environment {
  /** Lower case; names the stacks, the segment and the ledger's keys. */
  readonly name: string;
  /** AWS account id, twelve digits. */
  readonly account: string;
  readonly region: string;
  /** Block that all VPCs of the environment lie in, so that one prefix names it. */
  readonly cidr: string;
  /** The environment's VPC: size, zones (ids, which mean the same place in every account), tiers. */
  readonly vpc: VpcPlan;
  /** NAT gateways for the private tier: `single` saves money, `per-zone` survives the loss of a zone. */
  readonly nat: NatProps;
}

/** Tiers that every VPC of the landscape has. Sizes are of one subnet; a VPC has one in each of its zones. */
export const TIERS = {
  private: { prefixLength: 20 },
  public: { prefixLength: 24 },
  transit: { prefixLength: 28 },
} as const satisfies VpcPlan['tiers'];
