import type { TerraformProvider } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { GrantedQuotas } from '../quotas/quotas';
import type { TierKind } from './tier-kind';

/** A VPC of this stack, of another stack, or of somebody else's Terraform. */
export interface IVpc extends IConstruct {
  /** Name in tags and messages, e.g. `dev`. */
  readonly name: string;
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  /** Provider of the VPC's account and Region in this stack; undefined: the stack's default provider. */
  readonly provider: TerraformProvider | undefined;
  readonly vpcId: string;
  /** Primary block first; known at synthesis. */
  readonly cidrBlocks: readonly string[];
  /** IPv6 blocks; usually known only after apply (tokens). */
  readonly ipv6CidrBlocks: readonly string[];
  readonly tiers: ReadonlyMap<string, ITier>;
  /** What AWS granted beyond its default quotas. */
  readonly quotas: GrantedQuotas;

  /** @throws NET011 the VPC has no tier of that name */
  tier(name: string): ITier;
}

/** The subnets of one purpose, one in each of its zones. */
export interface ITier {
  readonly name: string;
  readonly kind: TierKind;
  readonly vpc: IVpc;
  /** By zone id. */
  readonly subnets: ReadonlyMap<string, ISubnet>;

  /** @throws NET011 the tier has no subnet in that zone */
  subnet(zone: string): ISubnet;
}

/** One subnet with the route table that is its own. */
export interface ISubnet {
  readonly vpc: IVpc;
  readonly tier: string;
  /** Zone id, e.g. `euw1-az1`. */
  readonly zone: string;
  readonly subnetId: string;
  readonly routeTableId: string;
  /** IPv4 block; undefined in an IPv6-only subnet. */
  readonly cidr: string | undefined;
  /** IPv6 block (usually a token); undefined without IPv6. */
  readonly ipv6Cidr: string | undefined;
}
