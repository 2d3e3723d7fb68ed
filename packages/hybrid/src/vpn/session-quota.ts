import type { IConstruct } from 'constructs';
import { HybridError } from '../errors';

/** What AWS calls the other end of a BGP session, and how many prefixes it takes from a router. */
export const MOST_ADVERTISED = {
  'virtual-private-gateway': {
    most: 100,
    quota: 'Dynamic routes advertised from a customer gateway device to a VPN on a virtual private gateway',
  },
  'transit-gateway': {
    most: 1000,
    quota: 'Dynamic routes advertised from a customer gateway device to a VPN on a transit gateway',
  },
  'direct-connect': {
    most: 100,
    quota: 'Routes per BGP session on a private or transit virtual interface, from on-premises to AWS',
  },
  'public-interface': {
    most: 1000,
    quota: 'Routes per BGP session on a public virtual interface',
  },
} as const;

/**
 * Above its quota AWS takes the session down, and with it every prefix.
 *
 * @throws HYB013 more prefixes than the session takes
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-limits.html
 * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/limits.html
 */
export function checkAdvertised(
  prefixes: readonly string[],
  end: keyof typeof MOST_ADVERTISED,
  place: IConstruct,
): void {
  const { most, quota } = MOST_ADVERTISED[end];
  if (prefixes.length <= most) return;
  throw new HybridError('HYB013', place, {
    problem: 'a BGP session takes fewer prefixes from a router, and goes down above',
    got: `${prefixes.length}`,
    allowed: `${most} (quota "${quota}", not adjustable)`,
    fix: 'advertise larger blocks',
  });
}
