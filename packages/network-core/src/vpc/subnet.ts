import { RouteTable } from '@cdktf/provider-aws/lib/route-table';
import { RouteTableAssociation } from '@cdktf/provider-aws/lib/route-table-association';
import { Subnet as AwsSubnet } from '@cdktf/provider-aws/lib/subnet';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { ISubnet, IVpc } from './ivpc';
import type { TierProps } from './tier-props';

export interface SubnetProps {
  readonly vpc: IVpc;
  readonly tier: string;
  readonly options: TierProps;
  /** Zone id. */
  readonly zone: string;
  /** @default IPv6 only */
  readonly cidr?: string;
  /** @default IPv4 only */
  readonly ipv6Cidr?: string;
  /** The block in which it lies, when the VPC got it after its creation. */
  readonly dependsOn?: ITerraformDependable[];
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A subnet with a route table of its own, so that no route is shared by accident. Made by `Vpc`. */
export class Subnet extends Construct implements ISubnet {
  readonly vpc: IVpc;
  readonly tier: string;
  readonly zone: string;
  readonly subnetId: string;
  readonly routeTableId: string;
  readonly cidr: string | undefined;
  readonly ipv6Cidr: string | undefined;

  constructor(scope: Construct, id: string, props: SubnetProps) {
    super(scope, id);
    const { vpc, zone, tier, cidr, ipv6Cidr, options } = props;
    const { provider, vpcId } = vpc;
    const tags = { ...props.tags, Name: `${vpc.name}-${tier}-${zone}`, Tier: tier };
    const subnet = new AwsSubnet(this, 'Resource', {
      vpcId,
      provider,
      availabilityZoneId: zone,
      cidrBlock: cidr,
      ipv6CidrBlock: ipv6Cidr,
      ipv6Native: cidr === undefined ? true : undefined,
      assignIpv6AddressOnCreation: ipv6Cidr === undefined ? undefined : true,
      enableDns64: options.nat64,
      mapPublicIpOnLaunch: options.publicAddresses,
      dependsOn: props.dependsOn,
      tags,
    });
    this.vpc = vpc;
    this.tier = tier;
    this.zone = zone;
    this.cidr = cidr;
    this.ipv6Cidr = ipv6Cidr;
    this.subnetId = subnet.id;
    this.routeTableId = new RouteTable(this, 'RouteTable', { vpcId, provider, tags }).id;
    new RouteTableAssociation(this, 'RouteTableAssociation', {
      provider,
      subnetId: this.subnetId,
      routeTableId: this.routeTableId,
    });
  }
}
