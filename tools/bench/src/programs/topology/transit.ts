import { id, type Resources } from './resources';
import type { Shape } from './shape';
import { blockOfRegion, blockOfShared, regionsOf, type VpcPlan } from './vpc-plan';

const TABLES = ['dev', 'test', 'prod', 'shared'];
const SITES = ['hq', 'plant'];

const tableName = (environment: string, region: string, shape: Shape): string =>
  `${shape === 'mesh' ? 'all' : environment}-${region}`;
const inRegion = (region: string, shape: Shape): object => (shape === 'regions' ? { region } : {});

/** Transit gateways with their tables; those of several Regions are peered, shared services are met everywhere. */
export function addHub(resources: Resources, shape: Shape): void {
  const flags = { default_route_table_association: 'disable', default_route_table_propagation: 'disable' };
  const [home = '', ...others] = regionsOf(shape);
  for (const region of [home, ...others]) {
    resources.add('ec2_transit_gateway', region, { ...flags, ...inRegion(region, shape) });
    const tables = shape === 'mesh' ? ['all'] : others.length > 0 ? [...TABLES, 'entry'] : TABLES;
    for (const environment of tables)
      resources.add('ec2_transit_gateway_route_table', tableName(environment, region, shape), {
        transit_gateway_id: id('ec2_transit_gateway', region),
        ...inRegion(region, shape),
      });
  }
  for (const region of others) peer(resources, home, region);
}

/** What comes from another Region finds the shared services alone; what they answer finds everybody. */
function peer(resources: Resources, home: string, far: string): void {
  resources.add('ec2_transit_gateway_peering_attachment', far, {
    transit_gateway_id: id('ec2_transit_gateway', home),
    peer_transit_gateway_id: id('ec2_transit_gateway', far),
    peer_region: far,
    region: home,
  });
  const attachment = { transit_gateway_attachment_id: id('ec2_transit_gateway_peering_attachment', far) };
  resources.add('ec2_transit_gateway_peering_attachment_accepter', far, { ...attachment, region: far });
  const inTable = (environment: string, region: string) => ({
    ...attachment,
    transit_gateway_route_table_id: id('ec2_transit_gateway_route_table', `${environment}-${region}`),
    region,
  });
  const associate = (table: string, region: string) =>
    resources.add('ec2_transit_gateway_route_table_association', `${far}-${region}`, inTable(table, region));
  associate('entry', home);
  associate('shared', far);
  const route = (table: string, region: string, destination_cidr_block: string) =>
    resources.add('ec2_transit_gateway_route', `${far}-${table}-${region}`, {
      ...inTable(table, region),
      destination_cidr_block,
    });
  route('shared', home, blockOfRegion(far));
  for (const table of ['dev', 'test', 'prod']) route(table, far, blockOfShared(home));
}

export function attach(
  resources: Resources,
  { name, environment, region, zones }: VpcPlan,
  vpc: object,
  shape: Shape,
): void {
  const none = {
    transit_gateway_default_route_table_association: false,
    transit_gateway_default_route_table_propagation: false,
  };
  resources.add('ec2_transit_gateway_vpc_attachment', name, {
    ...vpc,
    ...none,
    transit_gateway_id: id('ec2_transit_gateway', region),
    subnet_ids: zones.map((_, at) => id('subnet', `${name}-tgw-${at}`)),
  });
  const inTable = (table: string) => ({
    transit_gateway_attachment_id: id('ec2_transit_gateway_vpc_attachment', name),
    transit_gateway_route_table_id: id('ec2_transit_gateway_route_table', tableName(table, region, shape)),
    ...inRegion(region, shape),
  });
  resources.add('ec2_transit_gateway_route_table_association', name, inTable(environment));
  const everywhere = shape === 'regions' ? [...TABLES, 'entry'] : TABLES;
  const learners =
    shape === 'mesh' ? ['all'] : environment === 'shared' ? everywhere : [environment, 'shared'];
  for (const table of learners)
    resources.add('ec2_transit_gateway_route_table_propagation', `${name}-${table}`, inTable(table));
}

/** Two sites over VPN with static routes, met by all environments. */
export function addSites(resources: Resources): void {
  SITES.forEach((site, at) => {
    const ip_address = `198.51.100.${at + 1}`;
    resources.add('customer_gateway', site, { bgp_asn: 65_010 + at, ip_address, type: 'ipsec.1' });
    resources.add('vpn_connection', site, {
      customer_gateway_id: id('customer_gateway', site),
      transit_gateway_id: id('ec2_transit_gateway', 'us-east-1'),
      static_routes_only: true,
      type: 'ipsec.1',
    });
    const inTable = (table: string) => ({
      transit_gateway_attachment_id: `\${aws_vpn_connection.${site}.transit_gateway_attachment_id}`,
      transit_gateway_route_table_id: id('ec2_transit_gateway_route_table', `${table}-us-east-1`),
    });
    resources.add('ec2_transit_gateway_route_table_association', `vpn-${site}`, inTable('shared'));
    for (const table of TABLES)
      resources.add('ec2_transit_gateway_route', `vpn-${site}-${table}`, {
        ...inTable(table),
        destination_cidr_block: siteBlock(site),
      });
  });
}

function siteBlock(site: string): string {
  return `172.${20 + SITES.indexOf(site)}.0.0/16`;
}

/** What is assumed of the sites. */
export const SITE_ASSUMPTIONS = {
  sites: Object.fromEntries(
    SITES.map((site) => [
      site,
      { cidrs: [siteBlock(site)], links: [{ via: `aws_vpn_connection.${site}`, advertises: [] }] },
    ]),
  ),
};
