import type { TerraformProvider } from 'cdktf';
import type { VpcAddresses } from '../address-plan/addresses';
import type { NatProps } from './nat-props';
import type { TierKind } from './tier-kind';

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
}

export interface TierProps {
  readonly kind: TierKind;
}

export interface VpcProps extends VpcShape {
  /**
   * NAT for the tiers of kind `private`.
   *
   * @default { mode: 'none' }
   */
  readonly nat?: NatProps;
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
