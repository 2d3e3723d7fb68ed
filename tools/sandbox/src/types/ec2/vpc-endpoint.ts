import type { TfObject, TfValue, WorldObject, WorldTransaction, WorldView } from '../../contract';
import { managedPrefixListOf } from '../../data-sources/managed-prefix-lists';
import { privateDnsNameOf, serviceTypesOf } from '../../data-sources/endpoint-services';
import { formatAddress, parseAddress } from '../address';
import type { Making, TypeModule } from '../type-module';
import { lookUp, patch, text, texts } from '../values';
import { defaultGroupsOf } from './network-interface';

const ENDPOINT = 'aws_vpc_endpoint';

const isGateway = (values: TfObject): boolean =>
  (text(values, 'vpc_endpoint_type') ?? 'Gateway') === 'Gateway';
const regionOf = ({ planned, scope }: Making): string => text(planned, 'region') ?? scope.region;

const FULL_ACCESS = JSON.stringify({
  Statement: [{ Action: '*', Effect: 'Allow', Principal: '*', Resource: '*' }],
  Version: '2008-10-17',
});

const subnetsOf = (values: TfObject): readonly string[] => texts(values, 'subnet_ids');

/** A published service by its name, in whatever account. */
export function publishedService(world: WorldView, name: string | undefined): WorldObject | undefined {
  return name === undefined ? undefined : world.where('aws_vpc_endpoint_service', 'service_name', name)[0];
}

function state({ planned, prior, world }: Making): string {
  if (prior?.['state'] === 'available') return 'available';
  const service = publishedService(world, text(planned, 'service_name'));
  return service?.values['acceptance_required'] === true && planned['auto_accept'] !== true
    ? 'pendingAcceptance'
    : 'available';
}

/** Names of an interface endpoint: the regional one, one for each zone, and the private one. */
function dnsEntries(making: Making): TfValue {
  const { planned, id, seed, world } = making;
  if (isGateway(planned) || text(planned, 'vpc_endpoint_type') === 'GatewayLoadBalancer') return [];
  const region = regionOf(making);
  const service = text(planned, 'service_name') ?? '';
  const short = service.split('.').slice(3).join('.') || service;
  const suffix = seed.hex(8, 'dns');
  const hosted_zone_id = `Z${seed.capitals(13, region)}`;
  const zones = subnetsOf(planned).flatMap(
    (subnet) => text(lookUp(world, ['aws_subnet'], subnet)?.values, 'availability_zone') ?? [],
  );
  const base = `${short}.${region}.vpce.amazonaws.com`;
  const names = [
    `${id}-${suffix}.${base}`,
    ...[...new Set(zones)].sort().map((zone) => `${id}-${suffix}-${zone}.${base}`),
  ];
  const entries = names.map((dns_name) => ({ dns_name, hosted_zone_id }));
  const own = publishedService(world, service)?.values['private_dns_name'];
  const privateName = text({ own: own ?? null }, 'own') ?? privateDnsNameOf(service, region);
  if (planned['private_dns_enabled'] === true && privateName !== undefined)
    entries.push({ dns_name: privateName, hosted_zone_id: `Z${seed.capitals(20, 'private zone')}` });
  return entries;
}

/** Subnets, route tables and groups that association resources added. */
const ASSOCIATIONS = [
  ['aws_vpc_endpoint_route_table_association', 'route_table_id', 'route_table_ids'],
  ['aws_vpc_endpoint_subnet_association', 'subnet_id', 'subnet_ids'],
  ['aws_vpc_endpoint_security_group_association', 'security_group_id', 'security_group_ids'],
] as const;

function show(endpoint: WorldObject, world: WorldView): TfObject {
  const shown: TfObject = {};
  for (const [type, attribute, list] of ASSOCIATIONS) {
    const added = world
      .where(type, 'vpc_endpoint_id', endpoint.id)
      .flatMap(({ values }) => text(values, attribute) ?? []);
    shown[list] = [...new Set([...texts(endpoint.values, list), ...added])];
  }
  const policy = world.where('aws_vpc_endpoint_policy', 'vpc_endpoint_id', endpoint.id)[0]?.values['policy'];
  if (typeof policy === 'string' && policy !== '') shown['policy'] = policy;
  const privateDns = world.where('aws_vpc_endpoint_private_dns', 'vpc_endpoint_id', endpoint.id)[0];
  if (privateDns !== undefined)
    shown['private_dns_enabled'] = privateDns.values['private_dns_enabled'] ?? false;
  return shown;
}

/** What association resources added stays with them, unless the endpoint's own list leaves it out. */
function takeOver(endpoint: WorldObject, making: Making, world: WorldTransaction): void {
  const own: TfObject = {};
  for (const [type, attribute, list] of ASSOCIATIONS) {
    const listed = texts(endpoint.values, list);
    const kept = new Set<TfValue>();
    for (const association of world.where(type, 'vpc_endpoint_id', endpoint.id)) {
      const member = association.values[attribute] ?? null;
      if (listed.includes(String(member))) kept.add(member);
      else if (Array.isArray(making.planned[list])) world.delete(association);
    }
    own[list] = listed.filter((member) => !kept.has(member));
  }
  patch(world, endpoint, own);
}

/** VPC endpoints: gateway endpoints with their prefix list, the others with interfaces and names. */
export const vpcEndpoint: TypeModule = {
  values: {
    state,
    policy: ({ planned }) =>
      text(planned, 'vpc_endpoint_type') === 'GatewayLoadBalancer' ? '' : FULL_ACCESS,
    prefix_list_id: (making) =>
      isGateway(making.planned)
        ? (managedPrefixListOf(text(making.planned, 'service_name') ?? '', regionOf(making))?.id ?? '')
        : '',
    cidr_blocks: (making) =>
      isGateway(making.planned)
        ? [
            ...(managedPrefixListOf(text(making.planned, 'service_name') ?? '', regionOf(making))?.cidrs ??
              []),
          ]
        : [],
    network_interface_ids: ({ planned, seed }) =>
      subnetsOf(planned).map((subnet) => `eni-${seed.hex(17, `interface ${subnet}`)}`),
    dns_entry: dnsEntries,
    ip_address_type: ({ planned }) => (isGateway(planned) ? '' : 'ipv4'),
    private_dns_enabled: ({ planned }) =>
      text(planned, 'vpc_endpoint_type') === 'Interface' &&
      serviceTypesOf(text(planned, 'service_name') ?? '').includes('Interface') &&
      planned['private_dns_enabled'] === true,
    route_table_ids: () => [],
    subnet_ids: () => [],
    security_group_ids: ({ planned, world }) =>
      text(planned, 'vpc_endpoint_type') === 'Interface' ? defaultGroupsOf(world, subnetsOf(planned)[0]) : [],
    service_region: (making) => regionOf(making),
    'dns_options.dns_record_ip_type': () => 'ipv4',
    'subnet_configuration.ipv4': ({ seed }) =>
      formatAddress((parseAddress('10.0.0.0') ?? 0n) + BigInt(seed.number(200)), 4),
  },
  updated: takeOver,
  shown: show,
};

const ofEndpoint: TypeModule = {
  shown: (object, world) =>
    lookUp(world, [ENDPOINT], text(object.values, 'vpc_endpoint_id')) === undefined ? undefined : {},
};
export const endpointPart: TypeModule = ofEndpoint;

/** Accepting makes the other account's endpoint available; destroying rejects it. */
export const endpointAccepter: TypeModule = {
  created: (object, _making, world) => setState(object, world, 'available'),
  deleted: (object, world) => setState(object, world, 'rejected'),
  shown: (object, world) => {
    const endpoint = lookUp(world, [ENDPOINT], text(object.values, 'vpc_endpoint_id'));
    return endpoint === undefined || endpoint.values['state'] === 'rejected'
      ? undefined
      : { vpc_endpoint_state: endpoint.values['state'] ?? '' };
  },
};

function setState(object: WorldObject, world: WorldTransaction, value: string): void {
  const endpoint = lookUp(world, [ENDPOINT], text(object.values, 'vpc_endpoint_id'));
  if (endpoint !== undefined) patch(world, endpoint, { state: value });
}

/** A service published behind load balancers. */
export const endpointService: TypeModule = {
  values: {
    service_type: ({ planned }) =>
      texts(planned, 'gateway_load_balancer_arns').length > 0 ? 'GatewayLoadBalancer' : 'Interface',
    availability_zones: ({ planned, world }) => {
      const balancers = [
        ...texts(planned, 'network_load_balancer_arns'),
        ...texts(planned, 'gateway_load_balancer_arns'),
      ];
      const subnets = balancers.flatMap((arn) => texts(lookUp(world, ['aws_lb'], arn)?.values, 'subnets'));
      const zones = subnets.flatMap(
        (id) => text(lookUp(world, ['aws_subnet'], id)?.values, 'availability_zone') ?? [],
      );
      return [...new Set(zones)].sort();
    },
    base_endpoint_dns_names: (making) => [`${making.id}.${regionOf(making)}.vpce.amazonaws.com`],
    private_dns_name: () => '',
    private_dns_name_configuration: ({ planned, seed }) =>
      text(planned, 'private_dns_name') === undefined
        ? []
        : [
            {
              name: `_${seed.hex(16, 'dns name')}`,
              state: 'pendingVerification',
              type: 'TXT',
              value: `vpce:${seed.capitals(20, 'dns value')}`,
            },
          ],
    allowed_principals: () => [],
    supported_ip_address_types: () => ['ipv4'],
    supported_regions: (making) => [regionOf(making)],
  },
  shown: (service, world) => {
    const added = world
      .where('aws_vpc_endpoint_service_allowed_principal', 'vpc_endpoint_service_id', service.id)
      .flatMap(({ values }) => text(values, 'principal_arn') ?? []);
    return { allowed_principals: [...new Set([...texts(service.values, 'allowed_principals'), ...added])] };
  },
};
