import { Ec2TransitGatewayConnect } from '@cdktf/provider-aws/lib/ec2-transit-gateway-connect';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { IAttachment } from '../attachments/attachment';
import { TransitError } from '../errors';
import type { ITransitGateway } from '../gateway/transit-gateway';
import { checkQuota } from '../quotas/check-quota';
import { ConnectPeer, type ConnectPeerSettings } from './connect-peer';

export interface ConnectAttachmentProps {
  readonly gateway: ITransitGateway & { readonly cidrBlocks: readonly string[] };
  /** Attachment that carries the GRE tunnels: a VPC or Direct Connect. */
  readonly transport: IAttachment;
  /** Prefixes that the appliances announce, as far as they are known. */
  readonly cidrs: readonly string[];
  /** Tunnels by name, four at most; each carries up to 5 Gbps. */
  readonly peers: Readonly<Record<string, ConnectPeerSettings>>;
  /**
   * Tags besides `Name`.
   *
   * @default none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A Connect attachment: third-party appliances (SD-WAN) behind a VPC or Direct Connect, by GRE and BGP.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/tgw-connect.html
 */
export class ConnectAttachment extends Construct implements IAttachment {
  readonly id: string;
  readonly kind = 'connect';
  readonly cidrs: readonly string[];
  readonly state = 'accepted';
  readonly ready: readonly ITerraformDependable[];
  readonly peers: ReadonlyMap<string, ConnectPeer>;

  /** @throws TRN050 the transport cannot carry tunnels; TRN051 to TRN054 a peer; TRN060 more peers than the quota */
  constructor(scope: Construct, id: string, props: ConnectAttachmentProps) {
    super(scope, id);
    this.checkTransport(props);
    const peers = Object.entries(props.peers);
    checkQuota(this, 'connectPeersPerAttachment', peers.length);
    const attachment = new Ec2TransitGatewayConnect(this, 'Resource', {
      provider: props.gateway.provider,
      transitGatewayId: props.gateway.id,
      transportAttachmentId: props.transport.id,
      transitGatewayDefaultRouteTableAssociation: false,
      transitGatewayDefaultRouteTablePropagation: false,
      tags: { ...props.tags, Name: id },
    });
    this.id = attachment.id;
    this.cidrs = props.cidrs;
    this.ready = [attachment];
    const folder = new Construct(this, 'Peers');
    this.peers = new Map(
      peers.map(([name, settings]) => {
        const peer = { gateway: props.gateway, connectId: this.id, settings, tags: props.tags };
        return [name, new ConnectPeer(folder, name, peer)];
      }),
    );
  }

  private checkTransport({ gateway, transport }: ConnectAttachmentProps): void {
    const carries = transport.kind === 'vpc' || transport.kind === 'direct-connect';
    if (carries && transport.state === 'accepted' && gateway.cidrBlocks.length > 0) return;
    throw new TransitError('TRN050', this, {
      problem: carries
        ? 'tunnels need an accepted transport and an address of the gateway'
        : 'transport cannot carry GRE',
      got: carries
        ? `${transport.state}, ${gateway.cidrBlocks.length} CIDR blocks of the gateway`
        : transport.kind,
      allowed: carries ? 'an accepted attachment, and at least one CIDR block' : 'vpc or direct-connect',
      fix: carries
        ? 'accept the transport first, and give the gateway cidrBlocks'
        : 'name another transport attachment',
    });
  }
}
