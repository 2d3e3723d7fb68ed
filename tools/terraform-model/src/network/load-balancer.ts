import type { Resource } from '../configuration';
import { Unknown, type ValueMap } from '../value';
import { isComputed, type Reading } from './reading';

export interface LoadBalancer {
  readonly key: string;
  readonly kind: 'application' | 'network' | 'gateway' | 'classic';
  readonly internal: boolean | Unknown;
  readonly subnets: readonly string[];
  readonly groups: readonly string[];
  readonly groupDoubt: Unknown | undefined;
  readonly subnetDoubt: Unknown | undefined;
  readonly crossZone: boolean | Unknown;
  readonly dualStack: boolean;
  /** Whether the groups apply to what comes by PrivateLink. */
  readonly guardsPrivateLink: boolean;
  /** By subnet: fixed private address and Elastic IP. */
  readonly mapping: ReadonlyMap<string, SubnetMapping>;
  readonly listeners: readonly Listener[];
  readonly region: string | undefined;
}

export interface SubnetMapping {
  readonly privateAddress: string | undefined;
  readonly ipv6: string | undefined;
  readonly elasticIp: string | undefined;
}

export interface Listener {
  readonly key: string;
  readonly protocol: string;
  /** Undefined for a gateway load balancer: everything. */
  readonly port: number | Unknown | undefined;
  /** Target groups it may forward to, by default or by a rule. */
  readonly forwards: readonly Forward[];
  /** It may answer by itself: redirect, fixed response, authentication. */
  readonly answers: boolean;
  readonly doubt: Unknown | undefined;
}

export interface Forward {
  readonly said: string;
  readonly targetGroup: string;
  /** 0 sends nothing. */
  readonly weight: number;
  readonly conditional: boolean;
}

export function readLoadBalancers(reading: Reading): Map<string, LoadBalancer> {
  const listeners = readListeners(reading);
  const result = new Map<string, LoadBalancer>();
  for (const resource of reading.of('aws_lb', 'aws_alb')) {
    result.set(resource.address, readLoadBalancer(reading, resource, listeners.get(resource.address) ?? []));
  }
  for (const resource of reading.of('aws_elb')) result.set(resource.address, readClassic(reading, resource));
  return result;
}

function readLoadBalancer(
  reading: Reading,
  resource: Resource,
  listeners: readonly Listener[],
): LoadBalancer {
  const { values } = resource;
  const kind = (reading.label(values['load_balancer_type']) ?? 'application') as LoadBalancer['kind'];
  const groups = reading.entities(values['security_groups'], 'security-group');
  const subnets = reading.entities(values['subnets'], 'subnet');
  const mapping = new Map<string, SubnetMapping>();
  const blocks = reading.blocks(values['subnet_mapping']);
  for (const block of blocks instanceof Unknown ? [] : blocks) {
    const subnet = reading.entity(block['subnet_id']);
    const ip = reading.entity(block['allocation_id']);
    if (!subnet || subnet instanceof Unknown) continue;
    mapping.set(subnet.key, {
      privateAddress: reading.label(block['private_ipv4_address']),
      ipv6: reading.label(block['ipv6_address']),
      elasticIp: ip && !(ip instanceof Unknown) ? ip.key : undefined,
    });
  }
  const keys = [...new Set([...subnets.keys, ...mapping.keys()])];
  return {
    key: resource.address,
    kind,
    internal: kind === 'gateway' ? true : reading.flag(values['internal'], false),
    subnets: keys,
    groups: groups.keys,
    groupDoubt: computed(groups.doubt),
    subnetDoubt: keys.length > 0 ? computed(subnets.doubt) : subnets.doubt,
    crossZone:
      kind === 'application' ? true : reading.flag(values['enable_cross_zone_load_balancing'], false),
    dualStack: (reading.label(values['ip_address_type']) ?? 'ipv4').startsWith('dualstack'),
    guardsPrivateLink:
      reading.label(values['enforce_security_group_inbound_rules_on_private_link_traffic']) !== 'off',
    mapping,
    listeners,
    region: resource.region,
  };
}

function readListeners(reading: Reading): Map<string, Listener[]> {
  const rules = new Map<string, Resource[]>();
  for (const resource of reading.of('aws_lb_listener_rule', 'aws_alb_listener_rule')) {
    const key = reading.key(resource, 'listener_arn');
    if (typeof key === 'string') rules.set(key, [...(rules.get(key) ?? []), resource]);
  }
  const result = new Map<string, Listener[]>();
  for (const resource of reading.of('aws_lb_listener', 'aws_alb_listener')) {
    const balancer = reading.key(resource, 'load_balancer_arn');
    if (typeof balancer !== 'string') continue;
    const actions = [
      readActions(reading, resource, 'default_action', false),
      ...(rules.get(resource.address) ?? []).map((rule) => readActions(reading, rule, 'action', true)),
    ];
    const certificate = resource.values['certificate_arn'] == null ? 'HTTP' : 'HTTPS';
    const listener: Listener = {
      key: resource.address,
      protocol: (reading.label(resource.values['protocol']) ?? certificate).toUpperCase(),
      port: reading.number(resource.values['port']),
      forwards: actions.flatMap((action) => action.forwards),
      answers: actions.some((action) => action.answers),
      doubt: actions.find((action) => action.doubt)?.doubt,
    };
    result.set(balancer, [...(result.get(balancer) ?? []), listener]);
  }
  return result;
}

function readActions(
  reading: Reading,
  resource: Resource,
  name: string,
  conditional: boolean,
): { forwards: Forward[]; answers: boolean; doubt: Unknown | undefined } {
  const blocks = reading.blocks(resource.values[name]);
  if (blocks instanceof Unknown) return { forwards: [], answers: false, doubt: blocks };
  const forwards: Forward[] = [];
  let answers = false;
  let doubt: Unknown | undefined;
  const forward = (value: ValueMap[string] | undefined, weight: number): void => {
    const group = reading.entity(value);
    if (group instanceof Unknown) doubt = group;
    else if (group) forwards.push({ said: resource.address, targetGroup: group.key, weight, conditional });
  };
  for (const block of blocks) {
    const type = reading.label(block['type']);
    if (type !== 'forward') {
      answers ||= type === 'redirect' || type === 'fixed-response';
      continue;
    }
    const groups = reading.blocks(reading.block(block['forward'])['target_group']);
    if (!(groups instanceof Unknown) && groups.length > 0) {
      for (const group of groups) {
        const weight = reading.number(group['weight']);
        forward(group['arn'], typeof weight === 'number' ? weight : 1);
      }
    } else forward(block['target_group_arn'], 1);
  }
  return { forwards, answers, doubt };
}

function readClassic(reading: Reading, resource: Resource): LoadBalancer {
  const { values } = resource;
  const groups = reading.entities(values['security_groups'], 'security-group');
  const subnets = reading.entities(values['subnets'], 'subnet');
  const blocks = reading.blocks(values['listener']);
  const listeners = blocks instanceof Unknown ? [] : blocks;
  return {
    key: resource.address,
    kind: 'classic',
    internal: reading.flag(values['internal'], false),
    subnets: subnets.keys,
    groups: groups.keys,
    groupDoubt: computed(groups.doubt),
    subnetDoubt: subnets.doubt,
    crossZone: reading.flag(values['cross_zone_load_balancing'], true),
    dualStack: false,
    guardsPrivateLink: true,
    mapping: new Map(),
    region: resource.region,
    listeners: listeners.map((block, index) => ({
      key: `${resource.address} listener[${index}]`,
      protocol: (reading.label(block['lb_protocol']) ?? 'TCP').toUpperCase(),
      port: reading.number(block['lb_port']),
      forwards: [
        {
          said: resource.address,
          targetGroup: classicGroupKey(resource.address, index),
          weight: 1,
          conditional: false,
        },
      ],
      answers: false,
      doubt: undefined,
    })),
  };
}

/** A classic load balancer has no target groups: each listener stands for one. */
export function classicGroupKey(balancer: string, listener: number): string {
  return `${balancer} listener[${listener}]`;
}

function computed(doubt: Unknown | undefined): Unknown | undefined {
  return doubt && isComputed(doubt) ? undefined : doubt;
}
