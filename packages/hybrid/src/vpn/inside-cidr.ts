import { Cidr } from '@landbridge/network-core';
import type { IConstruct } from 'constructs';
import { HybridError } from '../errors';
import { claimOf, type ClaimedGateway } from './gateway-claims';

/** Link-local blocks that AWS keeps for itself. */
const RESERVED = [
  '169.254.0.0/30',
  '169.254.1.0/30',
  '169.254.2.0/30',
  '169.254.3.0/30',
  '169.254.4.0/30',
  '169.254.5.0/30',
  '169.254.169.252/30',
];
const LINK_LOCAL = Cidr.parse('169.254.0.0/16', 'link-local');

/**
 * Takes the inside block of a tunnel for its gateway.
 *
 * @throws HYB003 not a /30 of 169.254.0.0/16, reserved, or taken
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html
 */
export function takeInsideCidr(gateway: ClaimedGateway, block: string, place: IConstruct): void {
  const cidr = Cidr.parse(block, place.node.path);
  const good =
    cidr.family === 4 && cidr.prefixLength === 30 && LINK_LOCAL.contains(cidr) && !RESERVED.includes(block);
  const other = claimOf(gateway, `inside block ${block}`, place);
  if (good && other === undefined) return;
  throw new HybridError('HYB003', place, {
    problem: good
      ? 'two tunnels of a gateway share an inside block'
      : 'AWS does not take the inside block of the tunnel',
    got: block,
    allowed: good ? `only ${other}` : `a /30 of 169.254.0.0/16 but for ${RESERVED.join(', ')}`,
    fix: 'choose another block',
  });
}

/** Inside addresses of a tunnel: AWS has the first, the router the second. */
export function insideAddresses(block: string): { readonly aws: string; readonly router: string } {
  const [a, b, c, last] = block.replace(/\/30$/, '').split('.').map(Number) as [
    number,
    number,
    number,
    number,
  ];
  return { aws: `${a}.${b}.${c}.${last + 1}`, router: `${a}.${b}.${c}.${last + 2}` };
}
