import { Ec2TransitGatewayVpcAttachment } from '@cdktf/provider-aws/lib/ec2-transit-gateway-vpc-attachment';
import type { ITier, IVpc } from '@landbridge/network-core';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { ITransitGateway } from '../gateway/transit-gateway';
import type { IAttachment } from './attachment';
import { checkVpcAttachment } from './check-vpc-attachment';

export interface VpcAttachmentProps {
  readonly gateway: ITransitGateway;
  readonly vpc: IVpc;
  /**
   * Tier whose subnets hold the attachment's interfaces, one in every zone that has workloads. AWS recommends /28.
   * @default - the VPC's only tier of kind `transit`
   */
  readonly tier?: ITier;
  /**
   * Keeps both directions of a flow in one zone. For VPCs with stateful appliances.
   * @default false
   */
  readonly applianceMode?: boolean;
  /**
   * Whether public names of instances resolve to private addresses across attachments.
   * @default true
   */
  readonly dnsSupport?: boolean;
  /**
   * Whether the attachment carries IPv6; needs a VPC with IPv6 blocks.
   * @default false
   */
  readonly ipv6?: boolean;
  /**
   * Whether inbound rules in this VPC may name groups of other attached VPCs. The gateway has to support it too.
   * @default false
   */
  readonly securityGroupReferencing?: boolean;
  /**
   * Tags besides `Name`.
   *
   * @default none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Attaches a VPC to a transit gateway, with one interface per zone, and puts it into no table. To a gateway of another
 * account this is a request: see {@link VpcAttachmentAccepter}.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html
 */
export class VpcAttachment extends Construct implements IAttachment {
  readonly id: string;
  readonly kind = 'vpc';
  readonly cidrs: readonly string[];
  readonly state: 'accepted' | 'pending';
  readonly ready: readonly ITerraformDependable[];
  readonly vpc: IVpc;
  readonly applianceMode: boolean;

  /**
   * @throws TRN030 a zone has subnets and no attachment subnet; TRN031 another Region; TRN032 attached already;
   *   TRN033 no transit tier; TRN034 IPv6 without IPv6 blocks; TRN060 too many gateways for one VPC
   */
  constructor(scope: Construct, id: string, props: VpcAttachmentProps) {
    super(scope, id);
    const { gateway, vpc, applianceMode = false } = props;
    const tier = checkVpcAttachment(this, props);
    const ownGateway = gateway.account === vpc.account;
    const attachment = new Ec2TransitGatewayVpcAttachment(this, 'Resource', {
      provider: vpc.provider,
      transitGatewayId: gateway.id,
      vpcId: vpc.vpcId,
      subnetIds: [...tier.subnets.values()].map(({ subnetId }) => subnetId),
      applianceModeSupport: enabled(applianceMode),
      dnsSupport: enabled(props.dnsSupport ?? true),
      ipv6Support: enabled(props.ipv6 ?? false),
      securityGroupReferencingSupport: enabled(props.securityGroupReferencing ?? false),
      // Only the gateway's account can say so; elsewhere the accepter does, and AWS reads `true` back here.
      transitGatewayDefaultRouteTableAssociation: ownGateway ? false : undefined,
      transitGatewayDefaultRouteTablePropagation: ownGateway ? false : undefined,
      tags: { ...props.tags, Name: vpc.name },
    });
    this.id = attachment.id;
    this.cidrs = vpc.cidrBlocks;
    this.state = ownGateway || gateway.autoAccept === true ? 'accepted' : 'pending';
    this.ready = [attachment];
    this.vpc = vpc;
    this.applianceMode = applianceMode;
  }
}

function enabled(on: boolean): string {
  return on ? 'enable' : 'disable';
}
