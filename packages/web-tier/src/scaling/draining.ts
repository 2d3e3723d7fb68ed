/** Seconds that a target goes on serving what it has begun, once it is told to leave. */
export interface Draining {
  /** 0 to 3600. */
  readonly seconds: number;
}

/** What one draining time means to each part that has to agree on it; all in seconds. */
export interface DrainingPlan {
  /** The load balancer sends nothing new and waits this long (`deregistration_delay`). */
  readonly deregistrationDelay: number;
  /** The scaling group keeps a leaving instance this long (`heartbeat_timeout` of the terminating hook). */
  readonly hookTimeout: number;
  /** A starting instance is not judged this long (`health_check_grace_period`). */
  readonly gracePeriod: number;
}

/** The hook outlives the delay by this, so that the last answers are sent before the instance stops. */
const MARGIN_SECONDS = 30;
/** Shortest heartbeat that Auto Scaling takes. */
const SHORTEST_HOOK_SECONDS = 30;

export const LONGEST_DRAINING_SECONDS = 3600;

/**
 * Aligns deregistration, lifecycle hook and grace period: an instance leaves only after the load balancer has let it go.
 *
 * @param interval seconds between two health checks of the target group
 * @param healthyThreshold health checks that have to succeed before a new instance is served
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/lifecycle-hooks.html
 */
export function drainingPlan(
  { seconds }: Draining,
  interval: number,
  healthyThreshold: number,
): DrainingPlan {
  return {
    deregistrationDelay: seconds,
    hookTimeout: Math.max(seconds + MARGIN_SECONDS, SHORTEST_HOOK_SECONDS),
    gracePeriod: interval * (healthyThreshold + 1),
  };
}
