import type { TerraformProvider } from 'cdktf';
import type { VpcAddresses } from '../address-plan/addresses';
import type { IIpamPool } from '../ipam/ipam-pool';
import type { GrantedQuotas } from '../quotas/quotas';
import type { Ipv6Props } from './ipv6';
import type { NatProps } from './nat-props';
import type { TierProps } from './tier-props';

/** What is known of a VPC before it exists; stacks on both sides of an output share it. */
export interface VpcShape {
  /** Name in tags and messages, e.g. `dev`. */
  readonly name: string;
  /** Twelve digits. */
  readonly account: string;
  /** E.g. `eu-west-1`. */
  readonly region: string;
  /** Blocks of the VPC and its subnets, from an `AddressBook` or written out. */
  readonly addresses: VpcAddresses;
  /**
   * Purpose of each tier.
   *
   * @default a tier named like a kind (`public`, `private`, …) is of that kind
   */
  readonly tiers?: Readonly<Record<string, TierProps>>;
  /**
   * The VPC's IPv6 block; needed when a subnet has an IPv6 number.
   *
   * @default IPv4 only
   */
  readonly ipv6?: Ipv6Props;
  /**
   * Quotas of the account that AWS has raised.
   *
   * @default AWS's default values
   */
  readonly quotas?: GrantedQuotas;
}

export interface VpcProps extends VpcShape {
  /**
   * NAT for the tiers of kind `private`.
   *
   * @default { mode: 'none' }
   */
  readonly nat?: NatProps;
  /**
   * How tiers of kind `private` leave over IPv6: by an egress-only internet gateway, or not.
   *
   * @default 'none'
   */
  readonly ipv6Egress?: 'none' | 'egress-only';
  /**
   * What DNS does in the VPC: answer at all (`resolution`), and also give instances names (`hostnames`). Private DNS of
   * interface endpoints and private zones need `hostnames`.
   *
   * @default 'hostnames'
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html
   */
  readonly dns?: 'hostnames' | 'resolution' | 'none';
  /**
   * IPAM pool that holds the primary block, so that IPAM records who uses it.
   *
   * @default no IPAM
   */
  readonly ipamPool?: IIpamPool;
  /**
   * Provider of the VPC's account and Region.
   *
   * @default the stack's default provider
   */
  readonly provider?: TerraformProvider;
  /**
   * Tags of everything in the VPC, besides `Name` and `Tier`.
   *
   * @default none
   */
  readonly tags?: Readonly<Record<string, string>>;
}
