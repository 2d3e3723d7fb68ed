import type { TfObject, TfValue } from '../../contract';
import type { Making } from '../type-module';
import { text, texts } from '../values';

const protocolOf = ({ planned }: Making): string => text(planned, 'protocol') ?? '';
const isApplication = (making: Making): boolean => /^HTTPS?$/.test(protocolOf(making));
const isLambda = ({ planned }: Making): boolean => planned['target_type'] === 'lambda';

const check = (interval: number, timeout: number, healthy: number, unhealthy: number): TfObject => ({
  enabled: true,
  interval,
  timeout,
  healthy_threshold: healthy,
  unhealthy_threshold: unhealthy,
  port: 'traffic-port',
  matcher: '',
  path: '',
});

/**
 * Health checks that a target group has by itself.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
 */
function healthCheck(making: Making): TfValue {
  if (isLambda(making))
    return [{ ...check(35, 30, 5, 2), enabled: false, matcher: '200', path: '/', port: '', protocol: '' }];
  if (isApplication(making))
    return [{ ...check(30, 5, 5, 2), matcher: '200', path: '/', protocol: protocolOf(making) }];
  if (protocolOf(making) === 'GENEVE') return [{ ...check(10, 5, 5, 2), port: '80', protocol: 'TCP' }];
  return [{ ...check(30, 10, 3, 3), protocol: 'TCP' }];
}

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html */
function stickiness(making: Making): TfValue {
  const kind = isApplication(making) || isLambda(making) ? 'lb_cookie' : 'source_ip';
  if (protocolOf(making) === 'GENEVE')
    return [{ cookie_duration: 0, cookie_name: '', enabled: false, type: 'source_ip_dest_ip' }];
  return [{ cookie_duration: kind === 'lb_cookie' ? 86400 : 0, cookie_name: '', enabled: false, type: kind }];
}

const failover = (making: Making): TfValue =>
  protocolOf(making) === 'GENEVE'
    ? [{ on_deregistration: 'no_rebalance', on_unhealthy: 'no_rebalance' }]
    : [{ on_deregistration: null, on_unhealthy: null }];

const healthState = (making: Making): TfValue =>
  protocolOf(making) === 'TCP' || protocolOf(making) === 'TLS'
    ? [{ enable_unhealthy_connection_termination: true, unhealthy_draining_interval: 0 }]
    : [{ enable_unhealthy_connection_termination: null, unhealthy_draining_interval: null }];

const groupHealth = (): TfValue => [
  {
    dns_failover: [{ minimum_healthy_targets_count: '1', minimum_healthy_targets_percentage: 'off' }],
    unhealthy_state_routing: [
      { minimum_healthy_targets_count: 1, minimum_healthy_targets_percentage: 'off' },
    ],
  },
];

const mutual = ({ planned }: Making): TfValue =>
  planned['protocol'] === 'HTTPS'
    ? [
        {
          advertise_trust_store_ca_names: '',
          ignore_client_certificate_expiry: false,
          mode: 'off',
          trust_store_arn: '',
        },
      ]
    : [];

/** A classic load balancer tries the port of its first listener. */
function classicCheck({ planned }: Making): TfValue {
  const listeners = planned['listener'];
  const first = Array.isArray(listeners) ? (listeners[0] as TfObject | undefined) : undefined;
  const port = first?.['instance_port'];
  return [
    {
      healthy_threshold: 10,
      unhealthy_threshold: 2,
      interval: 30,
      timeout: 5,
      target: `TCP:${typeof port === 'number' ? port : 80}`,
    },
  ];
}

const source = (kind: string) => (identifier: string) => ({ identifier, type: kind });

const targetGroup = {
  health_check: healthCheck,
  stickiness,
  target_failover: failover,
  target_group_health: groupHealth,
  target_health_state: healthState,
};

export const LOAD_BALANCING_BLOCKS = {
  aws_lb_target_group: targetGroup,
  aws_alb_target_group: targetGroup,
  aws_lb_listener: { mutual_authentication: mutual },
  aws_alb_listener: { mutual_authentication: mutual },
  aws_elb: { health_check: classicCheck },
  aws_load_balancer_policy: { policy_attribute: () => [] },
  aws_autoscaling_group: {
    launch_template: () => [],
    mixed_instances_policy: () => [],
    traffic_source: ({ planned }: Making) => [
      ...texts(planned, 'target_group_arns').map(source('elbv2')),
      ...texts(planned, 'load_balancers').map(source('elb')),
    ],
  },
};
