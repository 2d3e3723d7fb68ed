import { Ec2TransitGatewayConnectPeer } from '@cdktf/provider-aws/lib/ec2-transit-gateway-connect-peer';
import { Construct } from 'constructs';
import type { ITransitGateway } from '../gateway/transit-gateway';
import { checkConnectPeer } from './check-connect-peer';

/** One GRE tunnel with its BGP sessions. */
export interface ConnectPeerSettings {
  /** Outer address of the appliance. */
  readonly peerAddress: string;
  /** /29 of 169.254.0.0/16 for the BGP sessions; the first address is the appliance's. Unique on the gateway. */
  readonly insideCidr: string;
  /**
   * /125 of fd00::/8 for the BGP sessions over IPv6.
   *
   * @default IPv4 only
   */
  readonly insideCidrIpv6?: string;
  /**
   * AS number of the appliance, 1–4294967295.
   *
   * @default that of the gateway (iBGP)
   */
  readonly peerAsn?: number;
  /**
   * Outer address of the gateway, of the family of the peer's.
   *
   * @default the first free one of the gateway's CIDR blocks
   */
  readonly gatewayAddress?: string;
}

export interface ConnectPeerProps {
  readonly gateway: ITransitGateway & { readonly cidrBlocks: readonly string[] };
  readonly connectId: string;
  readonly settings: ConnectPeerSettings;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A Connect peer. Made by `ConnectAttachment`.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/tgw-connect.html#tgw-connect-peer
 */
export class ConnectPeer extends Construct {
  /** Address to configure on the appliance for BGP: the first of the inside block. */
  readonly bgpPeerAddress: string;

  /**
   * @throws TRN051 an inside block that AWS refuses, or that another peer has; TRN052 addresses of two families, or
   *   none; TRN053 an address outside the gateway's blocks; TRN054 an AS number out of range
   */
  constructor(scope: Construct, id: string, props: ConnectPeerProps) {
    super(scope, id);
    checkConnectPeer(this, props);
    const { peerAddress, insideCidr, insideCidrIpv6, peerAsn, gatewayAddress } = props.settings;
    const peer = new Ec2TransitGatewayConnectPeer(this, 'Resource', {
      provider: props.gateway.provider,
      transitGatewayAttachmentId: props.connectId,
      peerAddress,
      transitGatewayAddress: gatewayAddress,
      insideCidrBlocks: insideCidrIpv6 === undefined ? [insideCidr] : [insideCidr, insideCidrIpv6],
      bgpAsn: peerAsn === undefined ? undefined : String(peerAsn),
      tags: { ...props.tags, Name: id },
    });
    this.bgpPeerAddress = peer.bgpPeerAddress;
  }
}
