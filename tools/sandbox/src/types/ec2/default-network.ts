import type { Scope, TfObject, TfValue, WorldObject, WorldTransaction } from '../../contract';
import { zonesOf } from '../../data-sources/zones';
import { formatBlock, parseAddress } from '../address';
import { Seed } from '../seed';
import { isObject, text } from '../values';
import { defaultDhcpOptions } from './default-dhcp-options';
import { allowAllAcl } from './network-acl';
import { defaultGroup } from './security-group';

/**
 * The default VPC that every account has in every Region, with a public subnet in each zone. It begins to exist in the world
 * when something first uses it; until then it is only shown, so that an account that nobody uses stays empty.
 * https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc-components.html
 */
export function defaultNetwork({ account, region, partition }: Scope): readonly WorldObject[] {
  const seed = new Seed(`default network ${account}/${region}`);
  const ids = {
    vpc: `vpc-${seed.hex(17, 'vpc')}`,
    table: `rtb-${seed.hex(17, 'table')}`,
    acl: `acl-${seed.hex(17, 'acl')}`,
    group: `sg-${seed.hex(17, 'group')}`,
    gateway: `igw-${seed.hex(17, 'gateway')}`,
  };
  const object = (type: string, resource: string, id: string, values: TfObject): WorldObject => {
    const arn = `arn:${partition}:ec2:${region}:${account}:${resource}/${id}`;
    return {
      type,
      account,
      region,
      id,
      values: { id, arn, owner_id: account, region, tags: null, tags_all: {}, ...values },
    };
  };
  const inVpc = { vpc_id: ids.vpc };
  const subnets = zonesOf(region).map((zone, index) => subnetIn(object, seed, zone, index, ids.vpc));
  return [
    object('aws_vpc', 'vpc', ids.vpc, {
      is_default: true,
      cidr_block: '172.31.0.0/16',
      enable_dns_hostnames: true,
      enable_dns_support: true,
      enable_network_address_usage_metrics: false,
      instance_tenancy: 'default',
      ipv6_cidr_block: '',
      ipv6_association_id: '',
      main_route_table_id: ids.table,
      default_route_table_id: ids.table,
      default_network_acl_id: ids.acl,
      default_security_group_id: ids.group,
      dhcp_options_id: defaultDhcpOptions(account, region),
    }),
    ...subnets,
    object('aws_internet_gateway', 'internet-gateway', ids.gateway, inVpc),
    object('aws_route_table', 'route-table', ids.table, {
      ...inVpc,
      default_route_table_id: ids.table,
      propagating_vgws: [],
      route: [{ cidr_block: '0.0.0.0/0', gateway_id: ids.gateway }],
    }),
    object('aws_network_acl', 'network-acl', ids.acl, {
      ...inVpc,
      default_network_acl_id: ids.acl,
      subnet_ids: subnets.map(({ id }) => id),
      ...allowAllAcl(false),
    }),
    object('aws_security_group', 'security-group', ids.group, { ...inVpc, ...defaultGroup(ids.group) }),
  ];
}

type MakeObject = (type: string, resource: string, id: string, values: TfObject) => WorldObject;

/** The /20 of one zone; new instances in it get public addresses. */
function subnetIn(
  make: MakeObject,
  seed: Seed,
  zone: { name: string; id: string },
  index: number,
  vpc: string,
): WorldObject {
  const start = (parseAddress('172.31.0.0') ?? 0n) + BigInt(index * 16 * 256);
  return make('aws_subnet', 'subnet', `subnet-${seed.hex(17, zone.name)}`, {
    vpc_id: vpc,
    default_for_az: true,
    availability_zone: zone.name,
    availability_zone_id: zone.id,
    cidr_block: formatBlock(start, 20, 4),
    map_public_ip_on_launch: true,
    ipv6_cidr_block_association_id: '',
    private_dns_hostname_type_on_launch: 'ip-name',
  });
}

const known = new Map<string, ReadonlySet<string>>();

/** Whether an id is one of the account's default network in that Region. */
export function isOfDefaultNetwork(id: string, scope: Scope): boolean {
  const place = `${scope.account}/${scope.region}`;
  let ids = known.get(place);
  if (ids === undefined) known.set(place, (ids = new Set(defaultNetwork(scope).map((object) => object.id))));
  return ids.has(id);
}

/** Types that go to the default network when they name no place. */
const PLACELESS: Readonly<Record<string, readonly string[]>> = {
  aws_instance: ['subnet_id', 'network_interface', 'primary_network_interface'],
  aws_security_group: ['vpc_id'],
  aws_default_security_group: ['vpc_id'],
  aws_default_vpc: [],
  aws_default_subnet: [],
};

/** Puts the default network into the world when the plan uses it and it is not there. */
export function materializeDefaultNetwork(
  type: string,
  plan: TfObject,
  scope: Scope,
  world: WorldTransaction,
): void {
  const placeless = PLACELESS[type];
  const homeless =
    placeless?.every((name) => text(plan, name) === undefined && !isFilled(plan[name])) === true;
  if (!homeless && !mentions(plan, scope)) return;
  const objects = defaultNetwork(scope);
  const [vpc] = objects;
  if (vpc === undefined || world.list('aws_vpc', scope).some(({ values }) => values['is_default'] === true))
    return;
  for (const object of objects) world.put(object);
}

const isFilled = (value: TfValue | undefined): boolean => Array.isArray(value) && value.length > 0;

function mentions(value: TfValue, scope: Scope): boolean {
  if (typeof value === 'string')
    return /^(?:vpc|subnet|sg|rtb|acl|igw)-/.test(value) && isOfDefaultNetwork(value, scope);
  if (Array.isArray(value)) return value.some((element) => mentions(element, scope));
  return isObject(value) && Object.values(value).some((element) => mentions(element, scope));
}
