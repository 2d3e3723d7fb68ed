import { Route53HealthCheck } from '@cdktf/provider-aws/lib/route53-health-check';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { DnsError } from '../errors';
import type { IHealthCheck } from './ihealth-check';

export interface CalculatedHealthCheckProps {
  /** 1 to 256 other health checks. */
  readonly children: readonly IHealthCheck[];
  /** How many of them have to be healthy. */
  readonly needed: number | 'all' | 'any';
  /** @default false */
  readonly inverted?: boolean;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
  /** @default the stack's default provider */
  readonly provider?: TerraformProvider;
}

const MOST_CHILDREN = 256;

/**
 * Healthy while enough other health checks are.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-creating-values.html#health-checks-creating-values-calculated
 */
export class CalculatedHealthCheck extends Construct implements IHealthCheck {
  readonly healthCheckId: string;

  /** @throws DNS022 no child, more than 256, or a threshold that cannot be met */
  constructor(scope: Construct, id: string, props: CalculatedHealthCheckProps) {
    super(scope, id);
    const count = new Set(props.children).size;
    const needed = props.needed === 'all' ? count : props.needed === 'any' ? 1 : props.needed;
    const counts = count >= 1 && count <= MOST_CHILDREN;
    if (!counts || !Number.isInteger(needed) || needed < 1 || needed > count) {
      throw new DnsError('DNS022', this, {
        problem: 'the calculation cannot be met',
        got: `${needed} of ${count} different children`,
        allowed: `1 to ${MOST_CHILDREN} children, at least 1 and at most all of them needed`,
        fix: counts ? 'correct needed' : 'pass the children',
      });
    }
    const check = new Route53HealthCheck(this, 'Resource', {
      provider: props.provider,
      type: 'CALCULATED',
      childHealthchecks: props.children.map(({ healthCheckId }) => healthCheckId),
      childHealthThreshold: needed,
      invertHealthcheck: props.inverted,
      tags: { ...props.tags, Name: this.node.path },
    });
    this.healthCheckId = check.id;
  }
}
