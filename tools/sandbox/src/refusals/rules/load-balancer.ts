import type { TfObject } from '../../contract';
import { balancersUsing, targetGroupsOf } from '../../types/web/load-balancer';
import { blocks, lookUp, texts } from '../../types/values';
import {
  CREATE,
  CREATE_OR_UPDATE,
  DELETE,
  numeric,
  others,
  text,
  withValue,
  type Check,
  type Rule,
} from '../rule';

const ALB =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html';
const LISTENERS =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html';
const RULES = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateRule.html';
const GROUPS =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html';
const TARGETS =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RegisterTargets.html';

const BALANCER = ['aws_lb', 'aws_alb'] as const;
const LISTENER = ['aws_lb_listener', 'aws_alb_listener'] as const;
const RULE = ['aws_lb_listener_rule', 'aws_alb_listener_rule'] as const;
const GROUP = ['aws_lb_target_group', 'aws_alb_target_group'] as const;

const PROTOCOLS: Readonly<Record<string, readonly string[]>> = {
  application: ['HTTP', 'HTTPS'],
  network: ['TCP', 'UDP', 'TCP_UDP', 'TLS', 'QUIC', 'TCP_QUIC'],
  gateway: ['GENEVE'],
};
/** Protocols of a target group that a listener's protocol can forward to. */
const FORWARDS: Readonly<Record<string, readonly string[]>> = {
  HTTP: ['HTTP', 'HTTPS'],
  HTTPS: ['HTTP', 'HTTPS'],
  TCP: ['TCP', 'TCP_UDP'],
  UDP: ['UDP', 'TCP_UDP'],
  TCP_UDP: ['TCP_UDP'],
  TLS: ['TCP', 'TLS'],
};

const kindOf = (values: TfObject | undefined): string => text(values, 'load_balancer_type') ?? 'application';
const balancerOf = ({ values, world }: Check) => lookUp(world, ['aws_lb'], text(values, 'load_balancer_arn'));
const zonesOf = ({ values, world }: Check): readonly string[] =>
  [
    ...texts(values, 'subnets'),
    ...blocks(values, 'subnet_mapping').flatMap((mapping) => text(mapping, 'subnet_id') ?? []),
  ].flatMap((id) => text(lookUp(world, ['aws_subnet'], id)?.values, 'availability_zone') ?? []);

export const LOAD_BALANCER_RULES: readonly Rule[] = [
  {
    id: 'load-balancer/name',
    types: [...BALANCER, ...GROUP, 'aws_elb', 'aws_lb_trust_store'],
    on: CREATE,
    code: 'ValidationError',
    when: 'a name is longer than 32 characters, has others than letters, digits and hyphens, or a hyphen at an end',
    source:
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html',
    refuses: ({ values }) => {
      const name = text(values, 'name');
      if (
        name === undefined ||
        (/^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,30}[a-zA-Z0-9])?$/.test(name) && !name.startsWith('internal-'))
      )
        return undefined;
      return {
        message: `The name '${name}' must be 1 to 32 letters, digits and hyphens, must not begin or end with a hyphen nor begin with 'internal-'`,
        attribute: 'name',
      };
    },
  },
  {
    id: 'load-balancer/name-taken',
    types: BALANCER,
    on: CREATE,
    code: 'DuplicateLoadBalancerName',
    when: 'the Region has a load balancer of that name',
    source: ALB,
    refuses: (check) => {
      const name = text(check.values, 'name');
      return name !== undefined && others(check, 'aws_lb').some(({ values }) => values['name'] === name)
        ? {
            message: `A load balancer with the same name '${name}' exists, but with different settings`,
            attribute: 'name',
          }
        : undefined;
    },
  },
  {
    id: 'load-balancer/two-zones',
    types: BALANCER,
    on: CREATE,
    code: 'ValidationError',
    when: 'an application load balancer has subnets in fewer than two Availability Zones',
    source: ALB,
    refuses: (check) => {
      const zones = new Set(zonesOf(check));
      return kindOf(check.values) === 'application' && zones.size === 1
        ? {
            message: 'At least two subnets in two different Availability Zones must be specified',
            attribute: 'subnets',
          }
        : undefined;
    },
  },
  {
    id: 'load-balancer/same-zone',
    types: BALANCER,
    on: CREATE_OR_UPDATE,
    code: 'InvalidConfigurationRequest',
    when: 'two subnets of a load balancer lie in one Availability Zone',
    source: ALB,
    refuses: (check) => {
      const zones = zonesOf(check);
      const twice = zones.find((zone, index) => zones.indexOf(zone) !== index);
      return twice === undefined
        ? undefined
        : {
            message: `A load balancer cannot be attached to multiple subnets in the same Availability Zone (${twice})`,
            attribute: 'subnets',
          };
    },
  },
  {
    id: 'load-balancer/no-internet-gateway',
    types: BALANCER,
    on: CREATE,
    code: 'InvalidSubnet',
    when: 'an internet-facing load balancer is to be made in a VPC without internet gateway',
    source: ALB,
    refuses: ({ values, world }) => {
      const subnet = lookUp(
        world,
        ['aws_subnet'],
        texts(values, 'subnets')[0] ?? text(blocks(values, 'subnet_mapping')[0], 'subnet_id'),
      );
      const vpc = text(subnet?.values, 'vpc_id');
      if (values['internal'] === true || kindOf(values) === 'gateway' || vpc === undefined) return undefined;
      const attached =
        world.where('aws_internet_gateway', 'vpc_id', vpc).length +
        world.where('aws_internet_gateway_attachment', 'vpc_id', vpc).length;
      return attached > 0
        ? undefined
        : { message: `VPC ${vpc} has no internet gateway`, attribute: 'subnets' };
    },
  },
  {
    id: 'load-balancer/protected',
    types: BALANCER,
    on: DELETE,
    code: 'OperationNotPermitted',
    when: 'a load balancer is protected from deletion',
    source: ALB,
    refuses: ({ values, id }) =>
      values['enable_deletion_protection'] === true
        ? `Load balancer '${id}' cannot be deleted because deletion protection is enabled`
        : undefined,
  },
  {
    id: 'listener/protocol',
    types: LISTENER,
    on: CREATE_OR_UPDATE,
    code: 'UnsupportedProtocol',
    when: "the listener's protocol is not one of its kind of load balancer",
    source: LISTENERS,
    refuses: (check) => {
      const kind = kindOf(balancerOf(check)?.values);
      const protocol = text(check.values, 'protocol')?.toUpperCase();
      return balancerOf(check) === undefined ||
        protocol === undefined ||
        PROTOCOLS[kind]?.includes(protocol) === true
        ? undefined
        : {
            message: `Protocol '${protocol}' is not supported by ${kind} load balancers (${PROTOCOLS[kind]?.join(', ')})`,
            attribute: 'protocol',
          };
    },
  },
  {
    id: 'listener/port-taken',
    types: LISTENER,
    on: CREATE_OR_UPDATE,
    code: 'DuplicateListener',
    when: 'the load balancer has a listener on that port (of UDP and TCP, both may be)',
    source: LISTENERS,
    refuses: (check) => {
      const family = (protocol: unknown): string =>
        protocol === 'UDP' ? 'udp' : protocol === 'TCP_UDP' ? 'both' : 'tcp';
      const own = family(check.values['protocol']);
      const taken = withValue(
        check,
        'aws_lb_listener',
        'load_balancer_arn',
        text(check.values, 'load_balancer_arn'),
      ).some(
        ({ values }) =>
          values['port'] === check.values['port'] &&
          (own === 'both' || family(values['protocol']) === 'both' || family(values['protocol']) === own),
      );
      return taken
        ? {
            message: `A listener already exists on this port (${String(check.values['port'])}) for this load balancer '${text(check.values, 'load_balancer_arn')}'`,
            attribute: 'port',
          }
        : undefined;
    },
  },
  {
    id: 'listener/certificate',
    types: LISTENER,
    on: CREATE_OR_UPDATE,
    code: 'ValidationError',
    when: 'an HTTPS or TLS listener has no certificate, or another one has one',
    source: LISTENERS,
    refuses: ({ values }) => {
      const secure = ['HTTPS', 'TLS'].includes((text(values, 'protocol') ?? '').toUpperCase());
      const given = text(values, 'certificate_arn') !== undefined;
      if (secure && !given)
        return {
          message: 'A certificate must be specified for HTTPS listeners',
          attribute: 'certificate_arn',
        };
      return !secure && given && text(values, 'protocol') !== undefined
        ? {
            message: `Certificates can only be specified for HTTPS and TLS listeners, not for ${text(values, 'protocol')}`,
            attribute: 'certificate_arn',
          }
        : undefined;
    },
  },
  {
    id: 'listener/certificate-pending',
    types: [...LISTENER, 'aws_lb_listener_certificate'],
    on: CREATE_OR_UPDATE,
    code: 'UnsupportedCertificate',
    when: 'the certificate is not issued',
    source: LISTENERS,
    refuses: ({ values, world }) => {
      const certificate = lookUp(world, ['aws_acm_certificate'], text(values, 'certificate_arn'));
      const records = world.list('aws_route53_record');
      const options = blocks(certificate?.values, 'domain_validation_options');
      const validated =
        options.length > 0 &&
        options.every((option) =>
          records.some(
            (record) =>
              String(record.values['fqdn']) ===
              String(option['resource_record_name']).replace(/\.$/, '').toLowerCase(),
          ),
        );
      return certificate === undefined || certificate.values['status'] !== 'PENDING_VALIDATION' || validated
        ? undefined
        : {
            message: `The certificate '${certificate.id}' must have a fully-qualified domain name, a supported signature, and a supported key size, and it must be issued: validate it first (aws_acm_certificate_validation)`,
            attribute: 'certificate_arn',
          };
    },
  },
  {
    id: 'listener/target-protocol',
    types: [...LISTENER, ...RULE],
    on: CREATE_OR_UPDATE,
    code: 'InvalidConfigurationRequest',
    when: "a target group's protocol is not one to which the listener can forward",
    source: LISTENERS,
    refuses: (check) => {
      const listener = RULE.some((type) => type === check.type)
        ? lookUp(check.world, ['aws_lb_listener'], text(check.values, 'listener_arn'))?.values
        : check.values;
      const protocol = text(listener, 'protocol')?.toUpperCase() ?? '';
      const allowed = FORWARDS[protocol];
      for (const arn of targetGroupsOf({ type: '', account: '', region: '', id: '', values: check.values })) {
        const group = lookUp(check.world, ['aws_lb_target_group'], arn);
        const its = text(group?.values, 'protocol');
        if (
          group === undefined ||
          allowed === undefined ||
          its === undefined ||
          group.values['target_type'] === 'lambda' ||
          group.values['target_type'] === 'alb'
        )
          continue;
        if (!allowed.includes(its))
          return `Listener protocol '${protocol}' is not supported with a target group with protocol '${its}' (${arn})`;
      }
      return undefined;
    },
  },
  {
    id: 'listener/target-vpc',
    types: LISTENER,
    on: CREATE_OR_UPDATE,
    code: 'InvalidConfigurationRequest',
    when: 'target group and load balancer belong to different VPCs',
    source: LISTENERS,
    refuses: (check) => {
      const vpc = text(balancerOf(check)?.values, 'vpc_id');
      for (const arn of targetGroupsOf({ type: '', account: '', region: '', id: '', values: check.values })) {
        const its = text(lookUp(check.world, ['aws_lb_target_group'], arn)?.values, 'vpc_id');
        if (vpc !== undefined && its !== undefined && its !== vpc)
          return `The target group ${arn} is in ${its} and the load balancer in ${vpc}`;
      }
      return undefined;
    },
  },
  {
    id: 'listener/group-of-another',
    types: LISTENER,
    on: CREATE_OR_UPDATE,
    code: 'TargetGroupAssociationLimit',
    when: 'a target group is used by another load balancer',
    source: LISTENERS,
    refuses: (check) => {
      const own = text(check.values, 'load_balancer_arn');
      for (const arn of targetGroupsOf({ type: '', account: '', region: '', id: '', values: check.values })) {
        const other = balancersUsing(check.world, arn).find((balancer) => balancer !== own);
        if (other !== undefined)
          return `The following target groups cannot be associated with more than one load balancer: ${arn} (used by ${other})`;
      }
      return undefined;
    },
  },
  {
    id: 'listener-rule/priority-taken',
    types: RULE,
    on: CREATE_OR_UPDATE,
    code: 'PriorityInUse',
    when: 'the listener has a rule of that priority',
    source: RULES,
    refuses: (check) => {
      const priority = numeric(check.values, 'priority');
      const taken =
        priority !== undefined &&
        withValue(check, 'aws_lb_listener_rule', 'listener_arn', text(check.values, 'listener_arn')).some(
          ({ values }) => values['priority'] === priority,
        );
      return taken
        ? { message: `Priority '${priority}' is currently in use`, attribute: 'priority' }
        : undefined;
    },
  },
  {
    id: 'listener-rule/conditions',
    types: RULE,
    on: CREATE_OR_UPDATE,
    code: 'ValidationError',
    when: 'a condition names none or several fields, or the values of all conditions are more than five',
    source: RULES,
    refuses: ({ values }) => {
      const fields = [
        'host_header',
        'http_header',
        'http_request_method',
        'path_pattern',
        'query_string',
        'source_ip',
      ];
      let count = 0;
      for (const condition of blocks(values, 'condition')) {
        const named = fields.filter((field) => blocks(condition, field).length > 0);
        if (named.length !== 1)
          return {
            message: `A condition must have exactly one of ${fields.join(', ')}`,
            attribute: 'condition',
          };
        for (const field of named)
          for (const block of blocks(condition, field)) count += Math.max(1, texts(block, 'values').length);
      }
      return count > 5
        ? {
            message: `Rules are limited to a total of 5 condition values, this one has ${count}`,
            attribute: 'condition',
          }
        : undefined;
    },
  },
  {
    id: 'listener-rule/network-balancer',
    types: RULE,
    on: CREATE,
    code: 'InvalidLoadBalancerAction',
    when: 'a rule is added to a listener of a network or gateway load balancer',
    source: RULES,
    refuses: ({ values, world }) => {
      const listener = lookUp(world, ['aws_lb_listener'], text(values, 'listener_arn'));
      const kind = kindOf(lookUp(world, ['aws_lb'], text(listener?.values, 'load_balancer_arn'))?.values);
      return listener === undefined || kind === 'application'
        ? undefined
        : `Rules are not supported by ${kind} load balancers`;
    },
  },
  {
    id: 'target-group/name-taken',
    types: GROUP,
    on: CREATE,
    code: 'DuplicateTargetGroupName',
    when: 'the Region has a target group of that name',
    source: GROUPS,
    refuses: (check) => {
      const name = text(check.values, 'name');
      return name !== undefined &&
        others(check, 'aws_lb_target_group').some(({ values }) => values['name'] === name)
        ? {
            message: `A target group with the same name '${name}' exists, but with different settings`,
            attribute: 'name',
          }
        : undefined;
    },
  },
  {
    id: 'target-group/health-check',
    types: GROUP,
    on: CREATE_OR_UPDATE,
    code: 'ValidationError',
    when: "the health check's timeout is not shorter than its interval",
    source: GROUPS,
    refuses: ({ values }) => {
      const [check] = blocks(values, 'health_check');
      const [timeout, interval] = [numeric(check, 'timeout'), numeric(check, 'interval')];
      const network = ['TCP', 'TLS', 'UDP', 'TCP_UDP'].includes(text(values, 'protocol') ?? '');
      return !network && timeout !== undefined && interval !== undefined && timeout >= interval
        ? {
            message: `Health check timeout '${timeout}' must be smaller than the interval '${interval}'`,
            attribute: 'health_check',
          }
        : undefined;
    },
  },
  {
    id: 'target-group/in-use',
    types: GROUP,
    on: DELETE,
    code: 'ResourceInUse',
    when: 'a listener or rule forwards to the target group',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteTargetGroup.html',
    refuses: ({ id, world }) =>
      id !== undefined && balancersUsing(world, id).length > 0
        ? `Target group '${id}' is currently in use by a listener or a rule`
        : undefined,
  },
  {
    id: 'target/type',
    types: ['aws_lb_target_group_attachment'],
    on: CREATE,
    code: 'InvalidTarget',
    when: "the target is not of the group's type: instance, address, function or load balancer; or an instance of another VPC",
    source: TARGETS,
    refuses: ({ values, world }) => {
      const group = lookUp(world, ['aws_lb_target_group'], text(values, 'target_group_arn'));
      const target = text(values, 'target_id') ?? '';
      const forms: Readonly<Record<string, RegExp>> = {
        instance: /^i-/,
        ip: /^[\d.]+$|:/,
        lambda: /^arn:[^:]+:lambda:/,
        alb: /:loadbalancer\/app\//,
      };
      const type = text(group?.values, 'target_type') ?? 'instance';
      if (group !== undefined && forms[type]?.test(target) === false)
        return { message: `The target '${target}' is not of type ${type}`, attribute: 'target_id' };
      const subnet = text(lookUp(world, ['aws_instance'], target)?.values, 'subnet_id');
      const vpc = text(lookUp(world, ['aws_subnet'], subnet)?.values, 'vpc_id');
      return group === undefined || vpc === undefined || group.values['vpc_id'] === vpc
        ? undefined
        : {
            message: `The following targets are not in the target group's VPC: '${target}'`,
            attribute: 'target_id',
          };
    },
  },
];
