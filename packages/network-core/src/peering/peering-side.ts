import type { ISubnet, ITier, IVpc } from '../vpc/ivpc';

/** One side of a peering. */
export interface PeeringSide {
  readonly vpc: IVpc;
  /** Exactly these subnets' tables get a route to the other VPC. */
  readonly subnets: readonly (ITier | ISubnet)[];
  /**
   * Blocks of the other VPC that these subnets reach.
   *
   * @default all IPv4 blocks of the other VPC
   */
  readonly destinations?: readonly string[];
  /**
   * Also route the other VPC's IPv6 block, in those of the subnets that have IPv6.
   *
   * @default false
   */
  readonly ipv6?: boolean;
  /**
   * Public DNS names of this VPC's instances stand for their private addresses when the other VPC asks.
   *
   * @default false
   * @see https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-dns.html
   */
  readonly answerOtherSide?: boolean;
}

/** Every subnet that a side asks for, each once. */
export function subnetsOf(side: PeeringSide): ISubnet[] {
  const all = side.subnets.flatMap((entry) => ('subnets' in entry ? [...entry.subnets.values()] : [entry]));
  return [...new Set(all)];
}
