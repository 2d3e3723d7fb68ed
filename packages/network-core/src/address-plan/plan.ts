/**
 * The whole address plan as one piece of data: supernet → environment → VPC → tier → zone, and what must stay apart
 * from it. What is *asked for* stands here; what was *given* stands in the ledger.
 */
export interface AddressPlan {
  /** Address space to allocate from, by name, e.g. `{ main: '10.0.0.0/8' }`; they must be disjoint. */
  readonly supernets: Readonly<Record<string, string>>;
  /**
   * Blocks that are never given out, by name: on-premises sites, other networks that can ever be connected.
   *
   * @default nothing is reserved
   */
  readonly reserved?: Readonly<Record<string, string | readonly string[]>>;
  readonly environments: Readonly<Record<string, EnvironmentPlan>>;
}

/** A block by size or by place; a place is taken when it is free, and refused when it is not. */
export type BlockPlan =
  | { readonly prefixLength: number; readonly cidr?: undefined }
  | { readonly cidr: string; readonly prefixLength?: undefined };

export interface EnvironmentPlan {
  /**
   * Name of the supernet, e.g. one for each Region.
   *
   * @default the only supernet of the plan
   */
  readonly supernet?: string;
  /**
   * One block for the whole environment, so that one prefix names it in routes and firewalls.
   *
   * @default its VPCs are allocated in the supernet directly
   */
  readonly block?: BlockPlan;
  readonly vpcs: Readonly<Record<string, VpcPlan>>;
}

export interface VpcPlan {
  /** The primary block, /16 to /28. */
  readonly block: BlockPlan;
  /**
   * Further IPv4 blocks by name; tiers choose one by `within`.
   *
   * @default none
   */
  readonly secondary?: Readonly<Record<string, BlockPlan>>;
  /** Zone ids, e.g. `['euw1-az1', 'euw1-az2']`; the order means nothing. */
  readonly zones: readonly string[];
  readonly tiers: Readonly<Record<string, TierPlan>>;
}

export interface TierPlan {
  /** Size of each subnet, /16 to /28; `undefined` for an IPv6-only tier. */
  readonly prefixLength: number | undefined;
  /**
   * Zones of this tier.
   *
   * @default all zones of the VPC
   */
  readonly zones?: readonly string[];
  /**
   * Name of the VPC's block that holds it.
   *
   * @default the primary block
   */
  readonly within?: string;
  /**
   * Also number a /64 for each subnet inside the VPC's IPv6 /56.
   *
   * @default false
   */
  readonly ipv6?: boolean;
}
