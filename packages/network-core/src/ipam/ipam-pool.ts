/** A pool of IPAM from which a VPC takes its block; it may be shared with the VPC's account. */
export interface IIpamPool {
  /** Name in messages. */
  readonly name: string;
  /** Region whose VPCs may use it. */
  readonly region: string;
  readonly poolId: string;
  /** Blocks of the pool. */
  readonly cidrs: readonly string[];
}
