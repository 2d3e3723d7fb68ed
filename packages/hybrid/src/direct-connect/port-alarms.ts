import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { Construct } from 'constructs';
import type { IDirectConnectPort } from './port';

export interface PortAlarmsProps {
  readonly port: IDirectConnectPort;
  /** Percent of the bandwidth, in either direction. @default 80 */
  readonly busyPercent?: number;
  /** ARN of an SNS topic. @default alarms without a listener */
  readonly topicArn?: string;
}

const BITS_PER_MEGABIT = 1_000_000;

/**
 * Alarms of a port: it is down, or busy in either direction.
 *
 * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/monitoring-cloudwatch.html
 */
export class PortAlarms extends Construct {
  constructor(scope: Construct, id: string, { port, busyPercent = 80, topicArn }: PortAlarmsProps) {
    super(scope, id);
    const actions = topicArn === undefined ? undefined : [topicArn];
    const common = {
      provider: port.provider,
      namespace: 'AWS/DX',
      period: 300,
      evaluationPeriods: 1,
      dimensions: { ConnectionId: port.connectionId },
      alarmActions: actions,
      okActions: actions,
    };
    new CloudwatchMetricAlarm(this, 'Down', {
      ...common,
      alarmName: `dx-${port.name}-down`,
      metricName: 'ConnectionState',
      statistic: 'Minimum',
      comparisonOperator: 'LessThanThreshold',
      threshold: 1,
      treatMissingData: 'breaching',
    });
    for (const direction of ['Ingress', 'Egress'] as const) {
      new CloudwatchMetricAlarm(this, `Busy${direction}`, {
        ...common,
        evaluationPeriods: 3,
        alarmName: `dx-${port.name}-busy-${direction.toLowerCase()}`,
        metricName: `ConnectionBps${direction}`,
        statistic: 'Average',
        comparisonOperator: 'GreaterThanThreshold',
        threshold: (port.mbps * BITS_PER_MEGABIT * busyPercent) / 100,
        treatMissingData: 'notBreaching',
      });
    }
  }
}
