import { LbTargetGroup, type LbTargetGroupConfig } from '@cdktf/provider-aws/lib/lb-target-group';
import { LbTargetGroupAttachment } from '@cdktf/provider-aws/lib/lb-target-group-attachment';
import { Port, type Connections, type IConnectable, type IVpc } from '@landbridge/network-core';
import { Construct } from 'constructs';
import { checkRange, WebError } from '../errors';
import { LONGEST_DRAINING_SECONDS, type Draining } from '../scaling/draining';
import { DEFAULT_TIMES, healthCheckArguments, type TargetHealthCheck } from './health-check';
import type { IInstanceFleet } from './itarget';

export interface TargetGroupProps {
  readonly vpc: IVpc;
  /** Port on which targets serve, unless a target says otherwise. */
  readonly port: number;
  readonly healthCheck: TargetHealthCheck;
  /** How long a leaving target finishes its work. @default 60 seconds */
  readonly draining?: Draining;
  /** When the whole group counts as unhealthy. @default AWS's own: no healthy target is left */
  readonly groupHealth?: GroupHealth;
  /** Send traffic to targets of other zones. @default as the load balancer does */
  readonly crossZone?: boolean;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Fewest healthy targets, as a count or in percent. */
export interface GroupHealth {
  /** Below this, DNS leaves the zone. @default 1 target */
  readonly dnsFailover?: HealthMinimum;
  /** Below this, traffic goes to unhealthy targets too. @default 1 target */
  readonly unhealthyRouting?: HealthMinimum;
}

export type HealthMinimum = { readonly count: number } | { readonly percent: number };

/** What is registered: its id as AWS knows it, and the group that guards it. */
export interface RegisteredTarget {
  /** Instance id or address. */
  readonly id: string;
  /** @default the group's port */
  readonly port?: number;
  /** Zone of an address outside the VPC: `all`. @default the zone of its subnet */
  readonly availabilityZone?: 'all';
}

/** What the kinds of target groups have in common. */
export abstract class TargetGroup extends Construct {
  readonly targetGroupArn: string;
  /** Part of the ARN that CloudWatch uses as a dimension. */
  readonly targetGroupArnSuffix: string;
  readonly vpc: IVpc;
  readonly port: number;
  readonly healthCheck: TargetHealthCheck;
  /** Seconds. */
  readonly deregistrationDelay: number;
  private readonly guards = new Set<IConnectable>();
  private sender: (Construct & IConnectable) | undefined;

  protected constructor(
    scope: Construct,
    id: string,
    props: TargetGroupProps,
    specific: Pick<LbTargetGroupConfig, 'protocol'> & Partial<LbTargetGroupConfig>,
  ) {
    super(scope, id);
    this.vpc = props.vpc;
    this.port = props.port;
    this.healthCheck = props.healthCheck;
    this.deregistrationDelay = props.draining?.seconds ?? 60;
    checkRange('WEB021', 'port', props.port, [1, 65_535], this);
    checkRange(
      'WEB021',
      'draining time in seconds',
      this.deregistrationDelay,
      [0, LONGEST_DRAINING_SECONDS],
      this,
    );
    const group = new LbTargetGroup(this, 'Resource', {
      provider: props.vpc.provider,
      vpcId: props.vpc.vpcId,
      port: props.port,
      deregistrationDelay: `${this.deregistrationDelay}`,
      healthCheck: healthCheckArguments(props.healthCheck, this),
      loadBalancingCrossZoneEnabled: props.crossZone === undefined ? undefined : `${props.crossZone}`,
      targetGroupHealth: props.groupHealth && groupHealthArguments(props.groupHealth),
      tags: { ...props.tags, Name: this.node.path },
      // AWS generates the name, so that a replacement can stand beside what it replaces.
      lifecycle: { createBeforeDestroy: true },
      ...specific,
    });
    this.targetGroupArn = group.arn;
    this.targetGroupArnSuffix = group.arnSuffix;
  }

  /** Registers a fleet: it joins and leaves by itself, and is open to the load balancer. */
  addFleet(fleet: IInstanceFleet): void {
    fleet.joinTargetGroup({
      key: this.node.path.replaceAll('/', '-'),
      targetGroupArn: this.targetGroupArn,
      deregistrationDelay: this.deregistrationDelay,
      healthCheckInterval: this.healthCheck.interval ?? DEFAULT_TIMES.interval,
      healthyThreshold: this.healthCheck.healthyThreshold ?? DEFAULT_TIMES.healthyThreshold,
    });
    this.guard(fleet);
  }

  /**
   * Registers one target by hand.
   *
   * @param guard what guards it; without one, its security group has to be opened elsewhere
   */
  addTarget(key: string, target: RegisteredTarget, guard?: IConnectable): void {
    new LbTargetGroupAttachment(this, key, {
      provider: this.vpc.provider,
      targetGroupArn: this.targetGroupArn,
      targetId: target.id,
      port: target.port,
      availabilityZone: target.availabilityZone,
    });
    if (guard) this.guard(guard);
  }

  /**
   * A load balancer sends here: its group may reach every target, those of later too, on traffic and health check port.
   *
   * @throws WEB022 another load balancer does already
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
   * @internal
   */
  sendFrom(loadBalancer: Construct & IConnectable): void {
    if (this.sender !== undefined && this.sender !== loadBalancer) {
      throw new WebError('WEB022', this, {
        problem: 'a target group stands behind one load balancer',
        got: loadBalancer.node.path,
        allowed: `only ${this.sender.node.path}`,
        fix: 'make a target group for each load balancer',
      });
    }
    if (this.sender === loadBalancer) return;
    this.sender = loadBalancer;
    for (const guard of this.guards) this.connect(loadBalancer.connections, guard);
  }

  private guard(guard: IConnectable): void {
    if (this.guards.has(guard)) return;
    this.guards.add(guard);
    if (this.sender) this.connect(this.sender.connections, guard);
  }

  private connect(sender: Connections, guard: IConnectable): void {
    for (const port of this.ports()) {
      sender.allowTo(
        guard,
        this.transport() === 'udp' && port === this.port ? Port.udp(port) : Port.tcp(port),
      );
      if (this.transport() === 'both' && port === this.port) sender.allowTo(guard, Port.udp(port));
    }
  }

  /** Protocol of the traffic below the load balancer's own. */
  protected transport(): 'tcp' | 'udp' | 'both' {
    return 'tcp';
  }

  private ports(): number[] {
    return [...new Set([this.port, this.healthCheck.port ?? this.port])];
  }
}

function groupHealthArguments({
  dnsFailover,
  unhealthyRouting,
}: GroupHealth): LbTargetGroupConfig['targetGroupHealth'] {
  return {
    dnsFailover: dnsFailover && {
      minimumHealthyTargetsCount: 'count' in dnsFailover ? `${dnsFailover.count}` : 'off',
      minimumHealthyTargetsPercentage: 'percent' in dnsFailover ? `${dnsFailover.percent}` : 'off',
    },
    unhealthyStateRouting: unhealthyRouting && {
      minimumHealthyTargetsCount: 'count' in unhealthyRouting ? unhealthyRouting.count : 1,
      minimumHealthyTargetsPercentage: 'percent' in unhealthyRouting ? `${unhealthyRouting.percent}` : 'off',
    },
  };
}
