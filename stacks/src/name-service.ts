import { Cidr, Port, type VpcAddresses } from '@landbridge/network-core';
import type { LandscapeData } from './environments';
import type { Place } from './environments/environment';
import type { SiteNames } from './environments/site';
import { RESOLVER } from './shared-services';

/** Over which names are asked. */
export const DNS_PORTS = [Port.udp(53), Port.tcp(53)] as const;

/** Sites whose own servers answer names, with their blocks. */
export function sitesWithNames({
  sites,
  onPremises,
}: Pick<LandscapeData, 'sites' | 'onPremises'>): (SiteNames & { site: string; cidrs: readonly string[] })[] {
  return Object.entries(sites).flatMap(([site, { names }]) =>
    names === undefined ? [] : [{ ...names, site, cidrs: onPremises[site] ?? [] }],
  );
}

/** Name of an environment's public zone. */
export function zoneName({ name }: Pick<Place, 'name'>, { domain }: Pick<LandscapeData, 'domain'>): string {
  return `${name}.${domain}`;
}

/** Name of the private zone of the hub or an environment. */
export function privateZoneName(
  { name }: Pick<Place, 'name'>,
  { privateDomain }: Pick<LandscapeData, 'privateDomain'>,
): string {
  return `${name}.${privateDomain}`;
}

/** Place of each resolver endpoint in its subnets: sites write these addresses into their servers and firewalls. */
const HOSTS = { inbound: 10n, outbound: 11n } as const;

/** Addresses of a resolver endpoint of the hub, by zone. */
export function resolverAddresses(
  { tiers }: VpcAddresses,
  endpoint: keyof typeof HOSTS,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tiers[RESOLVER] ?? {}).flatMap(([zone, { ipv4 }]) => {
      if (ipv4 === undefined) return [];
      const subnet = Cidr.parse(ipv4, `${RESOLVER}/${zone}`);
      const host = Cidr.at(subnet.family, subnet.first + HOSTS[endpoint], 32);
      return [[zone, host.toString().replace(/\/32$/, '')]];
    }),
  );
}
