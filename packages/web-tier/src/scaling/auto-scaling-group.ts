import { AutoscalingAttachment } from '@cdktf/provider-aws/lib/autoscaling-attachment';
import { AutoscalingGroup } from '@cdktf/provider-aws/lib/autoscaling-group';
import { AutoscalingLifecycleHook } from '@cdktf/provider-aws/lib/autoscaling-lifecycle-hook';
import {
  SecurityGroup,
  type Connections,
  type ISubnet,
  type ITier,
  type IVpc,
} from '@landbridge/network-core';
import { Lazy, type ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { checkRange, WebError } from '../errors';
import type { FleetClassic, FleetTargetGroup, IInstanceFleet } from '../targets/itarget';
import { drainingPlan } from './draining';
import { launchTemplate, type LaunchProps } from './launch';
import {
  checkWarmPool,
  hookArguments,
  refreshArguments,
  mixedArguments,
  type LifecycleHook,
  type MixedInstances,
  type Refresh,
  type WarmPool,
} from './fleet-options';

export interface AutoScalingGroupProps {
  readonly vpc: IVpc;
  /** Subnets of two zones at least. */
  readonly subnets: ITier | readonly ISubnet[];
  readonly launch: LaunchProps;
  /** Fewest and most instances. */
  readonly size: { readonly min: number; readonly max: number };
  /** Instances of other types and prices beside or instead of the launch template's. @default on demand, of one type */
  readonly mixed?: MixedInstances;
  /** What a change of the launch template does to running instances. @default rolling, 90 % stay in service */
  readonly refresh?: Refresh;
  /** Instances that wait, started already. @default none */
  readonly warmPool?: WarmPool;
  /** Pauses in the life of an instance, by a name of yours; the one that lets it drain is always there. @default none */
  readonly hooks?: Readonly<Record<string, LifecycleHook>>;
  /** Seconds until a new instance counts in metrics, 0 to 3600. @default 60 */
  readonly warmup?: number;
  /** What has to stand before the first instance starts. @default nothing */
  readonly after?: ITerraformDependable;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Instances in several zones, replaced when they fail or when the launch template changes. A leaving instance is let go
 * by the load balancer first.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/what-is-amazon-ec2-auto-scaling.html
 */
export class AutoScalingGroup extends Construct implements IInstanceFleet {
  readonly groupName: string;
  readonly groupArn: string;
  readonly vpc: IVpc;
  readonly connections: Connections;
  readonly securityGroupId: string;
  /** What sends to the fleet, and how slowly it is left. */
  private readonly senders: Pick<
    FleetTargetGroup,
    'deregistrationDelay' | 'healthCheckInterval' | 'healthyThreshold'
  >[] = [];
  private attachments: Construct | undefined;

  /** @throws WEB001 the subnets; WEB009 a secret; WEB030 fewer than two zones, or sizes; WEB031 warm-up, warm pool, hooks or shares */
  constructor(scope: Construct, id: string, props: AutoScalingGroupProps) {
    super(scope, id);
    const { vpc, size, warmPool } = props;
    const subnets = 'subnets' in props.subnets ? [...props.subnets.subnets.values()] : props.subnets;
    this.check(props, subnets);
    this.vpc = vpc;
    const tags = { ...props.tags, Name: this.node.path };
    const group = new SecurityGroup(this, 'Group', {
      vpc,
      name: this.node.path.replaceAll('/', '-'),
      tags: props.tags,
    });
    this.connections = group.connections;
    this.securityGroupId = group.securityGroupId;
    const template = launchTemplate(this, props.launch, {
      provider: vpc.provider,
      securityGroupId: group.securityGroupId,
      tags,
      hibernates: warmPool?.state === 'Hibernated',
    });
    const fleet = new AutoscalingGroup(this, 'Resource', {
      provider: vpc.provider,
      dependsOn: props.after && [props.after],
      minSize: size.min,
      maxSize: size.max,
      vpcZoneIdentifier: subnets.map(({ subnetId }) => subnetId),
      ...(props.mixed
        ? { mixedInstancesPolicy: mixedArguments(props.mixed, template, this), capacityRebalance: true }
        : {
            launchTemplate: {
              id: template.id,
              version: `\${${template.terraformResourceType}.${template.friendlyUniqueId}.latest_version}`,
            },
          }),
      healthCheckType: Lazy.stringValue({ produce: () => (this.senders.length > 0 ? 'ELB' : 'EC2') }),
      healthCheckGracePeriod: Lazy.numberValue({ produce: () => this.gracePeriod() }),
      defaultInstanceWarmup: props.warmup ?? 60,
      instanceRefresh: refreshArguments(props.refresh ?? { minHealthyPercent: 90 }, this),
      warmPool: warmPool && {
        poolState: warmPool.state ?? 'Stopped',
        minSize: warmPool.min,
        instanceReusePolicy: { reuseOnScaleIn: warmPool.reuse ?? false },
      },
      tag: Object.entries(tags).map(([key, value]) => ({ key, value, propagateAtLaunch: true })),
      // Desired capacity belongs to the scaling policies, not to Terraform.
      lifecycle: {
        createBeforeDestroy: true,
        ignoreChanges: ['desired_capacity', 'target_group_arns', 'load_balancers'],
      },
    });
    this.groupName = fleet.name;
    this.groupArn = fleet.arn;
    new AutoscalingLifecycleHook(this, 'Leaving', {
      provider: vpc.provider,
      name: 'leaving',
      autoscalingGroupName: this.groupName,
      lifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
      defaultResult: 'CONTINUE',
      heartbeatTimeout: Lazy.numberValue({ produce: () => this.hookTimeout() }),
    });
    const hooks = new Construct(this, 'Hooks');
    for (const [name, hook] of Object.entries(props.hooks ?? {})) {
      new AutoscalingLifecycleHook(hooks, name, {
        provider: vpc.provider,
        name,
        autoscalingGroupName: this.groupName,
        ...hookArguments(name, hook, this),
      });
    }
  }

  joinTargetGroup(group: FleetTargetGroup): void {
    this.senders.push(group);
    this.attachments ??= new Construct(this, 'TargetGroups');
    new AutoscalingAttachment(this.attachments, group.key, {
      provider: this.vpc.provider,
      autoscalingGroupName: this.groupName,
      lbTargetGroupArn: group.targetGroupArn,
      // Instances join a new target group before they leave the one that it replaces.
      lifecycle: { createBeforeDestroy: true },
    });
  }

  joinClassic(loadBalancer: FleetClassic): void {
    this.senders.push(loadBalancer);
    const folder =
      this.node.tryFindChild('ClassicLoadBalancers') ?? new Construct(this, 'ClassicLoadBalancers');
    new AutoscalingAttachment(folder as Construct, loadBalancer.key, {
      provider: this.vpc.provider,
      autoscalingGroupName: this.groupName,
      elb: loadBalancer.loadBalancerName,
      lifecycle: { createBeforeDestroy: true },
    });
  }

  private hookTimeout(): number {
    return Math.max(...this.plans().map(({ hookTimeout }) => hookTimeout), 30);
  }

  private gracePeriod(): number {
    return Math.max(...this.plans().map(({ gracePeriod }) => gracePeriod), 60);
  }

  private plans(): ReturnType<typeof drainingPlan>[] {
    return this.senders.map(({ deregistrationDelay, healthCheckInterval, healthyThreshold }) =>
      drainingPlan({ seconds: deregistrationDelay }, healthCheckInterval, healthyThreshold),
    );
  }

  private check(props: AutoScalingGroupProps, subnets: readonly ISubnet[]): void {
    const { vpc, size, warmup = 60 } = props;
    if (props.warmPool) checkWarmPool(props.warmPool, props, this);
    const zones = new Set(subnets.map(({ zone }) => zone));
    const foreign = subnets.find((subnet) => subnet.vpc !== vpc);
    if (zones.size < 2 || foreign) {
      throw new WebError('WEB030', this, {
        problem: 'a scaling group stands in two zones of its VPC at least',
        got: foreign ? `a subnet of ${foreign.vpc.name}` : `[${[...zones].join(', ')}]`,
        allowed: `two or more zones of ${vpc.name}`,
        fix: 'pass a tier of the VPC',
      });
    }
    checkRange('WEB030', 'smallest size', size.min, [0, size.max], this);
    checkRange('WEB030', 'largest size', size.max, [Math.max(size.min, 1), 10_000], this);
    checkRange('WEB031', 'warm-up in seconds', warmup, [0, 3600], this);
  }
}
