const ZONES = ['a', 'b', 'c'];
const ENVIRONMENTS = ['dev', 'test', 'prod'] as const;
const TABLES = [...ENVIRONMENTS, 'shared'];
/** Where in 10.0.0.0/8 the /21 blocks of an environment begin. */
const SECOND_OCTET: Record<string, number> = { dev: 0, test: 64, prod: 128, shared: 192 };
const SHARED_VPCS = 3;

type Resources = Record<string, Record<string, Record<string, unknown>>>;
const id = (type: string, name: string): string => `\${aws_${type}.${name}.id}`;

/**
 * Terraform JSON of that many VPCs at one transit gateway, 26 resources each: three private and three transit
 * subnets, three tables with a default route to the gateway, attachment, association, propagations, a group with two
 * rules. The first three VPCs are shared by all environments; dev, test and prod never meet.
 */
export function topology(vpcs: number): object {
  const resource: Resources = {};
  const add = (type: string, name: string, values: Record<string, unknown>): void => {
    (resource[`aws_${type}`] ??= {})[name] = values;
  };
  const flags = { default_route_table_association: 'disable', default_route_table_propagation: 'disable' };
  add('ec2_transit_gateway', 'hub', flags);
  for (const name of TABLES)
    add('ec2_transit_gateway_route_table', name, { transit_gateway_id: id('ec2_transit_gateway', 'hub') });
  const made = new Map<string, number>();
  for (let at = 0; at < vpcs; at += 1) {
    const environment = at < SHARED_VPCS ? 'shared' : (ENVIRONMENTS[at % ENVIRONMENTS.length] ?? 'dev');
    const ordinal = made.get(environment) ?? 0;
    made.set(environment, ordinal + 1);
    addVpc(add, environment, ordinal);
  }
  return { provider: { aws: { region: 'us-east-1' } }, resource };
}

function addVpc(
  add: (type: string, name: string, values: Record<string, unknown>) => void,
  environment: string,
  ordinal: number,
): void {
  const name = `${environment}-${ordinal}`;
  const second = (SECOND_OCTET[environment] ?? 0) + Math.floor(ordinal / 32);
  const third = (ordinal % 32) * 8;
  const vpc = { vpc_id: id('vpc', name) };
  const gateway = { transit_gateway_id: id('ec2_transit_gateway', 'hub') };
  const tags = { Name: name, Environment: environment };
  add('vpc', name, { cidr_block: `10.${second}.${third}.0/21`, tags });
  ZONES.forEach((zone, at) => {
    const [own, transit] = [`${name}-private-${at}`, `${name}-tgw-${at}`];
    const availability_zone = `us-east-1${zone}`;
    const cidr = `10.${second}.${third + at}.0/24`;
    const transitCidr = `10.${second}.${third + ZONES.length}.${at * 16}/28`;
    add('subnet', own, { ...vpc, cidr_block: cidr, availability_zone, tags });
    add('subnet', transit, { ...vpc, cidr_block: transitCidr, availability_zone, tags });
    add('route_table', own, { ...vpc, tags });
    const table = { route_table_id: id('route_table', own) };
    for (const subnet of [own, transit])
      add('route_table_association', subnet, { ...table, subnet_id: id('subnet', subnet) });
    add('route', own, { ...table, ...gateway, destination_cidr_block: '0.0.0.0/0' });
  });
  const subnet_ids = ZONES.map((_, at) => id('subnet', `${name}-tgw-${at}`));
  const none = {
    transit_gateway_default_route_table_association: false,
    transit_gateway_default_route_table_propagation: false,
  };
  add('ec2_transit_gateway_vpc_attachment', name, { ...vpc, ...gateway, ...none, subnet_ids });
  const inTable = (table: string) => ({
    transit_gateway_attachment_id: id('ec2_transit_gateway_vpc_attachment', name),
    transit_gateway_route_table_id: id('ec2_transit_gateway_route_table', table),
  });
  add('ec2_transit_gateway_route_table_association', name, inTable(environment));
  for (const table of environment === 'shared' ? TABLES : [environment, 'shared'])
    add('ec2_transit_gateway_route_table_propagation', `${name}-${table}`, inTable(table));
  add('security_group', name, { ...vpc, name: `${name}-base`, tags });
  const group = { security_group_id: id('security_group', name) };
  const https = { ip_protocol: 'tcp', from_port: 443, to_port: 443 };
  add('vpc_security_group_ingress_rule', name, { ...group, ...https, cidr_ipv4: '10.0.0.0/8' });
  add('vpc_security_group_egress_rule', name, { ...group, ip_protocol: '-1', cidr_ipv4: '0.0.0.0/0' });
}
