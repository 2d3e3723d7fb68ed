import type { DataQuery, TfObject, WorldView } from '../contract';
import { publishedService } from '../types/ec2/vpc-endpoint';
import { entriesOf } from '../types/ec2/prefix-list';
import { isVisibleTo } from '../types/account/ram';
import { dnsSuffix } from '../types/form';
import { Seed } from '../types/seed';
import { blocks, text, texts } from '../types/values';
import { DataSourceProblem, type Answer } from './answer';
import { CLOUDFRONT_POLICIES } from './aws/cloudfront-policies';
import { IDENTITY } from './aws/identity';
import { INSTANCE_TYPES } from './aws/instance-types';
import { PLATFORM } from './aws/platform';
import { isKnownService, privateDnsNameOf, servicesIn, serviceTypesOf } from './endpoint-services';
import { HOSTED_ZONES, LOG_ACCOUNTS } from './load-balancer-facts';
import { answerByLookup, lookupLike } from './lookup';
import { managedPrefixLists } from './managed-prefix-lists';
import { zonesOf, type Zone } from './zones';

/** Whether a zone passes the filters that name one of its properties. */
function zoneFits(zone: Zone, config: TfObject, region: string): boolean {
  const properties: Readonly<Record<string, string>> = {
    'zone-name': zone.name,
    'zone-id': zone.id,
    'region-name': region,
    'group-name': region,
    'opt-in-status': 'opt-in-not-required',
    'zone-type': 'availability-zone',
    state: 'available',
    'network-border-group': region,
  };
  return blocks(config, 'filter').every((filter) => {
    const property = properties[String(filter['name'])];
    if (property === undefined)
      throw new DataSourceProblem(
        `The filter '${String(filter['name'])}' is invalid`,
        'InvalidParameterValue',
        'filter',
      );
    return texts(filter, 'values').includes(property);
  });
}

const byName = (a: Zone, b: Zone): number => (a.name < b.name ? -1 : 1);

const availabilityZones: Answer = ({ config, scope }) => {
  const excluded = [...texts(config, 'exclude_names'), ...texts(config, 'exclude_zone_ids')];
  const state = text(config, 'state') ?? 'available';
  const zones = [...zonesOf(scope.region)]
    .sort(byName)
    .filter((zone) => !excluded.includes(zone.name) && !excluded.includes(zone.id))
    .filter((zone) => zoneFits(zone, config, scope.region) && state === 'available');
  return {
    id: scope.region,
    names: zones.map(({ name }) => name),
    zone_ids: zones.map(({ id }) => id),
    group_names: zones.length > 0 ? [scope.region] : [],
  };
};

const availabilityZone: Answer = ({ config, scope }) => {
  const [name, id] = [text(config, 'name'), text(config, 'zone_id')];
  const zones = zonesOf(scope.region).filter(
    (zone) =>
      (name ?? zone.name) === zone.name &&
      (id ?? zone.id) === zone.id &&
      zoneFits(zone, config, scope.region),
  );
  const [zone] = zones;
  if (zone === undefined || zones.length > 1)
    throw new DataSourceProblem(
      zone === undefined
        ? 'no matching EC2 Availability Zone found'
        : 'multiple EC2 Availability Zones matched; use additional constraints',
      zone === undefined ? 'InvalidParameterValue' : 'TooManyResults',
    );
  return {
    id: zone.name,
    name: zone.name,
    zone_id: zone.id,
    name_suffix: zone.name.slice(scope.region.length),
    group_name: scope.region,
    group_long_name: scope.region,
    network_border_group: scope.region,
    opt_in_status: 'opt-in-not-required',
    state: 'available',
    zone_type: 'availability-zone',
    parent_zone_id: '',
    parent_zone_name: '',
  };
};

function hostedZone(kind: 'application' | 'network' | 'classic', { config, scope }: DataQuery): TfObject {
  const region = text(config, 'region') ?? scope.region;
  const id = HOSTED_ZONES[kind][region];
  if (id === undefined)
    throw new DataSourceProblem(`unsupported AWS Region: ${region}`, 'NotFound', 'region');
  return { id };
}

const elbServiceAccount: Answer = ({ config, scope }) => {
  const account = LOG_ACCOUNTS[text(config, 'region') ?? scope.region];
  if (account === undefined)
    throw new DataSourceProblem(
      'in this Region load balancer logs come from the service principal logdelivery.elasticloadbalancing.amazonaws.com',
      'NotFound',
      'region',
    );
  return { id: account, arn: `arn:${scope.partition}:iam::${account}:root` };
};

/** Public parameters: what AWS publishes changes daily, so the sandbox gives a value of the right form. */
const ssmParameter: Answer = (query, world) => {
  const name = text(query.config, 'name') ?? '';
  if (!name.startsWith('/aws/service/')) return answerByLookup(lookupLike('aws_ssm_parameter'))(query, world);
  const region = /^\/aws\/service\/global-infrastructure\/regions\/([\w-]+)/.exec(name)?.[1];
  const image = /ami|image/.test(name)
    ? `ami-${new Seed(`${query.scope.region}${name}`).hex(17)}`
    : undefined;
  if (image === undefined && region === undefined)
    throw new DataSourceProblem(
      `the sandbox has no value for the public parameter ${name}; give it in a fixtures file (--fixtures)`,
      'SBX201',
    );
  const value = image ?? region ?? '';
  return {
    id: name,
    arn: `arn:${query.scope.partition}:ssm:${query.scope.region}::parameter${name}`,
    type: 'String',
    value,
    insecure_value: value,
    version: 1,
  };
};

/** An image that fits the filters: images are not simulated, so any id of the right form will do. */
const ami: Answer = ({ config, scope }) => {
  const filters = new Map(
    blocks(config, 'filter').map((filter) => [String(filter['name']), texts(filter, 'values')[0] ?? '']),
  );
  const name = (filters.get('name') ?? text(config, 'name_regex') ?? 'sandbox-image').replaceAll(
    '*',
    '2025.01.01',
  );
  const id =
    filters.get('image-id') ??
    `ami-${new Seed(`${scope.region}${name}${JSON.stringify([...filters])}${texts(config, 'owners').join()}`).hex(17)}`;
  const architecture = filters.get('architecture') ?? (/arm64|aarch64/.test(name) ? 'arm64' : 'x86_64');
  const owner = texts(config, 'owners')[0] ?? scope.account;
  return {
    id,
    image_id: id,
    name,
    architecture,
    arn: `arn:${scope.partition}:ec2:${scope.region}::image/${id}`,
    owner_id: /^\d{12}$/.test(owner) ? owner : '137112412989',
    image_owner_alias: owner === 'amazon' ? 'amazon' : '',
    creation_date: '2025-01-01T00:00:00.000Z',
    root_device_name: filters.get('root-device-name') ?? '/dev/xvda',
    root_device_type: filters.get('root-device-type') ?? 'ebs',
    virtualization_type: filters.get('virtualization-type') ?? 'hvm',
    hypervisor: 'xen',
    image_type: 'machine',
    state: 'available',
    public: true,
    ena_support: true,
    platform_details: 'Linux/UNIX',
    usage_operation: 'RunInstances',
    description: name,
  };
};

const endpointService: Answer = ({ config, scope }, world): TfObject => {
  const short = text(config, 'service');
  const name =
    text(config, 'service_name') ??
    (short === undefined ? undefined : `com.amazonaws.${scope.region}.${short}`);
  const own = publishedService(world, name);
  if (own !== undefined)
    return {
      ...own.values,
      id: own.id,
      service_id: own.id,
      owner: own.account,
      service_name: name ?? '',
      vpc_endpoint_policy_supported: false,
      private_dns_names: own.values['private_dns_name'] === '' ? [] : [own.values['private_dns_name'] ?? ''],
    };
  const candidates = servicesIn(scope.region).filter(
    (service) => name === undefined || service.name === name,
  );
  if (name === undefined || candidates.length === 0 || !isKnownService(name))
    throw new DataSourceProblem(
      `no matching EC2 VPC Endpoint Service found: ${name ?? 'name it by service or service_name'}; one that the sandbox does not know can be given in a fixtures file (--fixtures)`,
      'InvalidServiceName',
    );
  const types = serviceTypesOf(name);
  const wanted = text(config, 'service_type');
  if (wanted === undefined && types.length > 1)
    throw new DataSourceProblem(
      `multiple EC2 VPC Endpoint Services matched ${name} (${types.join(', ')}); set service_type`,
      'TooManyResults',
      'service_type',
    );
  if (wanted !== undefined && !types.includes(wanted))
    throw new DataSourceProblem(
      `no EC2 VPC Endpoint Service ${name} of type ${wanted} found`,
      'InvalidServiceName',
      'service_type',
    );
  const service_id = `vpce-svc-${new Seed(name).hex(17)}`;
  const privateName = privateDnsNameOf(name, scope.region) ?? '';
  return {
    id: name.replace(/\W/g, ''),
    service_name: name,
    service_id,
    service_type: wanted ?? types[0] ?? 'Interface',
    service_region: scope.region,
    region: scope.region,
    owner: 'amazon',
    acceptance_required: false,
    manages_vpc_endpoints: false,
    vpc_endpoint_policy_supported: true,
    private_dns_name: privateName,
    private_dns_names: privateName === '' ? [] : [privateName],
    supported_ip_address_types: ['ipv4'],
    base_endpoint_dns_names: [
      `${name.split('.').slice(3).join('.')}.${scope.region}.vpce.${dnsSuffix(scope)}`,
    ],
    availability_zones: zonesOf(scope.region).map((zone) => zone.name),
    arn: `arn:${scope.partition}:ec2:${scope.region}:amazon:vpc-endpoint-service/${service_id}`,
  };
};

/** All lists that the account can see: AWS's, its own, those shared with it. */
function visibleLists(region: string, account: string, world: WorldView): TfObject[] {
  const managed = managedPrefixLists(region).map((list): TfObject => ({
    id: list.id,
    name: list.name,
    arn: `arn:aws:ec2:${region}:aws:prefix-list/${list.id}`,
    owner_id: 'AWS',
    address_family: list.addressFamily,
    max_entries: list.maxEntries,
    version: 0,
    entries: list.cidrs.map((cidr) => ({ cidr, description: '' })),
    tags: {},
  }));
  const own = world
    .list('aws_ec2_managed_prefix_list', { region })
    .filter((list) => isVisibleTo(world, list, account))
    .map((list): TfObject => ({
      ...list.values,
      id: list.id,
      entries: [...entriesOf(list, world)],
      tags: list.values['tags_all'] ?? {},
    }));
  return [...managed, ...own];
}

function findList(query: DataQuery, world: WorldView, argument: string): TfObject {
  const { config, scope } = query;
  const [id, name] = [text(config, argument) ?? text(config, 'id'), text(config, 'name')];
  const filters = new Map(
    blocks(config, 'filter').map((filter) => [String(filter['name']), texts(filter, 'values')]),
  );
  const fits = (list: TfObject): boolean =>
    (id ?? list['id']) === list['id'] &&
    (name ?? list['name']) === list['name'] &&
    (filters.get('prefix-list-name')?.includes(String(list['name'])) ?? true) &&
    (filters.get('prefix-list-id')?.includes(String(list['id'])) ?? true) &&
    (filters.get('owner-id')?.includes(String(list['owner_id'])) ?? true);
  const found = visibleLists(scope.region, scope.account, world).filter(fits);
  const [list] = found;
  if (list === undefined)
    throw new DataSourceProblem('no matching prefix list found', 'InvalidPrefixListID.NotFound');
  if (found.length > 1)
    throw new DataSourceProblem(
      'multiple prefix lists matched; use additional constraints to reduce matches to a single prefix list',
      'TooManyResults',
    );
  return list;
}

const prefixList: Answer = (query, world) => {
  const list = findList(query, world, 'prefix_list_id');
  const cidr_blocks = blocks(list, 'entries').map((entry) => entry['cidr'] ?? '');
  return { id: list['id'] ?? '', prefix_list_id: list['id'] ?? '', name: list['name'] ?? '', cidr_blocks };
};

/** Data sources about what AWS itself publishes. */
export const PUBLISHED: Readonly<Record<string, Answer>> = {
  aws_availability_zones: availabilityZones,
  aws_availability_zone: availabilityZone,
  aws_elb_hosted_zone_id: (query) => hostedZone('classic', query),
  aws_lb_hosted_zone_id: (query) =>
    hostedZone(query.config['load_balancer_type'] === 'network' ? 'network' : 'application', query),
  aws_elb_service_account: elbServiceAccount,
  aws_ssm_parameter: ssmParameter,
  aws_ami: ami,
  aws_vpc_endpoint_service: endpointService,
  aws_prefix_list: prefixList,
  aws_ec2_managed_prefix_list: (query, world) => findList(query, world, 'id'),
  ...CLOUDFRONT_POLICIES,
  ...IDENTITY,
  ...INSTANCE_TYPES,
  ...PLATFORM,
};
