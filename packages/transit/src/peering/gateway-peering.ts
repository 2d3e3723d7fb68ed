import { Ec2TransitGatewayPeeringAttachment } from '@cdktf/provider-aws/lib/ec2-transit-gateway-peering-attachment';
import { Ec2TransitGatewayPeeringAttachmentAccepter } from '@cdktf/provider-aws/lib/ec2-transit-gateway-peering-attachment-accepter';
import { Construct } from 'constructs';
import type { ITransitGateway } from '../gateway/transit-gateway';
import { checkGatewayPeering } from './check-gateway-peering';

export interface GatewayPeeringProps {
  /** Asks for the peering. */
  readonly requester: ITransitGateway;
  /** Accepts it, by its own provider. */
  readonly accepter: ITransitGateway;
  /**
   * Tags besides `Name`.
   *
   * @default none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Two transit gateways peered: request and acceptance as one object, usually in two Regions. A peering learns no
 * routes: `Segments` of both gateways, which name it among their `remotes`, write the static routes of both sides.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/tgw-peering.html
 */
export class GatewayPeering extends Construct {
  /** Id of the attachment on both sides; known to be accepted, so that routes wait for that. */
  readonly id: string;

  /** @throws TRN037 a gateway with itself, or the pair twice; TRN038 both sides by one provider */
  constructor(scope: Construct, id: string, props: GatewayPeeringProps) {
    super(scope, id);
    checkGatewayPeering(this, props);
    const { requester, accepter } = props;
    const tags = { ...props.tags, Name: `${requester.region}-${accepter.region}` };
    const attachment = new Ec2TransitGatewayPeeringAttachment(this, 'Resource', {
      provider: requester.provider,
      transitGatewayId: requester.id,
      peerTransitGatewayId: accepter.id,
      peerRegion: accepter.region,
      peerAccountId: accepter.account,
      tags: { ...tags, Side: 'requester' },
    });
    const acceptance = new Ec2TransitGatewayPeeringAttachmentAccepter(this, 'Accepter', {
      provider: accepter.provider,
      transitGatewayAttachmentId: attachment.id,
      tags: { ...tags, Side: 'accepter' },
    });
    this.id = acceptance.id;
  }
}
