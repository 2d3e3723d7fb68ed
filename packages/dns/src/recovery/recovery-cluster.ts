import { Route53RecoverycontrolconfigCluster } from '@cdktf/provider-aws/lib/route53recoverycontrolconfig-cluster';
import { Route53RecoverycontrolconfigControlPanel } from '@cdktf/provider-aws/lib/route53recoverycontrolconfig-control-panel';
import { Route53RecoverycontrolconfigRoutingControl } from '@cdktf/provider-aws/lib/route53recoverycontrolconfig-routing-control';
import { Route53RecoverycontrolconfigSafetyRule } from '@cdktf/provider-aws/lib/route53recoverycontrolconfig-safety-rule';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { DnsError } from '../errors';
import { RoutingControlHealthCheck } from '../health/routing-control-health-check';

export interface RecoveryClusterProps {
  /** 1 to 64 characters; a cluster costs by the hour. */
  readonly name: string;
  /** Switches, e.g. one for each Region. */
  readonly controls: readonly [string, ...string[]];
  /** How many switches have to stay on, whatever an operator does. @default 1 */
  readonly keepOn?: number;
  /** Milliseconds after a change in which the rule waits. @default 5000 */
  readonly waitPeriodMs?: number;
  /** @default the stack's default provider */
  readonly provider?: TerraformProvider;
}

/**
 * Switches of Application Recovery Controller: an operator (or a runbook) turns a Region off, DNS follows by the health
 * checks, and a safety rule keeps the last one on.
 *
 * @see https://docs.aws.amazon.com/r53recovery/latest/dg/routing-control.html
 */
export class RecoveryCluster extends Construct {
  readonly clusterArn: string;
  /** By switch: for the records that it governs. */
  readonly healthChecks: ReadonlyMap<string, RoutingControlHealthCheck>;
  /** By switch: what a runbook turns. */
  readonly controlArns: ReadonlyMap<string, string>;

  /** @throws DNS060 more switches to keep on than there are */
  constructor(scope: Construct, id: string, props: RecoveryClusterProps) {
    super(scope, id);
    const { provider, name, controls, keepOn = 1 } = props;
    this.check(controls, keepOn);
    const cluster = new Route53RecoverycontrolconfigCluster(this, 'Resource', { provider, name });
    const panel = new Route53RecoverycontrolconfigControlPanel(this, 'Panel', {
      provider,
      name,
      clusterArn: cluster.arn,
    });
    const arns = new Map<string, string>();
    const checks = new Map<string, RoutingControlHealthCheck>();
    for (const key of controls) {
      const place = new Construct(this, key);
      const control = new Route53RecoverycontrolconfigRoutingControl(place, 'Resource', {
        provider,
        name: key,
        clusterArn: cluster.arn,
        controlPanelArn: panel.arn,
      });
      arns.set(key, control.arn);
      checks.set(
        key,
        new RoutingControlHealthCheck(place, 'Check', { provider, routingControlArn: control.arn }),
      );
    }
    new Route53RecoverycontrolconfigSafetyRule(this, 'Safety', {
      provider,
      name: `${name}-keep-${keepOn}-on`,
      controlPanelArn: panel.arn,
      assertedControls: [...arns.values()],
      waitPeriodMs: props.waitPeriodMs ?? 5000,
      ruleConfig: { inverted: false, threshold: keepOn, type: 'ATLEAST' },
    });
    this.clusterArn = cluster.arn;
    this.controlArns = arns;
    this.healthChecks = checks;
  }

  private check(controls: readonly string[], keepOn: number): void {
    const unique = new Set(controls).size;
    if (unique === controls.length && Number.isInteger(keepOn) && keepOn >= 1 && keepOn <= unique) return;
    throw new DnsError('DNS060', this, {
      problem: 'the safety rule cannot be kept',
      got: `${keepOn} of [${controls.join(', ')}]`,
      allowed: `different switches, and 1 to ${unique} of them on`,
      fix: 'correct keepOn or the list',
    });
  }
}
