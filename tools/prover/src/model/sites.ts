import {
  LandbridgeError,
  Unknown,
  parsePrefix,
  type Network,
  type Prefix,
} from '@landbridge/terraform-model';
import type { Advertisement, Assumptions } from '../assume/assumptions';

/** An on-premises network as the assumptions describe it. */
export interface OnPremises {
  readonly name: string;
  readonly blocks: readonly Prefix[];
  /** Undefined: every source is let in. */
  readonly allows: readonly Prefix[] | undefined;
  readonly internet: boolean;
  readonly links: readonly Link[];
}

export interface Link {
  readonly via: string;
  readonly advertised: readonly AdvertisedPrefix[];
}

export interface AdvertisedPrefix {
  readonly prefix: Prefix;
  readonly asPath: readonly number[];
  readonly med: number;
  readonly communities: readonly string[];
}

export interface Sites {
  readonly byName: ReadonlyMap<string, OnPremises>;
  /** Link resource → site. A link that no site names is one of which nobody said what is behind it. */
  readonly ofLink: ReadonlyMap<string, { readonly site: OnPremises; readonly link: Link }>;
}

/** Throws PRV011 for a malformed block and PRV012 for a link that names no resource. */
export function buildSites(network: Network, assumptions: Assumptions): Sites {
  const byName = new Map<string, OnPremises>();
  const ofLink = new Map<string, { site: OnPremises; link: Link }>();
  for (const [name, given] of Object.entries(assumptions.sites ?? {})) {
    const place = `sites.${name}`;
    const site: OnPremises = {
      name,
      blocks: given.cidrs.map((text) => block(text, `${place}.cidrs`)),
      allows: given.allowSources?.map((text) => block(text, `${place}.allowSources`)),
      internet: given.internet ?? false,
      links: (given.links ?? []).map((link) => ({
        via: linkKey(network, link.via, `${place}.links`),
        advertised: (link.advertises ?? []).map((entry) => advertisement(entry, place)),
      })),
    };
    byName.set(name, site);
    for (const link of site.links) {
      const before = ofLink.get(link.via)?.link.advertised ?? [];
      ofLink.set(link.via, { site, link: { via: link.via, advertised: [...before, ...link.advertised] } });
    }
  }
  for (const site of impliedSites(network, ofLink)) if (!byName.has(site.name)) byName.set(site.name, site);
  return { byName, ofLink };
}

/** Static routes say of themselves what is behind a VPN connection: a site by the name of its customer gateway. */
function impliedSites(network: Network, assumed: ReadonlyMap<string, unknown>): OnPremises[] {
  const blocks = new Map<string, Prefix[]>();
  const add = (link: string, prefix: Prefix): void =>
    void blocks.set(link, [...(blocks.get(link) ?? []), prefix]);
  for (const connection of network.vpnConnections.values())
    for (const prefix of connection.staticRoutes) add(connection.key, prefix);
  for (const table of network.transitTables.tables.values()) {
    for (const { target, destination } of table.routes) {
      if (typeof target !== 'string' || destination instanceof Unknown || 'prefixList' in destination)
        continue;
      if (network.vpnConnections.has(target) && destination.length > 0) add(target, destination);
    }
  }
  const sites = new Map<string, OnPremises>();
  for (const [link, prefixes] of blocks) {
    if (assumed.has(link)) continue;
    const customer = network.vpnConnections.get(link)?.customerGateway;
    const name = typeof customer === 'string' ? customer : link;
    const known = sites.get(name);
    sites.set(name, {
      name,
      blocks: [...(known?.blocks ?? []), ...prefixes],
      allows: undefined,
      internet: false,
      links: [...(known?.links ?? []), { via: link, advertised: [] }],
    });
  }
  return [...sites.values()];
}

function linkKey(network: Network, via: string, place: string): string {
  if (network.reading.resource(via)) return via;
  throw new LandbridgeError({
    code: 'PRV012',
    place,
    message: `${JSON.stringify(via)} names no resource of the model`,
    fix: 'name a VPN connection, a private or transit virtual interface, or a TGW Connect attachment',
  });
}

function advertisement(entry: Advertisement, place: string): AdvertisedPrefix {
  return {
    prefix: block(entry.prefix, `${place}.links.advertises`),
    asPath: entry.asPath ?? [],
    med: entry.med ?? 0,
    communities: entry.communities ?? [],
  };
}

function block(text: string, place: string): Prefix {
  const prefix = parsePrefix(text);
  if (prefix) return prefix;
  throw new LandbridgeError({
    code: 'PRV011',
    place,
    message: `${JSON.stringify(text)} is no CIDR block`,
    fix: 'write it as 10.200.0.0/16 or 2001:db8::/32',
  });
}
