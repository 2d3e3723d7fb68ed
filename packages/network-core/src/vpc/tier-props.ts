import type { TierKind } from './tier-kind';

/** How the subnets of a tier are made. */
export interface TierProps {
  readonly kind: TierKind;
  /**
   * Instances get a public IPv4 address at launch; for tiers of kind `public`.
   *
   * @default false
   */
  readonly publicAddresses?: boolean;
  /**
   * IPv6 clients reach IPv4 servers: DNS64 for the subnets, and the route of 64:ff9b::/96 to the NAT gateway. For tiers
   * of kind `private` with IPv6.
   *
   * @default false
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html
   */
  readonly nat64?: boolean;
}
