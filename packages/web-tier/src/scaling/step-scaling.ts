import { AutoscalingPolicy } from '@cdktf/provider-aws/lib/autoscaling-policy';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { Construct } from 'constructs';
import { checkRange } from '../errors';
import type { LoadBalancer } from '../load-balancer/load-balancer';
import type { AutoScalingGroup } from './auto-scaling-group';
import { stepAdjustments, type Step } from './steps';

/** What is watched. */
export type StepMetric =
  /** Response time of targets, in seconds. */
  | { readonly latencyOf: LoadBalancer }
  /** Requests in a minute. */
  | { readonly requestsOf: LoadBalancer }
  /** Processor load of the group's instances, in percent. */
  | { readonly processor: true }
  | {
      readonly namespace: string;
      readonly name: string;
      readonly dimensions?: Readonly<Record<string, string>>;
      readonly statistic: 'Average' | 'Minimum' | 'Maximum' | 'SampleCount' | 'Sum';
    };

export interface StepScalingProps {
  readonly group: AutoScalingGroup;
  readonly metric: StepMetric;
  /** Threshold, and on which side of it the group changes. */
  readonly when: { readonly above: number } | { readonly below: number };
  /** By how far the metric is beyond the threshold, rising from 0. */
  readonly steps: readonly Step[];
  /** Minutes in a row that it has to be so, 1 to 60. @default 2 */
  readonly minutes?: number;
}

/**
 * Changes the size in steps: the further a metric is from its threshold, the larger the step.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-simple-step.html
 */
export class StepScaling extends Construct {
  readonly policyArn: string;

  /** @throws WEB031 steps that do not rise from 0, that change nothing or both ways, or minutes out of range */
  constructor(scope: Construct, id: string, props: StepScalingProps) {
    super(scope, id);
    const { group, when, minutes = 2 } = props;
    checkRange('WEB031', 'time in minutes', minutes, [1, 60], this);
    const above = 'above' in when;
    const { provider } = group.vpc;
    const name = this.node.path.replaceAll('/', '-');
    const policy = new AutoscalingPolicy(this, 'Resource', {
      provider,
      name,
      autoscalingGroupName: group.groupName,
      policyType: 'StepScaling',
      adjustmentType: 'ChangeInCapacity',
      metricAggregationType: 'Average',
      stepAdjustment: stepAdjustments(props.steps, above ? 'above' : 'below', this),
    });
    this.policyArn = policy.arn;
    new CloudwatchMetricAlarm(this, 'Alarm', {
      provider,
      alarmName: name,
      ...metricArguments(props.metric, group),
      period: 60,
      evaluationPeriods: minutes,
      threshold: above ? when.above : when.below,
      comparisonOperator: above ? 'GreaterThanThreshold' : 'LessThanThreshold',
      treatMissingData: 'notBreaching',
      alarmActions: [policy.arn],
    });
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

/** Grows in steps while answers are slow: {@link StepScaling} by the response time. */
export class LatencySteps extends StepScaling {
  /** @throws WEB031 steps that do not rise from 0 */
  constructor(scope: Construct, id: string, { group, loadBalancer, above, steps }: LatencyStepsProps) {
    super(scope, id, {
      group,
      metric: { latencyOf: loadBalancer },
      when: { above },
      steps: steps.map(({ exceededBy, add }) => ({ beyondBy: exceededBy, change: add })),
    });
  }
}

function metricArguments(
  metric: StepMetric,
  group: AutoScalingGroup,
): { namespace: string; metricName: string; statistic: string; dimensions?: Record<string, string> } {
  if ('processor' in metric) {
    const dimensions = { AutoScalingGroupName: group.groupName };
    return { namespace: 'AWS/EC2', metricName: 'CPUUtilization', statistic: 'Average', dimensions };
  }
  if ('namespace' in metric) {
    const { namespace, name, statistic, dimensions } = metric;
    return { namespace, metricName: name, statistic, ...(dimensions && { dimensions: { ...dimensions } }) };
  }
  const latency = 'latencyOf' in metric;
  const { loadBalancerArnSuffix } = latency ? metric.latencyOf : metric.requestsOf;
  return {
    namespace: 'AWS/ApplicationELB',
    metricName: latency ? 'TargetResponseTime' : 'RequestCount',
    statistic: latency ? 'Average' : 'Sum',
    dimensions: { LoadBalancer: loadBalancerArnSuffix },
  };
}
