import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import type { GrantedQuotas } from '../quotas/quotas';
import { checkShape, tierPropsOf } from './check-addresses';
import { subnetIpv6 } from './ipv6';
import type { ISubnet, ITier, IVpc } from './ivpc';
import { findTier, SubnetMap } from './subnet-map';
import type { VpcShape } from './vpc-props';

/** Ids of a VPC made elsewhere; strings may be tokens, e.g. of a remote state. */
export interface VpcIds {
  readonly vpcId: string;
  /** @throws anything when the VPC has no such subnet */
  subnetId(tier: string, zone: string): string;
  routeTableId(tier: string, zone: string): string;
  /** Asked only when the VPC has IPv6 whose block is not in its shape. */
  ipv6CidrBlock(): string;
}

export interface ImportedVpcProps extends VpcShape {
  readonly ids: VpcIds;
  /**
   * Provider of the VPC's account and Region in this stack.
   *
   * @default the stack's default provider
   */
  readonly provider?: TerraformProvider;
}

/** A VPC of another stack: same shape, no resources. Routes and rules for it are made in this stack. */
export class ImportedVpc extends Construct implements IVpc {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly provider: TerraformProvider | undefined;
  readonly vpcId: string;
  readonly cidrBlocks: readonly string[];
  readonly ipv6CidrBlocks: readonly string[];
  readonly tiers: ReadonlyMap<string, ITier>;
  readonly quotas: GrantedQuotas;

  /** @throws as `Vpc` for a shape that cannot be */
  constructor(scope: Construct, id: string, props: ImportedVpcProps) {
    super(scope, id);
    checkShape(props, this);
    this.name = props.name;
    this.account = props.account;
    this.quotas = props.quotas ?? {};
    this.region = props.region;
    this.provider = props.provider;
    this.vpcId = props.ids.vpcId;
    this.cidrBlocks = [props.addresses.cidr, ...Object.values(props.addresses.secondaryCidrs ?? {})];
    const known = props.ipv6?.from === 'ipam' ? props.ipv6.cidr : undefined;
    this.ipv6CidrBlocks = props.ipv6 === undefined ? [] : [known ?? props.ids.ipv6CidrBlock()];
    this.tiers = new Map(
      Object.entries(props.addresses.tiers).map(([tier, zones]) => {
        const subnets = Object.entries(zones).map(([zone, { ipv4, ipv6 }]): [string, ISubnet] => [
          zone,
          {
            vpc: this,
            tier,
            zone,
            subnetId: props.ids.subnetId(tier, zone),
            routeTableId: props.ids.routeTableId(tier, zone),
            cidr: ipv4,
            ipv6Cidr: ipv6 === undefined ? undefined : subnetIpv6(this.ipv6CidrBlocks[0] ?? '', ipv6),
          },
        ]);
        return [tier, new SubnetMap(this, tier, tierPropsOf(props, tier, this).kind, new Map(subnets))];
      }),
    );
  }

  tier(name: string): ITier {
    return findTier(this, name);
  }
}
