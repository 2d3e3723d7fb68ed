import { Construct } from 'constructs';
import { CustomerGateway } from '../vpn/customer-gateway';
import type { GatewayEnd, IPrivateTransport } from '../vpn/gateway-end';
import { SiteToSiteVpn } from '../vpn/site-to-site-vpn';
import type { SiteProps, SiteVpn } from './site-props';

/** A VPN from each router of a site, by router. @param transport what carries them; undefined: the internet */
export function siteVpns(
  scope: Construct,
  props: SiteProps,
  vpn: SiteVpn,
  transport: IPrivateTransport | undefined,
): Map<string, SiteToSiteVpn> {
  const routers = new Construct(scope, 'Routers');
  const { name, asn, prefixes, reaches, provider, tags, transitGateway, alarmTopicArn } = props;
  const on: GatewayEnd = transport ? { transitGateway, over: transport } : { transitGateway };
  return new Map(
    Object.entries(vpn.routers).map(([key, address]) => {
      const place = new Construct(routers, key);
      const router = new CustomerGateway(place, 'Gateway', {
        name: routerName(name, key),
        address,
        asn,
        reachedOver: transport ? 'direct-connect' : 'internet',
        ...(provider && { provider }),
        ...(tags && { tags }),
      });
      const tunnels = vpn.tunnels?.[key];
      const preference = vpn.preference?.[key];
      const connection = new SiteToSiteVpn(place, 'Vpn', {
        router,
        on,
        routing: vpn.routing === 'static' ? { static: prefixes } : 'bgp',
        advertises: prefixes,
        reaches,
        ...(preference && { preference }),
        ...(tunnels && { tunnels }),
        ...(alarmTopicArn !== undefined && { alarmTopicArn }),
        ...(tags && { tags }),
      });
      return [key, connection];
    }),
  );
}

/** Name of a site's router in tags and configurations. */
export function routerName(site: string, key: string): string {
  return `${site}-${key}`;
}
