import type {
  AutoscalingGroupInstanceRefresh,
  AutoscalingGroupMixedInstancesPolicy,
} from '@cdktf/provider-aws/lib/autoscaling-group';
import type { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template';
import type { IConstruct } from 'constructs';
import { checkRange, WebError } from '../errors';

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
