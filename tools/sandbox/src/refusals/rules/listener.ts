import type { TfObject } from '../../contract';
import { balancersUsing, targetGroupsOf } from '../../types/web/load-balancer';
import { blocks, lookUp, texts } from '../../types/values';
import { CREATE, CREATE_OR_UPDATE, numeric, text, withValue, type Check, type Rule } from '../rule';

const LISTENERS =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html';
const RULES = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateRule.html';
const LISTENER = ['aws_lb_listener', 'aws_alb_listener'] as const;
const RULE = ['aws_lb_listener_rule', 'aws_alb_listener_rule'] as const;
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
export const LISTENER_RULES: readonly Rule[] = [
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
];
