import { Ec2TransitGatewayVpcAttachmentAccepter } from '@cdktf/provider-aws/lib/ec2-transit-gateway-vpc-attachment-accepter';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { ITransitGateway } from '../gateway/transit-gateway';
import type { IAttachment } from './attachment';

export interface VpcAttachmentAccepterProps {
  /** The gateway that the request is for. */
  readonly gateway: ITransitGateway;
  /** Id of the request, from the VPC's account. */
  readonly attachmentId: string;
  /** Name tag on the gateway's side. */
  readonly name: string;
  /** Blocks of the attached VPC. */
  readonly cidrs: readonly string[];
  /**
   * Tags besides `Name`.
   *
   * @default none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Accepts the VPC attachment of another account, and keeps it out of every default table.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/acccept-tgw-attach.html
 */
export class VpcAttachmentAccepter extends Construct implements IAttachment {
  readonly id: string;
  readonly kind = 'vpc';
  readonly cidrs: readonly string[];
  readonly state = 'accepted';
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: VpcAttachmentAccepterProps) {
    super(scope, id);
    const accepter = new Ec2TransitGatewayVpcAttachmentAccepter(this, 'Resource', {
      provider: props.gateway.provider,
      transitGatewayAttachmentId: props.attachmentId,
      transitGatewayDefaultRouteTableAssociation: false,
      transitGatewayDefaultRouteTablePropagation: false,
      tags: { ...props.tags, Name: props.name },
    });
    this.id = accepter.id;
    this.cidrs = props.cidrs;
    this.ready = [accepter];
  }
}
