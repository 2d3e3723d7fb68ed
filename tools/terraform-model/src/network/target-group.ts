import type { Resource } from '../configuration';
import { Unknown } from '../value';
import { classicGroupKey } from './load-balancer';
import { isComputed, type Reading } from './reading';

export interface TargetGroup {
  readonly key: string;
  readonly type: 'instance' | 'ip' | 'lambda' | 'alb';
  readonly vpc: string | Unknown | undefined;
  /** IP version in which the targets are addressed, whatever the clients speak. */
  readonly family: 4 | 6;
  readonly protocol: string;
  readonly port: number | Unknown | undefined;
  /** Undefined: AWS's default for type and protocol. */
  readonly preservesClient: boolean | Unknown | undefined;
  readonly crossZone: 'true' | 'false' | 'use_load_balancer_configuration';
  readonly health: HealthCheck;
  readonly targets: readonly Target[];
  readonly doubts: readonly Unknown[];
}

export interface HealthCheck {
  readonly enabled: boolean;
  readonly protocol: string;
  /** Undefined: the traffic port. */
  readonly port: number | undefined;
}

export interface Target {
  readonly said: string;
  /** Resource (instance, scaling group, load balancer, function) or address. */
  readonly resource: string | undefined;
  readonly address: string | undefined;
  readonly port: number | undefined;
}

export function readTargetGroups(reading: Reading): Map<string, TargetGroup> {
  const result = new Map<string, TargetGroup & { targets: Target[]; doubts: Unknown[] }>();
  for (const resource of reading.of('aws_lb_target_group', 'aws_alb_target_group')) {
    result.set(resource.address, readGroup(reading, resource));
  }
  for (const resource of reading.of('aws_elb'))
    classicGroups(reading, resource).forEach((group) => result.set(group.key, group));
  for (const resource of reading.of('aws_lb_target_group_attachment', 'aws_alb_target_group_attachment')) {
    const key = reading.key(resource, 'target_group_arn');
    const group = typeof key === 'string' ? result.get(key) : undefined;
    const target = readTarget(reading, resource);
    if (!group) continue;
    if (target instanceof Unknown) group.doubts.push(target);
    else group.targets.push(target);
  }
  const add = (
    key: string | Unknown | undefined,
    scaling: string | Unknown | undefined,
    said: string,
  ): void => {
    const group = typeof key === 'string' ? result.get(key) : undefined;
    if (group && typeof scaling === 'string')
      group.targets.push({ said, resource: scaling, address: undefined, port: undefined });
  };
  for (const resource of reading.of('aws_autoscaling_group')) {
    for (const key of reading.entities(resource.values['target_group_arns'], 'target-group').keys)
      add(key, resource.address, resource.address);
    const sources = reading.blocks(resource.values['traffic_source']);
    for (const source of sources instanceof Unknown ? [] : sources) {
      const entity = reading.entity(source['identifier']);
      if (entity && !(entity instanceof Unknown)) add(entity.key, resource.address, resource.address);
    }
  }
  for (const resource of reading.of('aws_autoscaling_attachment')) {
    add(
      reading.key(resource, 'lb_target_group_arn'),
      reading.key(resource, 'autoscaling_group_name'),
      resource.address,
    );
  }
  for (const resource of reading.of('aws_autoscaling_traffic_source_attachment')) {
    const entity = reading.entity(reading.block(resource.values['traffic_source'])['identifier']);
    if (entity && !(entity instanceof Unknown))
      add(entity.key, reading.key(resource, 'autoscaling_group_name'), resource.address);
  }
  for (const resource of reading.of('aws_ecs_service')) {
    const blocks = reading.blocks(resource.values['load_balancer']);
    for (const block of blocks instanceof Unknown ? [] : blocks) {
      const entity = reading.entity(block['target_group_arn']);
      const port = reading.number(block['container_port']);
      const group = entity && !(entity instanceof Unknown) ? result.get(entity.key) : undefined;
      group?.targets.push({
        said: resource.address,
        resource: resource.address,
        address: undefined,
        port: typeof port === 'number' ? port : undefined,
      });
    }
  }
  return result;
}

function readGroup(
  reading: Reading,
  resource: Resource,
): TargetGroup & { targets: Target[]; doubts: Unknown[] } {
  const { values } = resource;
  const health = reading.block(values['health_check']);
  const preserve = values['preserve_client_ip'];
  const protocol = (reading.label(values['protocol']) ?? 'HTTP').toUpperCase();
  const port = reading.label(health['port']);
  return {
    key: resource.address,
    type: (reading.label(values['target_type']) ?? 'instance') as TargetGroup['type'],
    vpc: reading.key(resource, 'vpc_id'),
    family: reading.label(values['ip_address_type']) === 'ipv6' ? 6 : 4,
    protocol,
    port: reading.number(values['port']),
    preservesClient:
      preserve === undefined || preserve === null ? undefined : computedFlag(reading, preserve),
    crossZone: (reading.label(values['load_balancing_cross_zone_enabled']) ??
      'use_load_balancer_configuration') as TargetGroup['crossZone'],
    health: {
      enabled: reading.flag(health['enabled'], true) !== false,
      protocol: (
        reading.label(health['protocol']) ??
        (['TCP', 'UDP', 'TCP_UDP', 'TLS', 'QUIC', 'TCP_QUIC', 'GENEVE'].includes(protocol) ? 'TCP' : 'HTTP')
      ).toUpperCase(),
      port: port === undefined || !/^\d+$/.test(port) ? undefined : Number(port),
    },
    targets: [],
    doubts: [],
  };
}

function computedFlag(
  reading: Reading,
  value: Parameters<Reading['flag']>[0],
): boolean | Unknown | undefined {
  const flag = reading.flag(value, false);
  return flag instanceof Unknown && isComputed(flag) ? undefined : flag;
}

function readTarget(reading: Reading, resource: Resource): Target | Unknown {
  const entity = reading.entity(resource.values['target_id']);
  const text = reading.label(resource.values['target_id']);
  const port = reading.number(resource.values['port']);
  const known = typeof port === 'number' ? port : undefined;
  if (entity && !(entity instanceof Unknown))
    return { said: resource.address, resource: entity.key, address: undefined, port: known };
  if (text !== undefined) return { said: resource.address, resource: undefined, address: text, port: known };
  const named = resource.values['target_id'];
  if (
    named !== undefined &&
    named !== null &&
    typeof named === 'object' &&
    'resource' in named &&
    'attribute' in named
  ) {
    const attribute = String(named['attribute']);
    const addressed =
      /^(private_ip|ipv6_addresses|private_ips|private_ip_list|arn|invoke_arn|qualified_arn)/.test(attribute);
    if (addressed)
      return { said: resource.address, resource: String(named['resource']), address: undefined, port: known };
  }
  return entity ?? new Unknown(`${resource.address} names no target`);
}

function classicGroups(
  reading: Reading,
  resource: Resource,
): (TargetGroup & { targets: Target[]; doubts: Unknown[] })[] {
  const { values, address } = resource;
  const listeners = reading.blocks(values['listener']);
  const check = /^([A-Z]+):(\d+)/i.exec(reading.label(reading.block(values['health_check'])['target']) ?? '');
  const instances = reading.entities(values['instances'], 'instance');
  const members = instances.keys.map((key) => ({ said: address, key }));
  for (const other of reading.of('aws_elb_attachment')) {
    const instance = reading.key(other, 'instance');
    if (reading.key(other, 'elb') === address && typeof instance === 'string')
      members.push({ said: other.address, key: instance });
  }
  for (const other of reading.of('aws_autoscaling_group')) {
    if (reading.entities(other.values['load_balancers'], 'load-balancer').keys.includes(address))
      members.push({ said: other.address, key: other.address });
  }
  for (const other of reading.of('aws_autoscaling_attachment')) {
    const group = reading.key(other, 'autoscaling_group_name');
    if (reading.key(other, 'elb') === address && typeof group === 'string')
      members.push({ said: other.address, key: group });
  }
  return (listeners instanceof Unknown ? [] : listeners).map((block, index) => {
    const port = reading.number(block['instance_port']);
    return {
      key: classicGroupKey(address, index),
      type: 'instance' as const,
      vpc: undefined,
      family: 4 as const,
      protocol: (reading.label(block['instance_protocol']) ?? 'TCP').toUpperCase(),
      port,
      preservesClient: false,
      crossZone: 'use_load_balancer_configuration' as const,
      health: {
        enabled: true,
        protocol: (check?.[1] ?? 'TCP').toUpperCase(),
        port: check ? Number(check[2]) : undefined,
      },
      targets: members.map((member) => ({
        said: member.said,
        resource: member.key,
        address: undefined,
        port: undefined,
      })),
      doubts: instances.doubt && !isComputed(instances.doubt) ? [instances.doubt] : [],
    };
  });
}
