import { CloudwatchDashboard } from '@cdktf/provider-aws/lib/cloudwatch-dashboard';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import { partitionOf } from '@landbridge/network-core';
import { Construct } from 'constructs';
import { WebError } from '../errors';
import type { ApplicationLoadBalancer } from '../load-balancer/application-load-balancer';
import type { TargetGroup } from '../targets/target-group';
import { dashboardOf } from './dashboard';

export interface WebAlarmsProps {
  readonly loadBalancer: ApplicationLoadBalancer;
  /** By a name of yours. */
  readonly targetGroups: Readonly<Record<string, TargetGroup>>;
  /** Answers with a 5xx status in five minutes. @default 10 */
  readonly errors?: number;
  /** 99th percentile of the response time in seconds. @default 1 */
  readonly latency?: number;
  /** ARN of an SNS topic that hears of alarms. @default a topic of its own, encrypted by a key of its own */
  readonly topicArn?: string;
  /** Mail addresses that subscribe to the topic of its own; each has to confirm. @default none */
  readonly subscribers?: readonly string[];
}

/**
 * Alarms of a web tier: errors, latency, unhealthy hosts, rejected connections; and a dashboard with all of them.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
export class WebAlarms extends Construct {
  readonly topicArn: string;
  /** By what they watch. */
  readonly alarmNames: ReadonlyMap<string, string>;

  /** @throws WEB040 a threshold that is not above 0 */
  constructor(scope: Construct, id: string, props: WebAlarmsProps) {
    super(scope, id);
    const { loadBalancer, errors = 10, latency = 1 } = props;
    for (const [what, value] of Object.entries({ errors, latency })) this.check(what, value);
    const { provider, region } = loadBalancer.vpc;
    const name = this.node.path.replaceAll('/', '-');
    this.topicArn = props.topicArn ?? this.makeTopic(name, props);
    const names = new Map<string, string>();
    const alarm = (key: string, place: Construct, metric: AlarmMetric): void => {
      const alarmName = `${name}-${key}`;
      new CloudwatchMetricAlarm(place, 'Resource', {
        provider,
        alarmName,
        namespace: 'AWS/ApplicationELB',
        period: 60,
        evaluationPeriods: 5,
        comparisonOperator: 'GreaterThanThreshold',
        treatMissingData: 'notBreaching',
        alarmActions: [this.topicArn],
        okActions: [this.topicArn],
        ...metric,
      });
      names.set(key, alarmName);
    };
    const whole = { LoadBalancer: loadBalancer.loadBalancerArnSuffix };
    const sum = { statistic: 'Sum', dimensions: whole, period: 300, evaluationPeriods: 1 };
    alarm('errors', new Construct(this, 'Errors'), {
      ...sum,
      metricName: 'HTTPCode_Target_5XX_Count',
      threshold: errors,
    });
    alarm('own-errors', new Construct(this, 'OwnErrors'), {
      ...sum,
      metricName: 'HTTPCode_ELB_5XX_Count',
      threshold: errors,
    });
    alarm('rejected', new Construct(this, 'Rejected'), {
      ...sum,
      metricName: 'RejectedConnectionCount',
      threshold: 0,
    });
    alarm('latency', new Construct(this, 'Latency'), {
      extendedStatistic: 'p99',
      dimensions: whole,
      metricName: 'TargetResponseTime',
      threshold: latency,
    });
    const unhealthy = new Construct(this, 'Unhealthy');
    for (const [key, group] of Object.entries(props.targetGroups)) {
      const dimensions = { ...whole, TargetGroup: group.targetGroupArnSuffix };
      const place = new Construct(unhealthy, key);
      alarm(`unhealthy-${key}`, place, {
        statistic: 'Maximum',
        dimensions,
        metricName: 'UnHealthyHostCount',
        threshold: 0,
      });
    }
    this.alarmNames = names;
    const groups = Object.values(props.targetGroups).map(({ targetGroupArnSuffix }) => targetGroupArnSuffix);
    new CloudwatchDashboard(this, 'Dashboard', {
      provider,
      dashboardName: name,
      dashboardBody: JSON.stringify(dashboardOf(loadBalancer.loadBalancerArnSuffix, groups, region)),
    });
  }

  /** CloudWatch may not use AWS's own key of SNS: what it says to a topic encrypted by that one is lost. */
  private makeTopic(name: string, { loadBalancer, subscribers = [] }: WebAlarmsProps): string {
    const { provider, account, region } = loadBalancer.vpc;
    const key = new KmsKey(this, 'Key', {
      provider,
      description: `Topic ${name}`,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: JSON.stringify(topicKeyPolicy(account, region)),
    });
    const topic = new SnsTopic(this, 'Topic', { provider, name, kmsMasterKeyId: key.arn });
    const folder = new Construct(this, 'Subscribers');
    for (const endpoint of subscribers) {
      new SnsTopicSubscription(folder, endpoint, {
        provider,
        topicArn: topic.arn,
        protocol: 'email',
        endpoint,
      });
    }
    return topic.arn;
  }

  private check(what: string, value: number): void {
    if (Number.isFinite(value) && value > 0) return;
    throw new WebError('WEB040', this, {
      problem: `the threshold of ${what} is out of range`,
      got: `${value}`,
      allowed: 'more than 0',
      fix: 'correct it',
    });
  }
}

/** @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html */
function topicKeyPolicy(account: string, region: string): object {
  const arn = `arn:${partitionOf(region)}`;
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'Administer',
        Effect: 'Allow',
        Principal: { AWS: `${arn}:iam::${account}:root` },
        Action: 'kms:*',
        Resource: '*',
      },
      {
        Sid: 'Alarms',
        Effect: 'Allow',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        Resource: '*',
        Condition: { StringEquals: { 'aws:SourceAccount': account } },
      },
    ],
  };
}

interface AlarmMetric {
  readonly metricName: string;
  readonly threshold: number;
  readonly dimensions: Record<string, string>;
  readonly statistic?: string;
  readonly extendedStatistic?: string;
  readonly period?: number;
  readonly evaluationPeriods?: number;
}
