import { RouteTable } from '@cdktf/provider-aws/lib/route-table';
import { RouteTableAssociation } from '@cdktf/provider-aws/lib/route-table-association';
import { Subnet as AwsSubnet } from '@cdktf/provider-aws/lib/subnet';
import { Construct } from 'constructs';
import type { SubnetAddresses } from '../address-plan/addresses';
import type { ISubnet, IVpc } from './ivpc';
import type { TierKind } from './tier-kind';

export interface SubnetProps {
  readonly vpc: IVpc;
  readonly tier: string;
  readonly kind: TierKind;
  /** Zone id. */
  readonly zone: string;
  readonly addresses: SubnetAddresses;
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
    const { vpc, zone, tier, addresses } = props;
    const { provider, vpcId } = vpc;
    const tags = { ...props.tags, Name: `${vpc.name}-${tier}-${zone}`, Tier: tier };
    const subnet = new AwsSubnet(this, 'Resource', {
      vpcId,
      provider,
      availabilityZoneId: zone,
      cidrBlock: addresses.ipv4,
      tags,
    });
    this.vpc = vpc;
    this.tier = tier;
    this.zone = zone;
    this.cidr = addresses.ipv4;
    this.ipv6Cidr = undefined;
    this.subnetId = subnet.id;
    this.routeTableId = new RouteTable(this, 'RouteTable', { vpcId, provider, tags }).id;
    new RouteTableAssociation(this, 'RouteTableAssociation', {
      provider,
      subnetId: this.subnetId,
      routeTableId: this.routeTableId,
    });
  }
}
