import type { WorldObject, WorldTransaction } from '../../contract';
import { formatBlock, parseBlock } from '../address';
import type { Making, TypeModule } from '../type-module';
import { text } from '../values';
import { allowAllAcl } from './network-acl';
import { defaultGroup } from './security-group';
import { allocateFromPool } from '../ipam/allocation';
import { defaultDhcpOptions } from './default-dhcp-options';

const generatesIpv6 = ({ planned }: Making): boolean =>
  planned['assign_generated_ipv6_cidr_block'] === true || text(planned, 'ipv6_ipam_pool_id') !== undefined;

/** An Amazon-provided /56. */
export function amazonIpv6Block({ seed, planned, world }: Making): string {
  const pool = allocateFromPool(
    world,
    text(planned, 'ipv6_ipam_pool_id'),
    planned['ipv6_netmask_length'],
    56,
  );
  if (pool !== undefined) return pool;
  const start = (0x2a05d018n << 96n) | (BigInt(seed.number(2 ** 24, 'ipv6')) << 72n);
  return formatBlock(start, 56, 6);
}

/** Created with a VPC: its main route table, default network ACL and default security group. */
function createDefaults(vpc: WorldObject, making: Making, world: WorldTransaction): void {
  const { account, region } = vpc;
  const base = { account, region };
  const common = { vpc_id: vpc.id, owner_id: account, tags: null, tags_all: {}, region };
  const arn = (resource: string): string =>
    `arn:${making.scope.partition}:ec2:${region}:${account}:${resource}`;
  const table = String(vpc.values['default_route_table_id']);
  world.put({
    ...base,
    type: 'aws_route_table',
    id: table,
    values: {
      ...common,
      id: table,
      default_route_table_id: table,
      arn: arn(`route-table/${table}`),
      route: [],
      propagating_vgws: [],
    },
  });
  const acl = String(vpc.values['default_network_acl_id']);
  const rules = allowAllAcl(text(vpc.values, 'ipv6_cidr_block') !== undefined);
  world.put({
    ...base,
    type: 'aws_network_acl',
    id: acl,
    values: {
      ...common,
      id: acl,
      default_network_acl_id: acl,
      arn: arn(`network-acl/${acl}`),
      subnet_ids: [],
      ...rules,
    },
  });
  const group = String(vpc.values['default_security_group_id']);
  world.put({
    ...base,
    type: 'aws_security_group',
    id: group,
    values: { ...common, id: group, arn: arn(`security-group/${group}`), ...defaultGroup(group) },
  });
}

/** What is left in a VPC that may be deleted is what it brought itself. */
function removeDefaults(vpc: WorldObject, world: WorldTransaction): void {
  for (const type of ['aws_route_table', 'aws_network_acl', 'aws_security_group'])
    for (const object of world.where(type, 'vpc_id', vpc.id)) world.delete(object);
}

const DEFAULTS = [
  'default_route_table_id',
  'main_route_table_id',
  'default_network_acl_id',
  'default_security_group_id',
  'dhcp_options_id',
] as const;

const values: TypeModule['values'] = {
  cidr_block: ({ planned, world }) =>
    allocateFromPool(world, text(planned, 'ipv4_ipam_pool_id'), planned['ipv4_netmask_length'], 16),
  default_route_table_id: ({ seed, prior }) =>
    text(prior, 'default_route_table_id') ?? `rtb-${seed.hex(17, 'main')}`,
  main_route_table_id: ({ seed, prior }) =>
    text(prior, 'main_route_table_id') ?? `rtb-${seed.hex(17, 'main')}`,
  default_network_acl_id: ({ seed, prior }) =>
    text(prior, 'default_network_acl_id') ?? `acl-${seed.hex(17, 'acl')}`,
  default_security_group_id: ({ seed, prior }) =>
    text(prior, 'default_security_group_id') ?? `sg-${seed.hex(17, 'group')}`,
  dhcp_options_id: ({ scope, prior, planned }) =>
    text(prior, 'dhcp_options_id') ??
    defaultDhcpOptions(scope.account, text(planned, 'region') ?? scope.region),
  ipv6_cidr_block: (making) => {
    const before = text(making.prior, 'ipv6_cidr_block');
    if (!generatesIpv6(making)) return '';
    return before ?? amazonIpv6Block(making);
  },
  ipv6_association_id: (making) =>
    generatesIpv6(making) || parseBlock(making.planned['ipv6_cidr_block']) !== undefined
      ? (text(making.prior, 'ipv6_association_id') ?? `vpc-cidr-assoc-${making.seed.hex(17, 'ipv6')}`)
      : '',
  ipv6_cidr_block_network_border_group: (making) => (generatesIpv6(making) ? making.scope.region : ''),
};

export const vpc: TypeModule = { values, created: createDefaults, deleted: removeDefaults };

/** The default VPC, taken over: it exists from the start, and destroying leaves it. */
export const defaultVpc: TypeModule = {
  noun: 'aws_vpc',
  keeps: true,
  adopts: ({ scope, world }) =>
    world.list('aws_vpc', scope).find((found) => found.values['is_default'] === true),
  values: {
    ...Object.fromEntries(
      ['cidr_block', 'ipv6_cidr_block', 'ipv6_association_id', 'instance_tenancy', ...DEFAULTS].map(
        (name) => [
          name,
          (making: Making) => making.world.get('aws_vpc', making.id, making.scope)?.values[name],
        ],
      ),
    ),
    existing_default_vpc: () => true,
  },
};

/** The default subnet of a zone, taken over. */
export const defaultSubnet: TypeModule = {
  noun: 'aws_subnet',
  keeps: true,
  adopts: ({ scope, world, planned }) =>
    world
      .list('aws_subnet', scope)
      .find(
        ({ values: of }) =>
          of['default_for_az'] === true && of['availability_zone'] === planned['availability_zone'],
      ),
  values: {
    ...Object.fromEntries(
      [
        'vpc_id',
        'cidr_block',
        'availability_zone_id',
        'ipv6_cidr_block_association_id',
        'map_public_ip_on_launch',
      ].map((name) => [
        name,
        (making: Making) => making.world.get('aws_subnet', making.id, making.scope)?.values[name],
      ]),
    ),
    existing_default_subnet: () => true,
  },
};
