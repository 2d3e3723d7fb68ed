import type { LbTargetGroupHealthCheck } from '@cdktf/provider-aws/lib/lb-target-group';
import type { IConstruct } from 'constructs';
import { checkRange, WebError } from '../errors';

/** How a load balancer finds out whether a target serves. */
export type TargetHealthCheck = HealthCheckTimes &
  (
    | { readonly protocol: 'TCP'; readonly port?: number }
    | {
        readonly protocol: 'HTTP' | 'HTTPS';
        /** @default the target's own port */
        readonly port?: number;
        /** @default '/' */
        readonly path?: string;
        /** Status codes that are healthy, e.g. `200-299`. @default '200', with gRPC '12' */
        readonly matcher?: string;
      }
  );

export interface HealthCheckTimes {
  /** Seconds between two checks, 5 to 300. @default 15 */
  readonly interval?: number;
  /** Seconds until a check has failed, 2 to 120, less than the interval. @default 5 */
  readonly timeout?: number;
  /** Checks in a row that make a target healthy, 2 to 10. @default 3 */
  readonly healthyThreshold?: number;
  /** Checks in a row that make a target unhealthy, 2 to 10. @default 3 */
  readonly unhealthyThreshold?: number;
}

export const DEFAULT_TIMES = {
  interval: 15,
  timeout: 5,
  healthyThreshold: 3,
  unhealthyThreshold: 3,
} as const;

/**
 * Arguments of the block `health_check`.
 *
 * @throws WEB020 a time, threshold, port or path that AWS does not take
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
 */
export function healthCheckArguments(check: TargetHealthCheck, place: IConstruct): LbTargetGroupHealthCheck {
  const times = { ...DEFAULT_TIMES, ...withoutUndefined(check) };
  checkRange('WEB020', 'health check interval', times.interval, [5, 300], place);
  checkRange('WEB020', 'health check timeout', times.timeout, [2, 120], place);
  checkRange('WEB020', 'healthy threshold', times.healthyThreshold, [2, 10], place);
  checkRange('WEB020', 'unhealthy threshold', times.unhealthyThreshold, [2, 10], place);
  if (check.port !== undefined) checkRange('WEB020', 'health check port', check.port, [1, 65_535], place);
  const path = check.protocol === 'TCP' ? undefined : (check.path ?? '/');
  if (times.timeout >= times.interval || (path !== undefined && !path.startsWith('/'))) {
    const slow = times.timeout >= times.interval;
    throw new WebError('WEB020', place, {
      problem: slow
        ? 'a health check has to end before the next one begins'
        : 'a health check asks for a path',
      got: slow ? `timeout ${times.timeout} s, interval ${times.interval} s` : (path ?? ''),
      allowed: slow ? 'a timeout below the interval' : 'a path that begins with /',
      fix: slow ? 'lengthen the interval' : 'correct the path',
    });
  }
  return {
    protocol: check.protocol,
    port: check.port === undefined ? 'traffic-port' : `${check.port}`,
    path,
    matcher: check.protocol === 'TCP' ? undefined : check.matcher,
    interval: times.interval,
    timeout: times.timeout,
    healthyThreshold: times.healthyThreshold,
    unhealthyThreshold: times.unhealthyThreshold,
  };
}

function withoutUndefined({
  interval,
  timeout,
  healthyThreshold,
  unhealthyThreshold,
}: HealthCheckTimes): HealthCheckTimes {
  const times = { interval, timeout, healthyThreshold, unhealthyThreshold };
  return Object.fromEntries(Object.entries(times).filter(([, value]) => value !== undefined));
}
