import { Lb, type LbConfig } from '@cdktf/provider-aws/lib/lb';
import {
  SecurityGroup,
  type Connections,
  type IConnectable,
  type ISubnet,
  type IVpc,
} from '@landbridge/network-core';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { checkRange, WebError } from '../errors';
import type { LoadBalancerScheme } from './subnets';

/** Where a load balancer writes; the bucket's policy has to let Elastic Load Balancing in. */
export interface LogDestination {
  readonly bucket: string;
  /** @default none */
  readonly prefix?: string;
}

export interface LoadBalancerProps {
  readonly vpc: IVpc;
  readonly scheme: LoadBalancerScheme;
  /** @default 'ipv4' */
  readonly addresses?: 'ipv4' | 'dualstack';
  /** Refuse deletion, by Terraform too. @default true */
  readonly deletionProtection?: boolean;
  /** Let an operator or AWS shift traffic away from a zone. @default true */
  readonly zonalShift?: boolean;
  /** @default none */
  readonly accessLogs?: LogDestination;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** What application and network load balancers have in common. AWS generates the name, so that two never collide. */
export abstract class LoadBalancer extends Construct implements IConnectable {
  readonly loadBalancerArn: string;
  /** Part of the ARN that CloudWatch uses as a dimension. */
  readonly loadBalancerArnSuffix: string;
  /** For alias records. */
  readonly dnsName: string;
  /** For alias records. */
  readonly dnsZoneId: string;
  readonly vpc: IVpc;
  readonly scheme: LoadBalancerScheme;
  readonly connections: Connections;
  readonly securityGroupId: string;
  /** What stands once the load balancer does, its addresses among it. */
  readonly ready: ITerraformDependable;
  private readonly ports = new Map<string, string>();

  protected constructor(
    scope: Construct,
    id: string,
    props: LoadBalancerProps,
    subnets: (place: Construct) => readonly ISubnet[],
    specific: (subnets: readonly ISubnet[]) => Partial<LbConfig>,
  ) {
    super(scope, id);
    const { vpc, accessLogs } = props;
    const stands = subnets(this);
    this.vpc = vpc;
    this.scheme = props.scheme;
    const group = new SecurityGroup(this, 'Group', {
      vpc,
      name: this.node.path.replaceAll('/', '-'),
      tags: props.tags,
    });
    this.connections = group.connections;
    this.securityGroupId = group.securityGroupId;
    const lb = new Lb(this, 'Resource', {
      provider: vpc.provider,
      internal: props.scheme === 'internal',
      ipAddressType: props.addresses ?? 'ipv4',
      securityGroups: [group.securityGroupId],
      enableDeletionProtection: props.deletionProtection ?? true,
      enableZonalShift: props.zonalShift ?? true,
      accessLogs: accessLogs && { enabled: true, bucket: accessLogs.bucket, prefix: accessLogs.prefix },
      tags: { ...props.tags, Name: this.node.path },
      lifecycle: { createBeforeDestroy: true },
      ...specific(stands),
    });
    this.ready = lb;
    this.loadBalancerArn = lb.arn;
    this.loadBalancerArnSuffix = lb.arnSuffix;
    this.dnsName = lb.dnsName;
    this.dnsZoneId = lb.zoneId;
  }

  /** @throws WEB003 the port is none, or taken */
  protected takePort(port: number, transport: 'tcp' | 'udp', place: Construct): void {
    checkRange('WEB003', 'port', port, [1, 65_535], place);
    const key = `${transport} ${port}`;
    const other = this.ports.get(key);
    if (other === undefined) {
      this.ports.set(key, place.node.path);
      return;
    }
    throw new WebError('WEB003', place, {
      problem: 'a port has one listener',
      got: key,
      allowed: `only ${other}`,
      fix: 'add a rule to that listener, or choose another port',
    });
  }
}
