import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';

export interface TunnelAlarmsProps {
  /** Part of the alarms' names. */
  readonly name: string;
  readonly vpnConnectionId: string;
  /** Outside addresses of AWS's side. */
  readonly tunnelAddresses: Readonly<Record<'tunnel1' | 'tunnel2', string>>;
  /** ARN of an SNS topic. @default alarms without a listener */
  readonly topicArn?: string;
  /** @default the stack's default provider */
  readonly provider: TerraformProvider | undefined;
}

/**
 * An alarm for each tunnel, and one for both: the first says that redundancy is gone, the other that the site is.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/monitoring-cloudwatch-vpn.html
 */
export class TunnelAlarms extends Construct {
  constructor(scope: Construct, id: string, props: TunnelAlarmsProps) {
    super(scope, id);
    const actions = props.topicArn === undefined ? undefined : [props.topicArn];
    const alarm = (key: string, dimensions: Record<string, string>, threshold: number): void => {
      new CloudwatchMetricAlarm(this, key, {
        provider: props.provider,
        alarmName: `vpn-${props.name}-${key}`,
        namespace: 'AWS/VPN',
        metricName: 'TunnelState',
        statistic: 'Maximum',
        period: 60,
        evaluationPeriods: 3,
        comparisonOperator: 'LessThanThreshold',
        threshold,
        treatMissingData: 'breaching',
        dimensions,
        alarmActions: actions,
        okActions: actions,
      });
    };
    for (const [key, address] of Object.entries(props.tunnelAddresses))
      alarm(key, { TunnelIpAddress: address }, 1);
    alarm('both', { VpnId: props.vpnConnectionId }, 0.5);
  }
}
