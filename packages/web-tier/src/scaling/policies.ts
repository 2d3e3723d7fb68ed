import {
  AutoscalingPolicy,
  type AutoscalingPolicyTargetTrackingConfiguration,
} from '@cdktf/provider-aws/lib/autoscaling-policy';
import { AutoscalingSchedule } from '@cdktf/provider-aws/lib/autoscaling-schedule';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
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

export interface LatencyStepsProps {
  readonly group: AutoScalingGroup;
  readonly loadBalancer: LoadBalancer;
  /** Average response time of targets above which the group grows, in seconds. */
  readonly above: number;
  /** Instances to add by how many seconds the threshold is exceeded, rising from 0. */
  readonly steps: readonly { readonly exceededBy: number; readonly add: number }[];
}

/**
 * Grows in steps while answers are slow: the further from the threshold, the larger the step.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-simple-step.html
 */
export class LatencySteps extends Construct {
  /** @throws WEB031 steps that do not rise from 0 */
  constructor(scope: Construct, id: string, props: LatencyStepsProps) {
    super(scope, id);
    const { group, loadBalancer, steps } = props;
    this.check(steps);
    const { provider } = group.vpc;
    const policy = new AutoscalingPolicy(this, 'Resource', {
      provider,
      name: this.node.path.replaceAll('/', '-'),
      autoscalingGroupName: group.groupName,
      policyType: 'StepScaling',
      adjustmentType: 'ChangeInCapacity',
      metricAggregationType: 'Average',
      stepAdjustment: steps.map(({ exceededBy, add }, index) => ({
        metricIntervalLowerBound: `${exceededBy}`,
        metricIntervalUpperBound:
          steps[index + 1] === undefined ? undefined : `${steps[index + 1]?.exceededBy}`,
        scalingAdjustment: add,
      })),
    });
    new CloudwatchMetricAlarm(this, 'Slow', {
      provider,
      alarmName: `${this.node.path.replaceAll('/', '-')}-slow`,
      namespace: 'AWS/ApplicationELB',
      metricName: 'TargetResponseTime',
      statistic: 'Average',
      period: 60,
      evaluationPeriods: 2,
      threshold: props.above,
      comparisonOperator: 'GreaterThanThreshold',
      dimensions: { LoadBalancer: loadBalancer.loadBalancerArnSuffix },
      treatMissingData: 'notBreaching',
      alarmActions: [policy.arn],
    });
  }

  private check(steps: LatencyStepsProps['steps']): void {
    const rising = steps.every(({ exceededBy }, index) => exceededBy > (steps[index - 1]?.exceededBy ?? -1));
    if (steps[0]?.exceededBy === 0 && rising && steps.every(({ add }) => Number.isInteger(add) && add >= 1))
      return;
    throw new WebError('WEB031', this, {
      problem: 'steps begin at 0 and rise, each adding instances',
      got: JSON.stringify(steps),
      allowed: 'e.g. [{ exceededBy: 0, add: 1 }, { exceededBy: 1, add: 3 }]',
      fix: 'order the steps',
    });
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
