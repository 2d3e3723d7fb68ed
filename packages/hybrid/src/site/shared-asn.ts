import type { IConstruct } from 'constructs';
import { claimOf } from '../vpn/gateway-claims';
import type { SiteProps } from './site-props';

/**
 * Two sites of one AS number are allowed, but do not hear of each other: BGP drops a route in whose path a router finds its own
 * number.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/VPN_CloudHub.html
 */
export function sharedAsnWarning({ transitGateway, asn }: SiteProps, place: IConstruct): string[] {
  const gateway = { key: transitGateway, id: transitGateway.id };
  const other = claimOf(gateway, `site with AS number ${asn}`, place);
  if (other === undefined) return [];
  return [`AS number ${asn} is also that of ${other}: the routers of the two drop each other's routes`];
}
