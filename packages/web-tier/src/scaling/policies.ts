import {
  AutoscalingPolicy,
  type AutoscalingPolicyTargetTrackingConfiguration,
} from '@cdktf/provider-aws/lib/autoscaling-policy';
import { AutoscalingSchedule } from '@cdktf/provider-aws/lib/autoscaling-schedule';
import { Construct } from 'constructs';
import { checkRange, WebError } from '../errors';
import type { LoadBalancer } from '../load-balancer/load-balancer';
import type { TargetGroup } from '../targets/target-group';
import type { AutoScalingGroup } from './auto-scaling-group';

/** What is kept near a value. */
export type TrackedMetric =
  | { readonly cpuPercent: number }
  | {
      readonly requestsPerTarget: number;
      readonly loadBalancer: LoadBalancer;
      readonly targetGroup: TargetGroup;
    }
  | {
      readonly metric: {
        readonly namespace: string;
        readonly name: string;
        readonly dimensions?: Readonly<Record<string, string>>;
      };
      readonly statistic: 'Average' | 'Minimum' | 'Maximum' | 'SampleCount' | 'Sum';
      readonly value: number;
    };

export interface TargetTrackingProps {
  readonly group: AutoScalingGroup;
  readonly keep: TrackedMetric;
  /** Grow only. @default false */
  readonly neverShrink?: boolean;
}

/**
 * Size follows a metric.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html
 */
export class TargetTracking extends Construct {
  readonly policyArn: string;

  /** @throws WEB031 a value that cannot be kept */
  constructor(scope: Construct, id: string, { group, keep, neverShrink = false }: TargetTrackingProps) {
    super(scope, id);
    const policy = new AutoscalingPolicy(this, 'Resource', {
      provider: group.vpc.provider,
      name: this.node.path.replaceAll('/', '-'),
      autoscalingGroupName: group.groupName,
      policyType: 'TargetTrackingScaling',
      targetTrackingConfiguration: { ...this.tracked(keep), disableScaleIn: neverShrink },
    });
    this.policyArn = policy.arn;
  }

  private tracked(keep: TrackedMetric): AutoscalingPolicyTargetTrackingConfiguration {
    if ('cpuPercent' in keep) {
      checkRange('WEB031', 'CPU percentage', keep.cpuPercent, [1, 100], this);
      return {
        targetValue: keep.cpuPercent,
        predefinedMetricSpecification: { predefinedMetricType: 'ASGAverageCPUUtilization' },
      };
    }
    if ('requestsPerTarget' in keep) {
      checkRange('WEB031', 'number of requests per target', keep.requestsPerTarget, [1, 1_000_000_000], this);
      const resourceLabel = `${keep.loadBalancer.loadBalancerArnSuffix}/${keep.targetGroup.targetGroupArnSuffix}`;
      return {
        targetValue: keep.requestsPerTarget,
        predefinedMetricSpecification: { predefinedMetricType: 'ALBRequestCountPerTarget', resourceLabel },
      };
    }
    const { namespace, name, dimensions = {} } = keep.metric;
    return {
      targetValue: keep.value,
      customizedMetricSpecification: {
        namespace,
        metricName: name,
        statistic: keep.statistic,
        metricDimension: Object.entries(dimensions).map(([key, value]) => ({ name: key, value })),
      },
    };
  }
}

export interface ScheduleProps {
  readonly group: AutoScalingGroup;
  /** Five fields of cron: minute, hour, day of month, month, day of week. */
  readonly cron: string;
  /** IANA time zone. @default 'UTC' */
  readonly timeZone?: string;
  readonly size: { readonly min: number; readonly max: number };
}

/**
 * Sizes by the clock.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html
 */
export class Schedule extends Construct {
  /** @throws WEB030 the sizes; WEB032 no cron expression */
  constructor(scope: Construct, id: string, { group, cron, timeZone = 'UTC', size }: ScheduleProps) {
    super(scope, id);
    if (!/^(\S+\s+){4}\S+$/.test(cron)) {
      throw new WebError('WEB032', this, {
        problem: 'this is no schedule',
        got: cron,
        allowed: 'five fields, e.g. 0 8 * * MON-FRI',
        fix: 'correct it',
      });
    }
    checkRange('WEB030', 'smallest size', size.min, [0, size.max], this);
    new AutoscalingSchedule(this, 'Resource', {
      provider: group.vpc.provider,
      scheduledActionName: id.toLowerCase(),
      autoscalingGroupName: group.groupName,
      recurrence: cron,
      timeZone,
      minSize: size.min,
      maxSize: size.max,
      desiredCapacity: -1,
    });
  }
}
