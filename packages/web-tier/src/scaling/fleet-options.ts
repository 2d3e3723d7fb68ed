import type {
  AutoscalingGroupInstanceRefresh,
  AutoscalingGroupMixedInstancesPolicy,
} from '@cdktf/provider-aws/lib/autoscaling-group';
import type { AutoscalingLifecycleHookConfig } from '@cdktf/provider-aws/lib/autoscaling-lifecycle-hook';
import type { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template';
import type { IConstruct } from 'constructs';
import { checkRange, WebError } from '../errors';
import type { LaunchProps } from './launch';

/** Several instance types, on demand and Spot. */
export interface MixedInstances {
  /** Instance types with the capacity that each counts for. */
  readonly types: Readonly<Record<string, number>>;
  /** Instances that are on demand in any case. @default 0 */
  readonly onDemandBase?: number;
  /** Percent of the rest that is on demand; what remains is Spot. @default 100 */
  readonly onDemandPercent?: number;
}

/** Instances are replaced when the launch template changes. */
export interface Refresh {
  /** Percent that stays in service, 0 to 100. */
  readonly minHealthyPercent: number;
  /** Go back when instances do not become healthy. @default true */
  readonly autoRollback?: boolean;
}

export interface WarmPool {
  /** Fewest instances that wait. */
  readonly min: number;
  /** @default 'Stopped' */
  readonly state?: 'Stopped' | 'Running' | 'Hibernated';
  /** Put instances back when the group shrinks. @default false */
  readonly reuse?: boolean;
}

/** A pause in which something outside Auto Scaling acts, e.g. registers the instance or saves its logs. */
export interface LifecycleHook {
  readonly on: 'launch' | 'leave';
  /** Longest pause in seconds, 30 to 7200. */
  readonly seconds: number;
  /** What happens when nobody answers in time; a launch that is abandoned starts anew. @default 'CONTINUE' */
  readonly otherwise?: 'CONTINUE' | 'ABANDON';
  /** Queue or topic that hears of it, and the role that may tell it. @default EventBridge only */
  readonly notify?: { readonly targetArn: string; readonly roleArn: string };
}

/**
 * Arguments of `aws_autoscaling_lifecycle_hook`.
 *
 * @throws WEB031 the pause, or a name that is taken
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/lifecycle-hooks.html
 */
export function hookArguments(
  name: string,
  { on, seconds, otherwise = 'CONTINUE', notify }: LifecycleHook,
  place: IConstruct,
): Pick<
  AutoscalingLifecycleHookConfig,
  'lifecycleTransition' | 'heartbeatTimeout' | 'defaultResult' | 'notificationTargetArn' | 'roleArn'
> {
  checkRange('WEB031', `pause of hook ${name} in seconds`, seconds, [30, 7200], place);
  if (name === 'leaving') {
    throw new WebError('WEB031', place, {
      problem: 'the name of a lifecycle hook is taken',
      got: name,
      allowed: 'a name of its own: leaving is the hook by which instances drain',
      fix: 'rename the hook, or set the draining time of the target group',
    });
  }
  return {
    lifecycleTransition: `autoscaling:EC2_INSTANCE_${on === 'launch' ? 'LAUNCHING' : 'TERMINATING'}`,
    heartbeatTimeout: seconds,
    defaultResult: otherwise,
    notificationTargetArn: notify?.targetArn,
    roleArn: notify?.roleArn,
  };
}

/**
 * @throws WEB031 Spot instances, or hibernation without a root volume to sleep on
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-warm-pools.html
 */
export function checkWarmPool(
  { min, state }: WarmPool,
  { mixed, launch }: { readonly mixed?: MixedInstances; readonly launch: LaunchProps },
  place: IConstruct,
): void {
  checkRange('WEB031', 'number of instances that wait', min, [0, 10_000], place);
  const spot = mixed !== undefined && (mixed.onDemandPercent ?? 100) < 100;
  const volume = state === 'Hibernated' && launch.rootVolume === undefined;
  if (!spot && !volume) return;
  throw new WebError('WEB031', place, {
    problem: spot
      ? 'Spot instances do not wait in a warm pool'
      : 'hibernation writes memory to the root volume',
    got: spot ? `${mixed?.onDemandPercent ?? 100} % on demand` : 'no rootVolume',
    allowed: spot ? '100 % on demand' : 'a root volume that holds the memory and the system',
    fix: spot ? 'set onDemandPercent to 100, or leave the pool out' : 'set launch.rootVolume',
  });
}

/** @throws WEB031 a share out of range, or no type */
export function mixedArguments(
  { types, onDemandBase = 0, onDemandPercent = 100 }: MixedInstances,
  template: LaunchTemplate,
  place: IConstruct,
): AutoscalingGroupMixedInstancesPolicy {
  checkRange('WEB031', 'on-demand base', onDemandBase, [0, 10_000], place);
  checkRange('WEB031', 'on-demand percentage', onDemandPercent, [0, 100], place);
  const overrides = Object.entries(types);
  if (overrides.length === 0) {
    throw new WebError('WEB031', place, {
      problem: 'a mixture has instance types',
      got: '{}',
      allowed: 'one at least',
      fix: 'name the types',
    });
  }
  for (const [, weight] of overrides)
    checkRange('WEB031', 'capacity of an instance type', weight, [1, 999], place);
  return {
    instancesDistribution: {
      onDemandBaseCapacity: onDemandBase,
      onDemandPercentageAboveBaseCapacity: onDemandPercent,
      spotAllocationStrategy: 'price-capacity-optimized',
    },
    launchTemplate: {
      launchTemplateSpecification: {
        launchTemplateId: template.id,
        version: `\${${template.terraformResourceType}.${template.friendlyUniqueId}.latest_version}`,
      },
      override: overrides.map(([instanceType, weight]) => ({ instanceType, weightedCapacity: `${weight}` })),
    },
  };
}

/** @throws WEB031 a percentage out of range */
export function refreshArguments(
  { minHealthyPercent, autoRollback = true }: Refresh,
  place: IConstruct,
): AutoscalingGroupInstanceRefresh {
  checkRange('WEB031', 'percentage that stays in service', minHealthyPercent, [0, 100], place);
  return { strategy: 'Rolling', preferences: { minHealthyPercentage: minHealthyPercent, autoRollback } };
}
