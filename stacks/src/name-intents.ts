import { regionsOf, type LandscapeData } from './environments';
import type { Intent, IntentGroup } from './intent-file';
import { sitesWithNames } from './name-service';

const INBOUND = 'resolver-inbound';
const OUTBOUND = 'resolver-outbound';

/** Resolver endpoints, and the name servers of sites. */
export function nameGroups(data: LandscapeData): Record<string, IntentGroup> {
  const sites = sitesWithNames(data);
  if (sites.length === 0) return {};
  const elsewhere = regionsOf(data).length > 1 ? ['*-dns/aws_route53_resolver_endpoint.Private_*'] : [];
  const inbound = `${data.hub.name}-dns/aws_route53_resolver_endpoint.Inbound_*`;
  const outbound = `${data.hub.name}-dns/aws_route53_resolver_endpoint.Outbound_*`;
  return {
    [INBOUND]: { resources: [inbound] },
    [OUTBOUND]: { resources: [outbound, ...elsewhere] },
    ...Object.fromEntries(
      sites.map(({ site, servers }) => [
        serversOf(site),
        { cidrs: servers.map((address) => `${address}/32`) },
      ]),
    ),
  };
}

/**
 * Sites ask the hub for private names, and are asked for theirs, over whatever link is left; nobody else asks there.
 *
 * @param servers groups of all servers of environments
 */
export function nameIntents(data: LandscapeData, servers: readonly string[]): Intent[] {
  const sites = sitesWithNames(data).map(({ site }) => site);
  if (sites.length === 0) return [];
  const asked = (['udp', 'tcp'] as const).flatMap((protocol) =>
    sites.flatMap((site): Intent[] => [
      dns(`${site} asks the hub for names (${protocol})`, site, INBOUND, protocol),
      dns(`names of ${site} are asked there (${protocol})`, OUTBOUND, serversOf(site), protocol),
    ]),
  );
  const except = (['udp', 'tcp'] as const).map((protocol) => ({ to: INBOUND, protocol, ports: ['53'] }));
  return [
    ...asked,
    {
      name: 'sites ask the hub’s resolver nothing but names',
      from: sites,
      to: INBOUND,
      expect: 'blocked',
      protocol: 'any',
      except,
    },
    {
      name: 'nobody else asks the hub’s resolver',
      from: ['internet', ...servers],
      to: [INBOUND, OUTBOUND],
      expect: 'blocked',
      protocol: 'any',
    },
  ];
}

function dns(name: string, from: string, to: string, protocol: 'udp' | 'tcp'): Intent {
  return {
    name,
    from,
    to,
    expect: 'reachable',
    protocol,
    ports: ['53'],
    survives: ['any-tunnel', 'any-link'],
  };
}

function serversOf(site: string): string {
  return `${site}-name-servers`;
}
