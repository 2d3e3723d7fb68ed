import { Cidr, claim } from '@landbridge/network-core';
import type { Construct } from 'constructs';
import { TransitError } from '../errors';
import type { ConnectPeerProps, ConnectPeerSettings } from './connect-peer';

const LINK_LOCAL = '169.254.0.0/16';
/** /29 blocks that AWS keeps for itself. */
const RESERVED = ['0.0', '1.0', '2.0', '3.0', '4.0', '5.0', '169.248'].map((host) => `169.254.${host}/29`);

/**
 * Refuses a peer that AWS would refuse.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/tgw-connect.html#tgw-connect-peer
 */
export function checkConnectPeer(place: Construct, { gateway, settings }: ConnectPeerProps): void {
  checkInside(place, settings, gateway.id);
  checkOuter(place, settings, gateway.cidrBlocks);
  const { peerAsn = 1 } = settings;
  if (Number.isInteger(peerAsn) && peerAsn >= 1 && peerAsn <= 4294967295) return;
  throw new TransitError('TRN054', place, {
    problem: 'AS number of the appliance is none',
    got: String(peerAsn),
    allowed: '1 to 4294967295',
    fix: 'name the AS number of the appliance',
  });
}

function checkInside(
  place: Construct,
  { insideCidr, insideCidrIpv6 }: ConnectPeerSettings,
  gatewayId: string,
): void {
  const ipv4 = Cidr.parse(insideCidr, place);
  const ipv4Fits =
    ipv4.prefixLength === 29 &&
    Cidr.parse(LINK_LOCAL, place).contains(ipv4) &&
    !RESERVED.includes(ipv4.toString());
  const ipv6 = insideCidrIpv6 === undefined ? undefined : Cidr.parse(insideCidrIpv6, place);
  const ipv6Fits = !ipv6 || (ipv6.prefixLength === 125 && Cidr.parse('fd00::/8', place).contains(ipv6));
  const other = claim(place.node.root, `inside block ${ipv4.toString()} of ${gatewayId}`, place);
  if (ipv4Fits && ipv6Fits && other === undefined) return;
  throw new TransitError('TRN051', place, {
    problem: other === undefined ? 'AWS does not take the inside block' : `inside block is that of ${other}`,
    got: ipv4Fits && ipv6 && !ipv6Fits ? ipv6.toString() : insideCidr,
    allowed: `a /29 of ${LINK_LOCAL} but ${RESERVED.join(', ')}; a /125 of fd00::/8; each once on a gateway`,
    fix: 'choose another block',
  });
}

function checkOuter(place: Construct, settings: ConnectPeerSettings, blocks: readonly string[]): void {
  const peer = hostOf(place, settings.peerAddress);
  const families = blocks.map((block) => Cidr.parse(block, place));
  const own = settings.gatewayAddress === undefined ? undefined : hostOf(place, settings.gatewayAddress);
  const family =
    own?.family ?? (families.some((block) => block.family === peer.family) ? peer.family : undefined);
  if (family !== peer.family) {
    throw new TransitError('TRN052', place, {
      problem: 'the two ends of a tunnel need addresses of one family',
      got: `${settings.peerAddress}, gateway ${settings.gatewayAddress ?? blocks.join(', ')}`,
      allowed: 'IPv4 on both ends, or IPv6 on both',
      fix: 'name addresses of one family, or give the gateway a CIDR block of it',
    });
  }
  if (own === undefined || families.some((block) => block.contains(own))) return;
  throw new TransitError('TRN053', place, {
    problem: 'outer address of the gateway lies outside its CIDR blocks',
    got: settings.gatewayAddress,
    allowed: `an address in ${blocks.join(', ')}`,
    fix: 'choose an address of a block, or leave it to AWS',
  });
}

/** An address as the block that holds nothing else. @throws NET001 */
function hostOf(place: Construct, address: string): Cidr {
  return Cidr.parse(`${address}/${address.includes(':') ? 128 : 32}`, place);
}
