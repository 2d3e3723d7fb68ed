import type { IConnectable } from '@landbridge/network-core';

/** A group of instances that registers itself, i.e. `AutoScalingGroup`. */
export interface IInstanceFleet extends IConnectable {
  /** Makes the fleet register with a target group, and leave it as slowly as the group drains. */
  joinTargetGroup(group: FleetTargetGroup): void;
  /** The same with a classic load balancer. */
  joinClassic(loadBalancer: FleetClassic): void;
}

/** What a fleet has to know of a classic load balancer. */
export interface FleetClassic extends Omit<FleetTargetGroup, 'targetGroupArn'> {
  readonly loadBalancerName: string;
}

/** What a fleet has to know of a target group. */
export interface FleetTargetGroup {
  /** Unique in the stack; part of construct ids. */
  readonly key: string;
  readonly targetGroupArn: string;
  /** Seconds. */
  readonly deregistrationDelay: number;
  /** Seconds. */
  readonly healthCheckInterval: number;
  readonly healthyThreshold: number;
}
