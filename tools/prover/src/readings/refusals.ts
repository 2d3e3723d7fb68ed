import { inside, Unknown, type Network } from '@landbridge/terraform-model';

/**
 * What AWS would refuse of a landscape, as far as it tells wrong readings of a plan from possible ones: things of two
 * VPCs tied together, and things tied twice that can be tied once.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html
 */
export function refusals(network: Network): ReadonlySet<string> {
  return new Set([
    ...twice(network, 'aws_route_table_association', ['subnet_id']),
    ...twice(network, 'aws_network_acl_association', ['subnet_id']),
    ...twice(network, 'aws_ec2_transit_gateway_route_table_association', ['transit_gateway_attachment_id']),
    ...twice(network, 'aws_ec2_transit_gateway_vpc_attachment', ['transit_gateway_id', 'vpc_id']),
    ...twice(network, 'aws_internet_gateway', ['vpc_id']),
    ...twice(network, 'aws_nat_gateway', ['allocation_id']),
    ...twice(network, 'aws_route', [
      'route_table_id',
      'destination_cidr_block',
      'destination_ipv6_cidr_block',
    ]),
    ...outside(network),
    ...strayAddresses(network),
    ...acrossVpcs(network),
  ]);
}

/** Resources of one type that have all these arguments in common, where they are known. */
function twice({ reading }: Network, type: string, names: readonly string[]): string[] {
  const seen = new Set<string>();
  const found: string[] = [];
  for (const resource of reading.of(type)) {
    const [first, ...others] = names.map((name, at) =>
      at === 0 || name.endsWith('_id')
        ? reading.key(resource, name)
        : (reading.label(resource.values[name]) ?? ''),
    );
    if (typeof first !== 'string' || others.some((each) => typeof each !== 'string')) continue;
    const key = [type, first, ...others].join(' ');
    if (seen.has(key)) found.push(`twice ${key}`);
    seen.add(key);
  }
  return found;
}

function outside({ subnets, vpcs }: Network): string[] {
  return [...subnets.values()].flatMap(({ key, ipv4, vpc }) => {
    const around = vpcs.get(vpc);
    if (ipv4 === undefined || ipv4 instanceof Unknown || around === undefined || around.doubts.length > 0)
      return [];
    return around.blocks.some((block) => inside(ipv4, block)) ? [] : [`${key} outside ${vpc}`];
  });
}

/** Addresses that do not lie in the subnet of their interface. */
function strayAddresses({ interfaces, subnets }: Network): string[] {
  return [...interfaces.values()].flatMap(({ key, subnet, ipv4 }) => {
    const block = subnets.get(subnet)?.ipv4;
    if (block === undefined || block instanceof Unknown) return [];
    const isStray = ipv4.some(
      ({ address }) => address !== undefined && (address < block.first || address > block.last),
    );
    return isStray ? [`an address of ${key} outside ${subnet}`] : [];
  });
}

function acrossVpcs(network: Network): string[] {
  const { interfaces, routeTables, securityGroups, subnets, transitAttachments } = network;
  const found: string[] = [];
  const note = (what: string, a: string | undefined, b: string | undefined): void => {
    if (a !== undefined && b !== undefined && a !== b) found.push(`${what}: ${a} and ${b}`);
  };
  for (const [subnet, table] of routeTables.ofSubnet)
    note(`${table} of ${subnet}`, subnets.get(subnet)?.vpc, routeTables.tables.get(table)?.vpc);
  for (const { key, vpc, groups } of interfaces.values())
    for (const group of groups) note(`${group} of ${key}`, vpc, securityGroups.get(group)?.vpc);
  for (const { key, resource, subnets: entrances } of transitAttachments.values())
    for (const each of entrances)
      note(`${each} of ${key}`, typeof resource === 'string' ? resource : undefined, subnets.get(each)?.vpc);
  for (const [acl, { vpc }] of network.networkAcls.acls)
    for (const [subnet, used] of network.networkAcls.ofSubnet)
      if (used === acl) note(`${acl} of ${subnet}`, vpc, subnets.get(subnet)?.vpc);
  return found;
}
