import { Unknown, type Value } from '../value';
import { isComputed, type Reading } from './reading';

export type EndpointType = 'Gateway' | 'Interface' | 'GatewayLoadBalancer' | 'Resource' | 'ServiceNetwork';

export interface VpcEndpoint {
  readonly key: string;
  readonly type: EndpointType;
  readonly vpc: string | Unknown;
  /** AWS's name, or the key of an endpoint service of the input. */
  readonly service: string | Unknown | undefined;
  readonly serviceRegion: string | undefined;
  readonly routeTables: readonly string[];
  readonly subnets: readonly string[];
  readonly groups: readonly string[];
  readonly privateDns: boolean | Unknown;
  readonly policy: Value | undefined;
  readonly doubts: readonly Unknown[];
  readonly autoAccept: boolean;
  /** Addresses the configuration fixes, by subnet key. */
  readonly addresses: ReadonlyMap<string, { ipv4: string | undefined; ipv6: string | undefined }>;
  readonly region: string | undefined;
}

export interface EndpointService {
  readonly key: string;
  readonly loadBalancers: readonly string[];
  readonly kind: 'network' | 'gateway';
  readonly acceptanceRequired: boolean | Unknown;
  readonly privateDnsName: string | undefined;
  readonly accepted: ReadonlySet<string>;
  readonly doubt: Unknown | undefined;
}

export function readVpcEndpoints(reading: Reading): Map<string, VpcEndpoint> {
  const tables = extra(reading, 'aws_vpc_endpoint_route_table_association', 'route_table_id');
  const subnets = extra(reading, 'aws_vpc_endpoint_subnet_association', 'subnet_id');
  const groups = extra(reading, 'aws_vpc_endpoint_security_group_association', 'security_group_id');
  const replaced = new Set(
    reading
      .of('aws_vpc_endpoint_security_group_association')
      .filter((resource) => reading.flag(resource.values['replace_default_association'], false) === true)
      .map((resource) => reading.key(resource, 'vpc_endpoint_id')),
  );
  const policies = new Map<string | Unknown | undefined, Value | undefined>();
  for (const resource of reading.of('aws_vpc_endpoint_policy'))
    policies.set(reading.key(resource, 'vpc_endpoint_id'), resource.values['policy']);
  const result = new Map<string, VpcEndpoint>();
  for (const resource of reading.of('aws_vpc_endpoint')) {
    const { values, address } = resource;
    const lists = [
      reading.entities(values['route_table_ids'], 'route-table'),
      reading.entities(values['subnet_ids'], 'subnet'),
      reading.entities(values['security_group_ids'], 'security-group'),
    ] as const;
    const vpc = reading.key(resource, 'vpc_id') ?? new Unknown(`${address} names no VPC`);
    const own = lists[2].keys;
    const added = groups.get(address) ?? [];
    const byDefault = typeof vpc === 'string' && own.length === 0 && !replaced.has(address) ? [vpc] : [];
    const privateDns = reading
      .of('aws_vpc_endpoint_private_dns')
      .find((other) => reading.key(other, 'vpc_endpoint_id') === address);
    result.set(address, {
      key: address,
      type: (reading.label(values['vpc_endpoint_type']) ?? 'Gateway') as EndpointType,
      vpc,
      service: serviceOf(
        reading,
        values['service_name'] ?? values['service_network_arn'] ?? values['resource_configuration_arn'],
      ),
      serviceRegion: reading.label(values['service_region']),
      routeTables: [...lists[0].keys, ...(tables.get(address) ?? [])],
      subnets: [
        ...lists[1].keys,
        ...(subnets.get(address) ?? []).filter((key) => !lists[1].keys.includes(key)),
      ],
      groups: [...own, ...byDefault, ...added],
      privateDns: reading.flag((privateDns?.values ?? values)['private_dns_enabled'], false),
      policy: policies.get(address) ?? values['policy'],
      doubts: lists.flatMap((list) => (list.doubt && !isComputed(list.doubt) ? [list.doubt] : [])),
      autoAccept: reading.flag(values['auto_accept'], false) === true,
      addresses: addressesOf(reading, values['subnet_configuration']),
      region: resource.region,
    });
  }
  return result;
}

export function readEndpointServices(reading: Reading): Map<string, EndpointService> {
  const accepted = new Map<string, Set<string>>();
  for (const resource of reading.of('aws_vpc_endpoint_connection_accepter')) {
    const service = reading.key(resource, 'vpc_endpoint_service_id');
    const endpoint = reading.key(resource, 'vpc_endpoint_id');
    if (typeof service !== 'string' || typeof endpoint !== 'string') continue;
    accepted.set(service, (accepted.get(service) ?? new Set()).add(endpoint));
  }
  const result = new Map<string, EndpointService>();
  for (const resource of reading.of('aws_vpc_endpoint_service')) {
    const network = reading.entities(resource.values['network_load_balancer_arns'], 'load-balancer');
    const gateway = reading.entities(resource.values['gateway_load_balancer_arns'], 'load-balancer');
    const isGateway = gateway.keys.length > 0 || gateway.doubt !== undefined;
    result.set(resource.address, {
      key: resource.address,
      loadBalancers: isGateway ? gateway.keys : network.keys,
      kind: isGateway && network.keys.length === 0 ? 'gateway' : 'network',
      acceptanceRequired: reading.flag(resource.values['acceptance_required'], true),
      privateDnsName: reading.label(resource.values['private_dns_name']),
      accepted: accepted.get(resource.address) ?? new Set(),
      doubt: network.doubt ?? gateway.doubt,
    });
  }
  return result;
}

function extra(reading: Reading, type: string, argument: string): Map<string, string[]> {
  const result = new Map<string, string[]>();
  for (const resource of reading.of(type)) {
    const endpoint = reading.key(resource, 'vpc_endpoint_id');
    const other = reading.key(resource, argument);
    if (typeof endpoint !== 'string' || typeof other !== 'string') continue;
    result.set(endpoint, [...(result.get(endpoint) ?? []), other]);
  }
  return result;
}

function serviceOf(reading: Reading, value: Value | undefined): string | Unknown | undefined {
  const settled = reading.settle(value);
  if (typeof settled === 'string') {
    const entity = reading.entity(settled);
    return entity && !(entity instanceof Unknown) && entity.key !== settled ? entity.key : settled;
  }
  const entity = reading.entity(value);
  if (entity instanceof Unknown || entity === undefined) return entity;
  return serviceOfData(reading, entity.key) ?? entity.key;
}

/** `data.aws_vpc_endpoint_service` looks up a service of AWS by its short name. */
function serviceOfData(reading: Reading, key: string): string | undefined {
  const resource = reading.resource(key);
  if (resource?.mode !== 'data') return undefined;
  const whole = reading.label(resource.values['service_name']);
  const short = reading.label(resource.values['service']);
  return whole ?? (short === undefined ? undefined : `com.amazonaws.${resource.region ?? 'region'}.${short}`);
}

function addressesOf(
  reading: Reading,
  value: Value | undefined,
): Map<string, { ipv4: string | undefined; ipv6: string | undefined }> {
  const result = new Map<string, { ipv4: string | undefined; ipv6: string | undefined }>();
  const blocks = reading.blocks(value);
  for (const block of blocks instanceof Unknown ? [] : blocks) {
    const subnet = reading.entity(block['subnet_id']);
    if (!subnet || subnet instanceof Unknown) continue;
    result.set(subnet.key, { ipv4: reading.label(block['ipv4']), ipv6: reading.label(block['ipv6']) });
  }
  return result;
}
