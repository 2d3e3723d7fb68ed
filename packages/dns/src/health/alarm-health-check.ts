import { Route53HealthCheck } from '@cdktf/provider-aws/lib/route53-health-check';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import type { IHealthCheck } from './ihealth-check';

export interface AlarmHealthCheckProps {
  /** Name of a CloudWatch alarm of the same account, on a metric of standard resolution. */
  readonly alarmName: string;
  readonly alarmRegion: string;
  /** What the check says while the alarm has too little data. @default 'unhealthy' */
  readonly whenDataIsMissing?: 'healthy' | 'unhealthy' | 'last-known';
  /** @default false */
  readonly inverted?: boolean;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
  /** @default the stack's default provider */
  readonly provider?: TerraformProvider;
}

const STATUS = { healthy: 'Healthy', unhealthy: 'Unhealthy', 'last-known': 'LastKnownStatus' } as const;

/**
 * Healthy while a CloudWatch alarm is OK: the kind for private endpoints.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-private-hosted-zones.html
 */
export class AlarmHealthCheck extends Construct implements IHealthCheck {
  readonly healthCheckId: string;

  constructor(scope: Construct, id: string, props: AlarmHealthCheckProps) {
    super(scope, id);
    const check = new Route53HealthCheck(this, 'Resource', {
      provider: props.provider,
      type: 'CLOUDWATCH_METRIC',
      cloudwatchAlarmName: props.alarmName,
      cloudwatchAlarmRegion: props.alarmRegion,
      insufficientDataHealthStatus: STATUS[props.whenDataIsMissing ?? 'unhealthy'],
      invertHealthcheck: props.inverted,
      tags: { ...props.tags, Name: this.node.path },
    });
    this.healthCheckId = check.id;
  }
}
