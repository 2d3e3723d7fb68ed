import type { TfValue, WorldView } from '../../contract';
import { freeCount } from '../../types/ec2/subnet-addresses';
import { routesOf } from '../../types/ec2/route-table';
import { lookUp, text } from '../../types/values';
import type { Found, Lookup } from '../lookup';

const vpc: Lookup = {
  nouns: ['aws_vpc'],
  words: 'EC2 VPC',
  code: 'InvalidVpcID.NotFound',
  arguments: {
    default: (one, wanted) => (one.values['is_default'] === true) === wanted,
    state: (_one, wanted) => wanted === 'available',
    cidr_block: (one, wanted, world) => allBlocks(one, world).includes(wanted),
  },
  filters: {
    cidr: 'cidr_block',
    'cidr-block-association.cidr-block': (one, world) => allBlocks(one, world),
    'vpc-id': 'id',
    isDefault: (one) => [one.values['is_default'] === true],
    'is-default': (one) => [one.values['is_default'] === true],
    state: () => ['available'],
  },
  values: {
    default: (one) => one.values['is_default'] === true,
    state: () => 'available',
    cidr_block_associations: (one, world) =>
      allBlocks(one, world).map((cidr_block, index) => ({
        association_id: `vpc-cidr-assoc-${one.object.id.slice(4, -1)}${index}`,
        cidr_block,
        state: 'associated',
      })),
  },
};

function allBlocks(one: Found, world: WorldView): TfValue[] {
  const further = world.where('aws_vpc_ipv4_cidr_block_association', 'vpc_id', one.object.id);
  return [one.values['cidr_block'] ?? '', ...further.map(({ values }) => values['cidr_block'] ?? '')];
}

const subnet: Lookup = {
  nouns: ['aws_subnet'],
  words: 'EC2 Subnet',
  code: 'InvalidSubnetID.NotFound',
  arguments: { state: (_one, wanted) => wanted === 'available' },
  filters: {
    'subnet-id': 'id',
    cidr: 'cidr_block',
    cidrBlock: 'cidr_block',
    'cidr-block': 'cidr_block',
    availabilityZone: 'availability_zone',
    'ipv6-cidr-block-association.ipv6-cidr-block': 'ipv6_cidr_block',
    'default-for-az': (one) => [one.values['default_for_az'] === true],
    defaultForAz: (one) => [one.values['default_for_az'] === true],
    state: () => ['available'],
  },
  values: {
    state: () => 'available',
    default_for_az: (one) => one.values['default_for_az'] === true,
    available_ip_address_count: (one, world) => Number(freeCount(world, one.object)),
  },
};

const securityGroup: Lookup = {
  nouns: ['aws_security_group'],
  words: 'EC2 Security Group',
  code: 'InvalidGroup.NotFound',
  filters: { 'group-id': 'id', 'group-name': 'name' },
};

const associationsOf = (
  one: Found,
  world: WorldView,
): readonly { subnet: string; gateway: string; id: string }[] =>
  world.where('aws_route_table_association', 'route_table_id', one.object.id).map(({ id, values }) => ({
    id,
    subnet: text(values, 'subnet_id') ?? '',
    gateway: text(values, 'gateway_id') ?? '',
  }));

const isMain = (one: Found, world: WorldView): boolean =>
  lookUp(world, ['aws_vpc'], text(one.values, 'vpc_id'))?.values['main_route_table_id'] === one.object.id;

const routeTable: Lookup = {
  nouns: ['aws_route_table'],
  words: 'EC2 Route Table',
  code: 'InvalidRouteTableID.NotFound',
  arguments: {
    route_table_id: 'id',
    subnet_id: (one, wanted, world) => associationsOf(one, world).some(({ subnet }) => subnet === wanted),
    gateway_id: (one, wanted, world) => associationsOf(one, world).some(({ gateway }) => gateway === wanted),
  },
  filters: {
    'route-table-id': 'id',
    'association.main': (one, world) => [isMain(one, world)],
    'association.subnet-id': (one, world) => associationsOf(one, world).map(({ subnet }) => subnet),
    'association.gateway-id': (one, world) => associationsOf(one, world).map(({ gateway }) => gateway),
    'association.route-table-association-id': (one, world) => associationsOf(one, world).map(({ id }) => id),
  },
  values: {
    route_table_id: (one) => one.object.id,
    subnet_id: (one, world, { config }) => config['subnet_id'] ?? associationsOf(one, world)[0]?.subnet ?? '',
    gateway_id: (one, world, { config }) =>
      config['gateway_id'] ?? associationsOf(one, world)[0]?.gateway ?? '',
    routes: (one, world) => [...routesOf(one.object, world)],
    associations: (one, world) => [
      ...(isMain(one, world)
        ? [
            {
              main: true,
              subnet_id: '',
              gateway_id: '',
              route_table_id: one.object.id,
              route_table_association_id: `rtbassoc-${one.object.id.slice(4)}`,
            },
          ]
        : []),
      ...associationsOf(one, world).map(({ id, subnet, gateway }) => ({
        main: false,
        subnet_id: subnet,
        gateway_id: gateway,
        route_table_id: one.object.id,
        route_table_association_id: id,
      })),
    ],
  },
};

const networkAcl: Lookup = {
  nouns: ['aws_network_acl'],
  words: 'EC2 Network ACL',
  filters: {
    'network-acl-id': 'id',
    'association.subnet-id': 'subnet_ids',
    default: (one, world) => [
      lookUp(world, ['aws_vpc'], text(one.values, 'vpc_id'))?.values['default_network_acl_id'] ===
        one.object.id,
    ],
  },
};

const dhcpOptions: Lookup = {
  nouns: ['aws_vpc_dhcp_options'],
  words: 'EC2 DHCP Options Set',
  code: 'InvalidDhcpOptionID.NotFound',
  arguments: { dhcp_options_id: 'id' },
  filters: { 'dhcp-options-id': 'id' },
  values: { dhcp_options_id: (one) => one.object.id },
};

/** A data source that lists what another one finds. */
export const plural = (of: Lookup, lists: Readonly<Record<string, string>> = { ids: 'id' }): Lookup => ({
  ...of,
  lists,
});

export const VPC_LOOKUPS: Readonly<Record<string, Lookup>> = {
  aws_vpc: vpc,
  aws_vpcs: plural(vpc),
  aws_subnet: subnet,
  aws_subnets: plural(subnet),
  aws_subnet_ids: plural(subnet),
  aws_security_group: securityGroup,
  aws_security_groups: {
    ...plural(securityGroup, { ids: 'id', arns: 'arn', vpc_ids: 'vpc_id' }),
    neverEmpty: false,
  },
  aws_route_table: routeTable,
  aws_route_tables: plural(routeTable),
  aws_network_acls: plural(networkAcl),
  aws_vpc_dhcp_options: dhcpOptions,
};
