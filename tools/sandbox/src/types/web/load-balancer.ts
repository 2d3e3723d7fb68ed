import type { TfValue, WorldObject, WorldView } from '../../contract';
import { HOSTED_ZONES } from '../../data-sources/load-balancer-facts';
import { dnsSuffix } from '../form';
import type { Making, TypeModule } from '../type-module';
import { blocks, lookUp, text, texts } from '../values';
import { defaultGroupsOf, vpcOfSubnet } from '../ec2/network-interface';

const KINDS: Readonly<Record<string, string>> = { application: 'app', network: 'net', gateway: 'gwy' };

const regionOf = ({ planned, scope }: Making): string => text(planned, 'region') ?? scope.region;
const kindOf = ({ planned }: Making): string => text(planned, 'load_balancer_type') ?? 'application';

/** `app/web/50dc6c495c0c9188`, the end of the ARN and the dimension of metrics. */
const suffixOf = (making: Making): string =>
  `${KINDS[kindOf(making)] ?? 'app'}/${text(making.planned, 'name') ?? ''}/${making.seed.hex(16, 'balancer')}`;

const arnOf = (making: Making, resource: string): string =>
  `arn:${making.scope.partition}:elasticloadbalancing:${regionOf(making)}:${making.scope.account}:${resource}`;

/** Subnets by either way of naming them. */
function subnetsOf({ planned, prior }: Making): readonly string[] {
  const named = texts(planned, 'subnets');
  const mapped = blocks(planned, 'subnet_mapping').flatMap((mapping) => text(mapping, 'subnet_id') ?? []);
  return named.length > 0 ? named : mapped.length > 0 ? mapped : texts(prior, 'subnets');
}

const vpcOf = (making: Making): TfValue => vpcOfSubnet(making.world, subnetsOf(making)[0]) ?? '';

function dnsName(making: Making): string {
  const name = text(making.planned, 'name') ?? '';
  const hash = making.seed.hex(16, 'dns name');
  const internal = making.planned['internal'] === true ? 'internal-' : '';
  const region = regionOf(making);
  const suffix = dnsSuffix(making.scope);
  if (kindOf(making) === 'network') return `${name}-${hash}.elb.${region}.${suffix}`;
  return `${internal}${name}-${making.seed.digits(10, 'dns name')}.${region}.elb.${suffix}`;
}

/** Application, network and gateway load balancers. */
export const loadBalancer: TypeModule = {
  values: {
    arn: (making) => arnOf(making, `loadbalancer/${suffixOf(making)}`),
    arn_suffix: (making) => suffixOf(making),
    dns_name: (making) => (kindOf(making) === 'gateway' ? '' : dnsName(making)),
    zone_id: (making) => {
      const table = kindOf(making) === 'network' ? HOSTED_ZONES.network : HOSTED_ZONES.application;
      return kindOf(making) === 'gateway'
        ? ''
        : (table[regionOf(making)] ?? `Z${making.seed.capitals(13, 'zone')}`);
    },
    vpc_id: vpcOf,
    subnets: (making) => [...subnetsOf(making)],
    subnet_mapping: (making) =>
      subnetsOf(making).map((subnet_id) => ({
        subnet_id,
        allocation_id: '',
        ipv6_address: '',
        private_ipv4_address: '',
        outpost_id: '',
      })),
    'subnet_mapping.outpost_id': () => '',
    security_groups: (making) =>
      kindOf(making) === 'application' ? defaultGroupsOf(making.world, subnetsOf(making)[0]) : [],
    enforce_security_group_inbound_rules_on_private_link_traffic: (making) =>
      kindOf(making) === 'network' && texts(making.planned, 'security_groups').length > 0 ? 'on' : '',
    secondary_ips_auto_assigned_per_subnet: () => 0,
    name_prefix: () => '',
  },
};

/** What follows `loadbalancer/` in the ARN of the listener's load balancer. */
const balancerOf = (making: Making): string =>
  (text(making.planned, 'load_balancer_arn') ?? '').split(':loadbalancer/')[1] ?? '';

const headers = Object.fromEntries(
  [
    'mtls_clientcert_serial_number',
    'mtls_clientcert_issuer',
    'mtls_clientcert_subject',
    'mtls_clientcert_validity',
    'mtls_clientcert_leaf',
    'mtls_clientcert',
    'tls_version',
    'tls_cipher_suite',
  ].map((name) => [`routing_http_request_x_amzn_${name}_header_name`, (): TfValue => '']),
);

export const listener: TypeModule = {
  values: {
    ...headers,
    arn: (making) => arnOf(making, `listener/${balancerOf(making)}/${making.seed.hex(16, 'listener')}`),
    protocol: (making) => {
      if (!balancerOf(making).startsWith('app/')) return '';
      return text(making.planned, 'certificate_arn') === undefined ? 'HTTP' : 'HTTPS';
    },
    ssl_policy: ({ planned }) =>
      ['HTTPS', 'TLS'].includes(text(planned, 'protocol') ?? '') ? 'ELBSecurityPolicy-2016-08' : '',
    tcp_idle_timeout_seconds: (making) => (balancerOf(making).startsWith('net/') ? 350 : 0),
    routing_http_response_server_enabled: () => false,
    'default_action.order': () => 1,
  },
};

export const listenerRule: TypeModule = {
  values: {
    arn: (making) => {
      const of = (text(making.planned, 'listener_arn') ?? '').split(':listener/')[1] ?? '';
      return arnOf(making, `listener-rule/${of}/${making.seed.hex(16, 'rule')}`);
    },
    priority: ({ planned, prior, world }) =>
      prior?.['priority'] ?? nextPriority(world, text(planned, 'listener_arn')),
    'action.order': () => 1,
  },
};

/** The provider takes the highest priority of the listener and adds one. */
function nextPriority(world: WorldView, listenerArn: string | undefined): number {
  const taken = world
    .where('aws_lb_listener_rule', 'listener_arn', listenerArn ?? '')
    .map(({ values }) => (typeof values['priority'] === 'number' ? values['priority'] : 0));
  return Math.max(0, ...taken) + 1;
}

/** Target groups a listener or a rule forwards to, also by the longer way of writing. */
export function targetGroupsOf(object: WorldObject): readonly string[] {
  const actions = [...blocks(object.values, 'default_action'), ...blocks(object.values, 'action')];
  return actions.flatMap((action) => [
    ...(text(action, 'target_group_arn') === undefined ? [] : [text(action, 'target_group_arn') ?? '']),
    ...blocks(action, 'forward').flatMap((forward) =>
      blocks(forward, 'target_group').flatMap((group) => text(group, 'arn') ?? []),
    ),
  ]);
}

/** The load balancers whose listeners and rules use the group. */
export function balancersUsing(world: WorldView, groupArn: string): readonly string[] {
  const listeners = world.list('aws_lb_listener');
  const rules = world.list('aws_lb_listener_rule').filter((rule) => targetGroupsOf(rule).includes(groupArn));
  const byRule = rules.flatMap(
    (rule) => lookUp(world, ['aws_lb_listener'], text(rule.values, 'listener_arn')) ?? [],
  );
  const direct = listeners.filter((one) => targetGroupsOf(one).includes(groupArn));
  return [
    ...new Set([...direct, ...byRule].flatMap(({ values }) => text(values, 'load_balancer_arn') ?? [])),
  ];
}

export const targetGroup: TypeModule = {
  values: {
    arn_suffix: ({ planned, seed }) => `targetgroup/${text(planned, 'name') ?? ''}/${seed.hex(16, 'arn')}`,
    load_balancer_arns: () => [],
    name_prefix: () => '',
    protocol_version: ({ planned }) => (/^HTTPS?$/.test(text(planned, 'protocol') ?? '') ? 'HTTP1' : ''),
    preserve_client_ip: ({ planned }) => {
      const network = ['TCP', 'UDP', 'TLS', 'TCP_UDP'].includes(text(planned, 'protocol') ?? '');
      return network
        ? String(
            planned['target_type'] !== 'ip' || ['UDP', 'TCP_UDP'].includes(text(planned, 'protocol') ?? ''),
          )
        : null;
    },
    connection_termination: ({ planned }) =>
      planned['protocol'] === 'UDP' || planned['protocol'] === 'TCP_UDP' ? true : null,
    load_balancing_algorithm_type: ({ planned }) =>
      /^HTTPS?$/.test(text(planned, 'protocol') ?? '') ? 'round_robin' : null,
    load_balancing_anomaly_mitigation: ({ planned }) =>
      /^HTTPS?$/.test(text(planned, 'protocol') ?? '') ? 'off' : null,
  },
  shown: (object, world) => ({ load_balancer_arns: [...balancersUsing(world, object.id)] }),
};

export const trustStore: TypeModule = {
  values: {
    arn_suffix: ({ planned, seed }) => `truststore/${text(planned, 'name') ?? ''}/${seed.hex(16, 'arn')}`,
    name_prefix: () => '',
  },
};

/** Classic load balancers. */
export const classicBalancer: TypeModule = {
  values: {
    dns_name: (making) =>
      `${making.planned['internal'] === true ? 'internal-' : ''}${text(making.planned, 'name') ?? ''}-${making.seed.digits(10, 'dns name')}.${regionOf(making)}.elb.${dnsSuffix(making.scope)}`,
    zone_id: (making) => HOSTED_ZONES.classic[regionOf(making)] ?? `Z${making.seed.capitals(13, 'zone')}`,
    availability_zones: ({ planned, world }) => [
      ...new Set(
        texts(planned, 'subnets').flatMap(
          (id) => text(lookUp(world, ['aws_subnet'], id)?.values, 'availability_zone') ?? [],
        ),
      ),
    ],
    instances: ({ prior }) => prior?.['instances'] ?? [],
    security_groups: ({ planned, world }) => defaultGroupsOf(world, texts(planned, 'subnets')[0]),
    source_security_group: ({ scope }) => `${scope.account}/default`,
    source_security_group_id: ({ planned, world }) =>
      texts(planned, 'security_groups')[0] ?? defaultGroupsOf(world, texts(planned, 'subnets')[0])[0] ?? '',
    subnets: () => [],
    name_prefix: () => '',
  },
  shown: (object, world) => {
    const attached = world
      .where('aws_elb_attachment', 'elb', object.id)
      .flatMap(({ values }) => text(values, 'instance') ?? []);
    return { instances: [...new Set([...texts(object.values, 'instances'), ...attached])] };
  },
};
