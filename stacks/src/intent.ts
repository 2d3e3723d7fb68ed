import type { Port } from '@landbridge/network-core';
import type { LandscapeData } from './environments';
import type { Intent, IntentFile } from './intent-file';
import { nameGroups, nameIntents } from './name-intents';
import { ENDPOINTS, SHARED_SERVICES } from './shared-services';
import { s3Groups, s3Intents } from './s3-access-intents';
import { webGroups, webIntents, webServers } from './web-intents';

/** Who must reach whom, who must never, what the internet may enter. Constructs realise it; the prover judges it. */
export function intents(data: LandscapeData): IntentFile {
  const { hub, environments, sites } = data;
  const names = environments.map(({ name }) => name);
  const servers = [...names.map(appOf), ...webServers(data)];
  const services = Object.entries(SHARED_SERVICES);
  const connected = Object.keys(sites);
  return {
    groups: {
      [hub.name]: { vpcs: [`${hub.name}-*/aws_vpc.*`] },
      ...Object.fromEntries(names.map((name) => [name, { vpcs: [`${name}-network/aws_vpc.*`] }])),
      ...Object.fromEntries(
        names.map((name) => [appOf(name), { resources: [`${name}-network/aws_instance.App_*`] }]),
      ),
      ...webGroups(data),
      ...nameGroups(data),
      ...s3Groups(data),
      ...Object.fromEntries(
        services.map(([tier, { id }]) => [tier, { resources: [`${hub.name}-*/aws_instance.${id}_*`] }]),
      ),
      [ENDPOINTS]: { resources: [`${hub.name}-*/aws_vpc_endpoint.Endpoints_*`] },
      ...Object.fromEntries(connected.map((site) => [site, { sites: [site] }])),
    },
    intents: [
      ...pairs(names).map(neverMeet),
      ...services
        .filter(([, { serves }]) => serves.length > 0)
        .map(([tier, { serves }]) => found(servers, tier, serves)),
      ...services.map(([tier, { asks }]) =>
        asks.length > 0 ? reachesServers(tier, servers) : asksNobody(tier, servers),
      ),
      ...endpointIntents(data),
      ...connected.flatMap((site) => siteIntents(site, servers)),
      ...nameIntents(data, servers),
      ...s3Intents(data),
      ...webIntents(data, appOf),
    ],
  };
}

function found(apps: readonly string[], service: string, ports: readonly Port[]): Intent {
  return {
    name: `every environment finds ${SHARED_SERVICES[service]?.title}`,
    from: apps,
    to: service,
    expect: 'reachable',
    protocol: 'tcp',
    ports: ports.map(({ from }) => String(from)),
  };
}

/** On the ports of SSH and HTTPS, which stand for all. */
function reachesServers(service: string, apps: readonly string[]): Intent {
  return {
    name: `${SHARED_SERVICES[service]?.title} reaches every server`,
    from: service,
    to: apps,
    expect: 'reachable',
    protocol: 'tcp',
    ports: ['22', '443'],
  };
}

function asksNobody(service: string, apps: readonly string[]): Intent {
  return {
    name: `${SHARED_SERVICES[service]?.title} asks no server`,
    from: service,
    to: apps,
    expect: 'blocked',
    protocol: 'any',
  };
}

/** Environments of the hub's Region use its endpoints; those of another Region have names of their own. */
function endpointIntents(data: LandscapeData): Intent[] {
  const serversOf = (environments: LandscapeData['environments']): string[] => [
    ...environments.map(({ name }) => appOf(name)),
    ...webServers({ ...data, environments }),
  ];
  const here = serversOf(data.environments.filter(({ region }) => region === data.hub.region));
  const elsewhere = serversOf(data.environments.filter(({ region }) => region !== data.hub.region));
  const users: Intent = {
    name: 'environments of the hub’s Region use its endpoints',
    from: here,
    to: ENDPOINTS,
    expect: 'reachable',
    protocol: 'tcp',
    ports: ['443'],
  };
  const others: Intent = {
    name: 'environments of other Regions do not',
    from: elsewhere,
    to: ENDPOINTS,
    expect: 'blocked',
    protocol: 'any',
  };
  return [...(here.length > 0 ? [users] : []), ...(elsewhere.length > 0 ? [others] : [])];
}

/** Servers ask the building over whatever link is left; the building asks nobody. */
function siteIntents(site: string, apps: readonly string[]): Intent[] {
  return [
    {
      name: `every environment reaches ${site}`,
      from: apps,
      to: site,
      expect: 'reachable',
      protocol: 'tcp',
      ports: ['443'],
      survives: ['any-tunnel', 'any-link'],
    },
    { name: `${site} enters no server`, from: site, to: apps, expect: 'blocked', protocol: 'any' },
  ];
}

function appOf(environment: string): string {
  return `${environment}-app`;
}

function neverMeet([a, b]: readonly [string, string]): Intent {
  return {
    name: `${a} never meets ${b}`,
    from: a,
    to: b,
    expect: 'blocked',
    protocol: 'any',
    bothWays: true,
  };
}

function pairs(names: readonly string[]): [string, string][] {
  return names.flatMap((a, i) => names.slice(i + 1).map((b): [string, string] => [a, b]));
}
