import { Instance } from '@cdktf/provider-aws/lib/instance';
import { Lb } from '@cdktf/provider-aws/lib/lb';
import { LbListener } from '@cdktf/provider-aws/lib/lb-listener';
import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group';
import { LbTargetGroupAttachment } from '@cdktf/provider-aws/lib/lb-target-group-attachment';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { VpcEndpointService } from '@cdktf/provider-aws/lib/vpc-endpoint-service';
import {
  Peer,
  Port,
  SecurityGroup,
  type Connections,
  type IConnectable,
  type ITier,
  type IVpc,
} from '@landbridge/network-core';
import { Construct } from 'constructs';
import { TransitError } from '../errors';
import type { IInspector } from './inspector';
import { ZonalEndpoints } from './zonal-endpoints';

/** GENEVE, RFC 8926. */
const GENEVE = 6081;

/** What appliances are made from. */
export interface ApplianceSettings {
  /** Image of the vendor. */
  readonly imageId: string;
  readonly instanceType: string;
  /**
   * How the load balancer asks whether an appliance is alive: an open TCP port, or an HTTP path.
   *
   * @default { port: 80 }
   */
  readonly health?: { readonly port: number; readonly path?: string };
  /**
   * Send flows to appliances of other zones as well. Keep it off where a zone has to stand alone.
   *
   * @default false
   */
  readonly crossZone?: boolean;
}

export interface ApplianceFleetProps extends ApplianceSettings {
  readonly vpc: IVpc;
  /** Tier of the endpoints; routes lead there. */
  readonly endpoints: ITier;
  /** Tier of the appliances, one in each zone. */
  readonly appliances: ITier;
  /**
   * Tags besides `Name`.
   *
   * @default none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Firewalls of any vendor behind a Gateway Load Balancer: one appliance and one endpoint in each zone.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/gateway/introduction.html
 */
export class ApplianceFleet extends Construct implements IInspector, IConnectable {
  readonly zones: readonly string[];
  /** Rules of the appliances' security group: GENEVE and health checks from the VPC are let in already. */
  readonly connections: Connections;
  private readonly inspector: IInspector;

  /** @throws TRN047 a zone with an endpoint has no appliance */
  constructor(scope: Construct, id: string, props: ApplianceFleetProps) {
    super(scope, id);
    const { vpc, endpoints, appliances, health = { port: 80 } } = props;
    this.checkZones(endpoints, appliances);
    const { provider } = vpc;
    const tags = { ...props.tags, Name: vpc.name };
    const balancer = new Lb(this, 'Resource', {
      provider,
      name: vpc.name,
      loadBalancerType: 'gateway',
      subnets: [...appliances.subnets.values()].map(({ subnetId }) => subnetId),
      enableCrossZoneLoadBalancing: props.crossZone ?? false,
      tags,
    });
    const targets = new LbTargetGroup(this, 'Targets', {
      provider,
      name: vpc.name,
      vpcId: vpc.vpcId,
      protocol: 'GENEVE',
      port: GENEVE,
      targetType: 'instance',
      healthCheck: {
        port: String(health.port),
        protocol: health.path === undefined ? 'TCP' : 'HTTP',
        path: health.path,
      },
      tags,
    });
    new LbListener(this, 'Listener', {
      provider,
      loadBalancerArn: balancer.arn,
      defaultAction: [{ type: 'forward', targetGroupArn: targets.arn }],
      tags,
    });
    this.connections = this.makeAppliances(props, targets.arn, health.port);
    const service = new VpcEndpointService(this, 'Service', {
      provider,
      acceptanceRequired: false,
      gatewayLoadBalancerArns: [balancer.arn],
      tags,
    });
    this.inspector = new ZonalEndpoints(this, this.makeEndpoints(props, service.serviceName));
    this.zones = this.inspector.zones;
  }

  endpointId(zone: string): string {
    return this.inspector.endpointId(zone);
  }

  private makeAppliances(
    props: ApplianceFleetProps,
    targetGroupArn: string,
    healthPort: number,
  ): Connections {
    const { vpc } = props;
    const group = new SecurityGroup(this, 'Group', { vpc, name: `${vpc.name}-appliances`, tags: props.tags });
    group.connections.allowFromAddresses(Peer.vpc(vpc), Port.udp(GENEVE), 'GENEVE');
    group.connections.allowFromAddresses(Peer.vpc(vpc), Port.tcp(healthPort), 'health checks');
    const folder = new Construct(this, 'Appliances');
    for (const [zone, { subnetId }] of props.appliances.subnets) {
      const place = new Construct(folder, zone);
      const appliance = new Instance(place, 'Resource', {
        provider: vpc.provider,
        ami: props.imageId,
        instanceType: props.instanceType,
        subnetId,
        sourceDestCheck: false,
        vpcSecurityGroupIds: [group.securityGroupId],
        metadataOptions: { httpTokens: 'required', httpEndpoint: 'enabled' },
        tags: { ...props.tags, Name: `${vpc.name}-${zone}` },
      });
      new LbTargetGroupAttachment(place, 'Target', {
        provider: vpc.provider,
        targetGroupArn,
        targetId: appliance.id,
      });
    }
    return group.connections;
  }

  private makeEndpoints(
    { vpc, endpoints, tags }: ApplianceFleetProps,
    serviceName: string,
  ): Map<string, string> {
    const folder = new Construct(this, 'Endpoints');
    return new Map(
      [...endpoints.subnets].map(([zone, { subnetId }]) => {
        const endpoint = new VpcEndpoint(folder, zone, {
          provider: vpc.provider,
          vpcId: vpc.vpcId,
          vpcEndpointType: 'GatewayLoadBalancer',
          serviceName,
          subnetIds: [subnetId],
          tags: { ...tags, Name: `${vpc.name}-${zone}` },
        });
        return [zone, endpoint.id];
      }),
    );
  }

  private checkZones(endpoints: ITier, appliances: ITier): void {
    const missing = [...endpoints.subnets.keys()].find((zone) => !appliances.subnets.has(zone));
    if (missing === undefined) return;
    throw new TransitError('TRN047', this, {
      problem: 'a zone has an endpoint and no appliance',
      got: missing,
      allowed: [...appliances.subnets.keys()].join(', '),
      fix: `add ${missing} to tier ${appliances.name}`,
    });
  }
}
