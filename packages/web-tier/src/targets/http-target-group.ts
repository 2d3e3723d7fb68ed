import type { Construct } from 'constructs';
import { checkRange } from '../errors';
import { TargetGroup, type TargetGroupProps } from './target-group';

export interface HttpTargetGroupProps extends TargetGroupProps {
  /** Of the connection to the targets. @default 'HTTP' */
  readonly protocol?: 'HTTP' | 'HTTPS';
  /** @default 'HTTP1' */
  readonly version?: 'HTTP1' | 'HTTP2' | 'GRPC';
  /** What is registered. @default 'instance' */
  readonly targetType?: 'instance' | 'ip';
  readonly healthCheck: Extract<TargetGroupProps['healthCheck'], { protocol: 'HTTP' | 'HTTPS' }>;
  /** Seconds in which a new target's share grows, 30 to 900. @default none */
  readonly slowStart?: number;
  /** Keep a client on one target, by a cookie. @default none */
  readonly stickiness?: Stickiness;
  /** How a target is chosen. @default 'round_robin' */
  readonly algorithm?: 'round_robin' | 'least_outstanding_requests' | 'weighted_random';
}

export interface Stickiness {
  /** Seconds, 1 to 604800. */
  readonly duration: number;
  /** Name of the application's own cookie. @default a cookie of the load balancer */
  readonly applicationCookie?: string;
}

/**
 * Targets of an application load balancer.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
 */
export class HttpTargetGroup extends TargetGroup {
  readonly kind = 'http';

  /** @throws WEB020 the health check; WEB021 port, draining, slow start or stickiness */
  constructor(scope: Construct, id: string, props: HttpTargetGroupProps) {
    const { stickiness, slowStart } = props;
    super(scope, id, props, {
      protocol: props.protocol ?? 'HTTP',
      protocolVersion: props.version ?? 'HTTP1',
      targetType: props.targetType ?? 'instance',
      slowStart,
      loadBalancingAlgorithmType: props.algorithm,
      stickiness: stickiness && {
        type: stickiness.applicationCookie === undefined ? 'lb_cookie' : 'app_cookie',
        cookieName: stickiness.applicationCookie,
        cookieDuration: stickiness.duration,
      },
    });
    if (slowStart !== undefined) checkRange('WEB021', 'slow start in seconds', slowStart, [30, 900], this);
    if (stickiness) checkRange('WEB021', 'stickiness in seconds', stickiness.duration, [1, 604_800], this);
  }
}
