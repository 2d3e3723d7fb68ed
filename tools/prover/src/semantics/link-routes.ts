/**
 * Routes that AWS learns from on-premises: by BGP from what the assumptions say a site advertises, and the static
 * routes of a VPN connection. A link that is down has its routes withdrawn. A BGP link of which nothing is assumed
 * may have brought any route.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNRoutingTypes.html
 * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/routing-and-bgp.html
 */
import {
  Unknown,
  type Prefix,
  type TransitAttachment,
  type VirtualInterface,
  type VpnConnection,
} from '@landbridge/terraform-model';
import type { Model } from '../model/model';
import type { AdvertisedPrefix } from '../model/sites';

export interface LinkRoute {
  readonly prefix: Prefix;
  /** Kind (DX 0, static VPN 1, BGP VPN 2), local preference, AS path length, MED: lower is better. */
  readonly rank: readonly number[];
  readonly because: string;
  readonly link: string;
}

export interface LinkRoutes {
  readonly routes: readonly LinkRoute[];
  readonly unsaid: readonly { readonly component: string; readonly because: string }[];
}

const nothing: LinkRoutes = { routes: [], unsaid: [] };

export function vpnRoutes(model: Model, connection: VpnConnection): LinkRoutes {
  if (!isLinkUp(model, connection.key)) return nothing;
  const { staticOnly, key } = connection;
  if (staticOnly instanceof Unknown)
    return { routes: [], unsaid: [{ component: key, because: staticOnly.because }] };
  if (!staticOnly) return learned(model, key, 2, 'by BGP from');
  if (connection.transitGateway !== undefined) return nothing;
  return {
    routes: connection.staticRoutes.map((prefix) => ({
      prefix,
      rank: [1, 1, 0, 0],
      because: `static route of ${key}`,
      link: key,
    })),
    unsaid: connection.doubts.map((doubt) => ({ component: key, because: doubt.because })),
  };
}

/** What the virtual interfaces of a DX gateway bring to one kind of gateway, or a Connect attachment to its own. */
export function linkRoutes(model: Model, attachment: TransitAttachment): LinkRoutes {
  if (attachment.kind === 'connect') {
    const transport = attachment.resource;
    if (typeof transport === 'string' && model.failures.resource(transport)) return nothing;
    return isLinkUp(model, attachment.key) ? learned(model, attachment.key, 2, 'by BGP from') : nothing;
  }
  const gateway = typeof attachment.resource === 'string' ? attachment.resource : undefined;
  if (gateway === undefined) {
    const because =
      attachment.resource instanceof Unknown ? attachment.resource.because : 'its DX gateway is not said';
    return { routes: [], unsaid: [{ component: attachment.key, because }] };
  }
  return dxGatewayRoutes(model, gateway, 'transit');
}

export function dxGatewayRoutes(model: Model, gateway: string, kind: 'private' | 'transit'): LinkRoutes {
  if (model.failures.resource(gateway)) return nothing;
  return merged(interfacesOf(model, gateway, kind).map((entry) => virtualInterfaceRoutes(model, entry)));
}

export function virtualInterfaceRoutes(model: Model, entry: VirtualInterface): LinkRoutes {
  return isLinkUp(model, entry.key) ? learned(model, entry.key, 0, 'by BGP from') : nothing;
}

export function interfacesOf(
  model: Model,
  gateway: string,
  kind?: 'private' | 'transit',
): VirtualInterface[] {
  return [...model.network.directConnect.interfaces.values()].filter(
    (entry) => entry.dxGateway === gateway && (kind === undefined || entry.kind === kind),
  );
}

export function merged(all: readonly LinkRoutes[]): LinkRoutes {
  return { routes: all.flatMap((one) => one.routes), unsaid: all.flatMap((one) => one.unsaid) };
}

/** Whether a link carries anything: its tunnels, connection, site and itself are in order. */
export function isLinkUp(model: Model, link: string): boolean {
  const { failures, network } = model;
  if (failures.resource(link)) return false;
  const site = model.sites.ofLink.get(link)?.site.name;
  if (site !== undefined && failures.site(site)) return false;
  const connection = network.vpnConnections.get(link);
  if (connection) {
    if (failures.tunnels(link) === 0 || failures.region(connection.region)) return false;
    const { customerGateway, transport } = connection;
    if (typeof customerGateway === 'string' && failures.resource(customerGateway)) return false;
    return typeof transport !== 'string' || isTransportUp(model, transport);
  }
  const entry = network.directConnect.interfaces.get(link);
  if (!entry) return true;
  if (entry.pending !== undefined || typeof entry.connection !== 'string') return entry.pending === undefined;
  const lag = network.directConnect.lagOf.get(entry.connection);
  return !failures.resource(entry.connection) && (lag === undefined || !failures.resource(lag));
}

/** What carries a VPN between private addresses: an association, and any virtual interface of its Direct Connect gateway. */
function isTransportUp(model: Model, attachment: string): boolean {
  const { failures, network } = model;
  if (failures.resource(attachment)) return false;
  const gateway = network.transitAttachments.get(attachment)?.resource;
  if (typeof gateway !== 'string') return true;
  if (failures.resource(gateway)) return false;
  const interfaces = interfacesOf(model, gateway, 'transit');
  return interfaces.length === 0 || interfaces.some(({ key }) => isLinkUp(model, key));
}

function learned(model: Model, link: string, kind: number, how: string): LinkRoutes {
  const known = model.sites.ofLink.get(link);
  if (!known) {
    const because = `what on-premises advertises over ${link} is not known; the assumptions can say it (sites)`;
    return { routes: [], unsaid: [{ component: link, because }] };
  }
  return {
    routes: known.link.advertised.map((entry) => ({
      prefix: entry.prefix,
      rank: [kind, preference(entry), entry.asPath.length, entry.med],
      because: `${how} ${known.site.name} over ${link}`,
      link,
    })),
    unsaid: [],
  };
}

/** 7224:7300 high, 7224:7200 (and none) medium, 7224:7100 low; looked at before the AS path. */
function preference(entry: AdvertisedPrefix): number {
  if (entry.communities.includes('7224:7300')) return 0;
  return entry.communities.includes('7224:7100') ? 2 : 1;
}
