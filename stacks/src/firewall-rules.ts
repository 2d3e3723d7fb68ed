import { Port, type AddressBook } from '@landbridge/network-core';
import type { FirewallRule } from '@landbridge/transit';
import { VPC } from './address-plan';
import { webTiersOf, type LandscapeData } from './environments';
import { ENDPOINTS, FARM, RESOLVER, SHARED_SERVICES } from './shared-services';
import { DNS_PORTS } from './name-service';
import { WEB_PORT } from './workloads/web-server';

/**
 * What a firewall of the landscape lets through: shared services, users on their way from front doors, sites, updates
 * and AWS services; nothing else.
 */
export function firewallRules(data: LandscapeData, addresses: AddressBook): FirewallRule[] {
  const { hub, environments, supernet, onPremises, sites } = data;
  const subnetsIn = (place: string, tier: string): string[] =>
    Object.values(addresses.vpc(place, VPC).tiers[tier] ?? {}).flatMap(({ ipv4 }) => ipv4 ?? []);
  const subnetsOf = (tier: string): string[] => subnetsIn(hub.name, tier);
  const buildings = Object.values(onPremises).flat();
  const services = Object.entries(SHARED_SERVICES).flatMap(([tier, { serves, asks, asksSites }]) => [
    ...asksSites.map((port) => pass(port, subnetsOf(tier), buildings)),
    ...serves.map((port) => pass(port, [supernet], subnetsOf(tier))),
    ...asks.map((port) => pass(port, subnetsOf(tier), [supernet])),
  ]);
  const servers = environments.map(({ cidr }) => cidr);
  const connected = Object.keys(sites).map((site) => pass(Port.tcp(443), servers, onPremises[site] ?? []));
  const endpoints = pass(Port.tcp(443), servers, subnetsOf(ENDPOINTS));
  const web = webTiersOf(data).map(({ name }) =>
    pass(Port.tcp(WEB_PORT), subnetsIn(name, 'public'), subnetsIn(name, 'private')),
  );
  const names = Object.entries(sites).flatMap(([site, { names: own }]) =>
    own === undefined
      ? []
      : dnsPasses(
          [...subnetsOf(RESOLVER), ...servers],
          own.servers,
          onPremises[site] ?? [],
          subnetsOf(RESOLVER),
        ),
  );
  const farm = pass(Port.tcp(443), buildings, subnetsOf(FARM));
  return [
    farm,
    ...services,
    ...names,
    ...web,
    endpoints,
    ...connected,
    { action: 'drop', protocol: 'IP', from: 'any', to: [supernet] },
    { action: 'pass', protocol: 'TCP', from: [supernet], to: 'any', ports: ['443'] },
  ];
}

/** Queries for a site's names on their way there, and the site's queries on their way to the hub. */
function dnsPasses(
  askers: readonly string[],
  servers: readonly string[],
  site: readonly string[],
  inbound: readonly string[],
): FirewallRule[] {
  const there = servers.map((address) => `${address}/32`);
  return DNS_PORTS.flatMap((port) => [pass(port, askers, there), pass(port, site, inbound)]);
}

function pass(
  { protocol, from: first, to: last }: Port,
  from: readonly string[],
  to: readonly string[],
): FirewallRule {
  return {
    action: 'pass',
    protocol: protocol === 'udp' ? 'UDP' : 'TCP',
    from,
    to,
    ports: first === undefined ? undefined : [first === last ? `${first}` : `${first}:${last}`],
  };
}
