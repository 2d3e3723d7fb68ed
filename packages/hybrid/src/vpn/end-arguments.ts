import type { VpnConnectionConfig } from '@cdktf/provider-aws/lib/vpn-connection';
import { Cidr } from '@landbridge/network-core';
import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import { HybridError } from '../errors';
import type { CustomerGateway } from './customer-gateway';
import type { GatewayEnd } from './gateway-end';

/**
 * Arguments of a connection that say where it ends on AWS's side, and what carries it.
 *
 * @throws HYB009 a VPN over Direct Connect to a public address or the reverse, without addresses of the transit gateway, or
 *   with addresses that the routers do not hear of
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/private-ip-dx.html
 */
export function endArguments(
  end: GatewayEnd,
  router: CustomerGateway,
  place: IConstruct,
): Pick<
  VpnConnectionConfig,
  | 'transitGatewayId'
  | 'vpnGatewayId'
  | 'enableAcceleration'
  | 'outsideIpAddressType'
  | 'transportTransitGatewayAttachmentId'
> {
  checkTransport(end, router, place);
  if ('virtualPrivateGateway' in end) return { vpnGatewayId: end.virtualPrivateGateway.id };
  const transitGatewayId = end.transitGateway.id;
  if ('over' in end) {
    return {
      transitGatewayId,
      outsideIpAddressType: 'PrivateIpv4',
      transportTransitGatewayAttachmentId: end.over.attachmentId,
    };
  }
  return { transitGatewayId, enableAcceleration: end.accelerated ?? false };
}

function checkTransport(end: GatewayEnd, router: CustomerGateway, place: IConstruct): void {
  const refuse = (problem: string, got: string, allowed: string, fix: string): never => {
    throw new HybridError('HYB009', place, { problem, got, allowed, fix });
  };
  const isPrivate = 'over' in end;
  if (isPrivate !== (router.reachedOver === 'direct-connect')) {
    refuse(
      'the router is reached over one way and the VPN is carried by another',
      `a router over ${router.reachedOver === 'internet' ? 'the internet' : 'Direct Connect'}`,
      isPrivate ? "reachedOver: 'direct-connect'" : "reachedOver: 'internet'",
      'let both say the same',
    );
  }
  if (!isPrivate) return;
  const { cidrBlocks } = end.transitGateway;
  if (cidrBlocks === undefined) return;
  if (cidrBlocks.length === 0) {
    refuse(
      'AWS takes the addresses of a VPN over Direct Connect from a block of the transit gateway',
      'no block',
      'one block at least',
      'give the transit gateway cidrBlocks',
    );
  }
  const heard = end.over.allowedPrefixes.filter((block) => !Token.isUnresolved(block));
  const blocks = heard.map((block) => Cidr.parse(block, place.node.path));
  const unheard = cidrBlocks.find((block) => {
    const cidr = Cidr.parse(block, place.node.path);
    return cidr.family === 4 && !blocks.some((one) => one.contains(cidr));
  });
  if (unheard !== undefined && heard.length === end.over.allowedPrefixes.length) {
    refuse(
      "the router does not hear on Direct Connect of the block that AWS's end has its addresses from",
      `allowed prefixes ${heard.join(', ')}`,
      `${unheard} among them`,
      'add the block to the allowed prefixes of the association',
    );
  }
}
