import { Route53HealthCheck } from '@cdktf/provider-aws/lib/route53-health-check';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import type { IHealthCheck } from './ihealth-check';

export interface RoutingControlHealthCheckProps {
  readonly routingControlArn: string;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
  /** @default the stack's default provider */
  readonly provider?: TerraformProvider;
}

/**
 * Healthy while a routing control of Application Recovery Controller is on.
 *
 * @see https://docs.aws.amazon.com/r53recovery/latest/dg/routing-control.create-health-check.html
 */
export class RoutingControlHealthCheck extends Construct implements IHealthCheck {
  readonly healthCheckId: string;

  constructor(scope: Construct, id: string, props: RoutingControlHealthCheckProps) {
    super(scope, id);
    const check = new Route53HealthCheck(this, 'Resource', {
      provider: props.provider,
      type: 'RECOVERY_CONTROL',
      routingControlArn: props.routingControlArn,
      tags: { ...props.tags, Name: this.node.path },
    });
    this.healthCheckId = check.id;
  }
}
