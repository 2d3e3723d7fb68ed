import { Elb } from '@cdktf/provider-aws/lib/elb';
import { ElbAttachment } from '@cdktf/provider-aws/lib/elb-attachment';
import {
  Port,
  SecurityGroup,
  type Connections,
  type IConnectable,
  type ISubnet,
  type ITier,
  type IVpc,
} from '@landbridge/network-core';
import { Annotations } from 'cdktf';
import { Construct } from 'constructs';
import type { IInstanceFleet } from '../targets/itarget';
import { checkRange, WebError } from '../errors';
import type { LogDestination } from './load-balancer';
import { subnetsOf, type LoadBalancerScheme } from './subnets';

export interface ClassicLoadBalancerProps {
  readonly vpc: IVpc;
  readonly scheme: LoadBalancerScheme;
  readonly subnets: ITier | readonly ISubnet[];
  /** By load balancer port. */
  readonly listeners: Readonly<Record<number, ClassicListener>>;
  readonly healthCheck: ClassicHealthCheck;
  /** Seconds that a leaving instance finishes its requests, 1 to 3600; 0: not at all. @default 60 */
  readonly draining?: number;
  /** @default true */
  readonly crossZone?: boolean;
  /** Seconds after which a silent connection is closed, 1 to 4000. @default 60 */
  readonly idleTimeout?: number;
  /** @default none */
  readonly accessLogs?: LogDestination;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Protocols of one layer on both sides. */
export type ClassicListener = { readonly instancePort: number } & (
  | { readonly protocol: 'HTTP'; readonly instanceProtocol?: 'HTTP' | 'HTTPS' }
  | {
      readonly protocol: 'HTTPS';
      readonly instanceProtocol?: 'HTTP' | 'HTTPS';
      readonly certificateArn: string;
    }
  | { readonly protocol: 'TCP'; readonly instanceProtocol?: 'TCP' | 'SSL' }
  | { readonly protocol: 'SSL'; readonly instanceProtocol?: 'TCP' | 'SSL'; readonly certificateArn: string }
);

export type ClassicHealthCheck = {
  readonly port: number;
  /** Seconds between two checks, 5 to 300. @default 30 */
  readonly interval?: number;
  /** Checks in a row that make an instance healthy, 2 to 10. @default 3 */
  readonly healthyThreshold?: number;
  /** Checks in a row that make an instance unhealthy, 2 to 10. @default 3 */
  readonly unhealthyThreshold?: number;
} & ({ readonly protocol: 'TCP' | 'SSL' } | { readonly protocol: 'HTTP' | 'HTTPS'; readonly path: string });

/**
 * A classic load balancer, for what cannot move yet: AWS calls it the previous generation, and synthesis warns.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/introduction.html
 */
export class ClassicLoadBalancer extends Construct implements IConnectable {
  readonly loadBalancerName: string;
  readonly dnsName: string;
  readonly dnsZoneId: string;
  readonly connections: Connections;

  /** @throws WEB001, WEB002 the subnets; WEB003 the ports; WEB011 draining or idle timeout; WEB020 the health check */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: ClassicLoadBalancerProps,
  ) {
    super(scope, id);
    const { vpc, draining = 60, accessLogs } = props;
    const subnets = subnetsOf(props.subnets, vpc, props.scheme, 1, this);
    const listeners = Object.entries(props.listeners);
    this.check(props, listeners.length);
    const group = new SecurityGroup(this, 'Group', {
      vpc,
      name: this.node.path.replaceAll('/', '-'),
      tags: props.tags,
    });
    this.connections = group.connections;
    const elb = new Elb(this, 'Resource', {
      provider: vpc.provider,
      internal: props.scheme === 'internal',
      subnets: subnets.map(({ subnetId }) => subnetId),
      securityGroups: [group.securityGroupId],
      listener: listeners.map(([port, listener]) => ({
        lbPort: Number(port),
        lbProtocol: listener.protocol,
        instancePort: listener.instancePort,
        instanceProtocol: listener.instanceProtocol ?? plain(listener.protocol),
        sslCertificateId: 'certificateArn' in listener ? listener.certificateArn : undefined,
      })),
      healthCheck: healthCheckOf(props.healthCheck),
      connectionDraining: draining > 0,
      connectionDrainingTimeout: draining > 0 ? draining : undefined,
      crossZoneLoadBalancing: props.crossZone ?? true,
      idleTimeout: props.idleTimeout ?? 60,
      accessLogs: accessLogs && { enabled: true, bucket: accessLogs.bucket, bucketPrefix: accessLogs.prefix },
      tags: { ...props.tags, Name: this.node.path },
      lifecycle: { createBeforeDestroy: true },
    });
    this.loadBalancerName = elb.name;
    this.dnsName = elb.dnsName;
    this.dnsZoneId = elb.zoneId;
    Annotations.of(this).addWarning(
      'a classic load balancer is the previous generation; use ApplicationLoadBalancer or NetworkLoadBalancer',
    );
  }

  /** Registers a fleet: it joins and leaves by itself, as slowly as the load balancer drains. */
  addFleet(fleet: IInstanceFleet): void {
    const { draining = 60, healthCheck } = this.props;
    fleet.joinClassic({
      key: this.node.path.replaceAll('/', '-'),
      loadBalancerName: this.loadBalancerName,
      deregistrationDelay: draining,
      healthCheckInterval: healthCheck.interval ?? DEFAULT_INTERVAL,
      healthyThreshold: healthCheck.healthyThreshold ?? DEFAULT_THRESHOLD,
    });
    this.openTo(fleet);
  }

  /** Registers one instance by hand, and opens its security group to the load balancer. */
  addInstance(key: string, instanceId: string, guard: IConnectable): void {
    new ElbAttachment(this, key, {
      provider: this.props.vpc.provider,
      elb: this.loadBalancerName,
      instance: instanceId,
    });
    this.openTo(guard);
  }

  private openTo(guard: IConnectable): void {
    const listeners = Object.values(this.props.listeners).map(({ instancePort }) => instancePort);
    for (const port of new Set([...listeners, this.props.healthCheck.port]))
      this.connections.allowTo(guard, Port.tcp(port));
  }

  private check(props: ClassicLoadBalancerProps, listeners: number): void {
    for (const port of Object.keys(props.listeners))
      checkRange('WEB003', 'port', Number(port), [1, 65_535], this);
    checkRange('WEB011', 'draining time in seconds', props.draining ?? 60, [0, 3600], this);
    checkRange('WEB011', 'idle timeout in seconds', props.idleTimeout ?? 60, [1, 4000], this);
    const { interval = DEFAULT_INTERVAL, healthyThreshold = 3, unhealthyThreshold = 3 } = props.healthCheck;
    checkRange('WEB020', 'health check interval', interval, [5, 300], this);
    checkRange('WEB020', 'healthy threshold', healthyThreshold, [2, 10], this);
    checkRange('WEB020', 'unhealthy threshold', unhealthyThreshold, [2, 10], this);
    if (listeners > 0) return;
    throw new WebError('WEB003', this, {
      problem: 'a classic load balancer has a listener',
      got: '{}',
      allowed: 'one port at least',
      fix: 'add a listener',
    });
  }
}

const DEFAULT_INTERVAL = 30;
const DEFAULT_THRESHOLD = 3;

const plain = (protocol: ClassicListener['protocol']): string =>
  protocol === 'HTTPS' ? 'HTTP' : protocol === 'SSL' ? 'TCP' : protocol;

function healthCheckOf(check: ClassicHealthCheck): {
  target: string;
  interval: number;
  timeout: number;
  healthyThreshold: number;
  unhealthyThreshold: number;
} {
  const { interval = DEFAULT_INTERVAL } = check;
  const path = 'path' in check ? check.path : '';
  const timeout = Math.min(5, interval - 1);
  return {
    target: `${check.protocol}:${check.port}${path}`,
    interval,
    timeout,
    healthyThreshold: check.healthyThreshold ?? DEFAULT_THRESHOLD,
    unhealthyThreshold: check.unhealthyThreshold ?? DEFAULT_THRESHOLD,
  };
}
