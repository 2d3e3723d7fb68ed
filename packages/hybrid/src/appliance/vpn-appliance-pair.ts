import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { Eip } from '@cdktf/provider-aws/lib/eip';
import { EipAssociation } from '@cdktf/provider-aws/lib/eip-association';
import { IamInstanceProfile } from '@cdktf/provider-aws/lib/iam-instance-profile';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { Instance } from '@cdktf/provider-aws/lib/instance';
import { NetworkInterface } from '@cdktf/provider-aws/lib/network-interface';
import { Route } from '@cdktf/provider-aws/lib/route';
import {
  Peer,
  Port,
  SecurityGroup,
  type Connections,
  type IConnectable,
  type ISubnet,
  type ITier,
  type IVpc,
} from '@landbridge/network-core';
import { Construct } from 'constructs';
import { HybridError } from '../errors';
import { failoverScript } from './failover-script';

export interface VpnAppliancePairProps {
  readonly vpc: IVpc;
  /** Public subnets of two zones: the first zone is active, the second takes over. */
  readonly subnets: readonly [ISubnet, ISubnet];
  /** Fixed private address of each appliance, in its subnet. */
  readonly addresses: readonly [string, string];
  readonly imageId: string;
  readonly instanceType: string;
  /** Addresses of the routers at the other end. */
  readonly peers: readonly [string, ...string[]];
  /** Blocks behind the VPN; tables of `routesFrom` lead there through the active appliance. */
  readonly prefixes: readonly [string, ...string[]];
  readonly routesFrom: readonly ITier[];
  /**
   * Shell commands that set up the VPN itself, run once when an appliance is made, e.g. fetching its configuration from Parameter
   * Store. User data can be read on the appliance: keep keys where `policies` lets it fetch them.
   *
   * @default none: Libreswan is installed and has no connection
   */
  readonly setup?: string;
  /** ARNs of further policies of the appliances' role. @default none */
  readonly policies?: Readonly<Record<string, string>>;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Instances that recover are alarmed after so many minutes. */
const RECOVERY_MINUTES = 2;

/**
 * Two VPN routers on EC2 in two zones. They forward (no source/destination check), recover by themselves on failing
 * hardware, and the second takes the routes when the first is silent. Reached by Systems Manager, not by SSH.
 *
 * @see https://docs.aws.amazon.com/whitepapers/latest/aws-vpc-connectivity-options/software-vpn.html
 */
export class VpnAppliancePair extends Construct implements IConnectable {
  readonly connections: Connections;
  /** Instance ids, active first. */
  readonly instanceIds: readonly [string, string];
  /** Public addresses, active first. */
  readonly publicAddresses: readonly [string, string];

  /** @throws HYB030 not two zones of the VPC */
  constructor(scope: Construct, id: string, props: VpnAppliancePairProps) {
    super(scope, id);
    const { vpc, subnets, routesFrom } = props;
    this.check(props);
    const { provider } = vpc;
    const group = new SecurityGroup(this, 'Group', {
      vpc,
      name: this.node.path.replaceAll('/', '-'),
      tags: props.tags,
    });
    this.connections = group.connections;
    this.open(props);
    const tables = routesFrom.flatMap((tier) =>
      [...tier.subnets.values()].map(({ routeTableId }) => routeTableId),
    );
    const profile = this.profile(vpc, tables, props.policies ?? {});
    const interfaces = subnets.map((subnet, index) => {
      const place = new Construct(this, subnet.zone);
      return new NetworkInterface(place, 'Interface', {
        provider,
        subnetId: subnet.subnetId,
        privateIps: [props.addresses[index] ?? ''],
        securityGroups: [group.securityGroupId],
        sourceDestCheck: false,
        tags: { ...props.tags, Name: place.node.path },
      });
    });
    const made = interfaces.map((networkInterface, index) => {
      const place = networkInterface.node.scope as Construct;
      const twin = props.addresses[1 - index] ?? '';
      const instance = new Instance(place, 'Resource', {
        provider,
        ami: props.imageId,
        instanceType: props.instanceType,
        networkInterface: [{ deviceIndex: 0, networkInterfaceId: networkInterface.id }],
        iamInstanceProfile: profile,
        userData: failoverScript({
          region: vpc.region,
          twin,
          tables,
          blocks: props.prefixes,
          setup: props.setup ?? '',
        }),
        metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required' },
        rootBlockDevice: { encrypted: true },
        tags: { ...props.tags, Name: place.node.path },
      });
      const address = new Eip(place, 'Address', {
        provider,
        domain: 'vpc',
        tags: { ...props.tags, Name: place.node.path },
      });
      new EipAssociation(place, 'AddressAssociation', {
        provider,
        allocationId: address.allocationId,
        networkInterfaceId: networkInterface.id,
      });
      this.recovery(place, vpc, instance.id);
      return { instanceId: instance.id, publicAddress: address.publicIp };
    });
    this.instanceIds = [made[0]!.instanceId, made[1]!.instanceId];
    this.publicAddresses = [made[0]!.publicAddress, made[1]!.publicAddress];
    this.routes(props, interfaces[0]!);
  }

  /** Routes begin at the active appliance; who holds them later is the appliances' business, not Terraform's. */
  private routes({ vpc, routesFrom, prefixes }: VpnAppliancePairProps, active: NetworkInterface): void {
    const routes = new Construct(this, 'Routes');
    for (const tier of routesFrom) {
      const place = new Construct(routes, tier.name);
      for (const [zone, { routeTableId }] of tier.subnets) {
        const table = new Construct(place, zone);
        for (const prefix of prefixes) {
          new Route(table, prefix, {
            provider: vpc.provider,
            routeTableId,
            destinationCidrBlock: prefix,
            networkInterfaceId: active.id,
            lifecycle: { ignoreChanges: ['network_interface_id'] },
          });
        }
      }
    }
  }

  private open({ peers, addresses }: VpnAppliancePairProps): void {
    const routers = peers.map((peer) => Peer.cidr(`${peer}/32`));
    for (const port of [Port.udp(500), Port.udp(4500), Port.protocol(50)]) {
      this.connections.allowFromAddresses(routers, port);
      this.connections.allowToAddresses(routers, port);
    }
    const twins = addresses.map((address) => Peer.cidr(`${address}/32`));
    this.connections.allowFromAddresses(twins, Port.ping());
    this.connections.allowToAddresses(twins, Port.ping());
    // Packages, Systems Manager and the EC2 API.
    this.connections.allowToAddresses(Peer.anyIpv4(), Port.tcp(443));
  }

  private profile(vpc: IVpc, tables: readonly string[], policies: Readonly<Record<string, string>>): string {
    const { provider } = vpc;
    const role = new IamRole(this, 'Role', {
      provider,
      namePrefix: 'vpn-appliance-',
      assumeRolePolicy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
        ],
      }),
    });
    new IamRolePolicyAttachment(this, 'SystemsManager', {
      provider,
      role: role.name,
      policyArn: 'arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore',
    });
    const more = new Construct(this, 'Policies');
    for (const [key, policyArn] of Object.entries(policies))
      new IamRolePolicyAttachment(more, key, { provider, role: role.name, policyArn });
    new IamRolePolicy(this, 'TakeRoutes', {
      provider,
      role: role.name,
      policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'ec2:ReplaceRoute',
            Resource: tables.map((table) => `arn:aws:ec2:${vpc.region}:${vpc.account}:route-table/${table}`),
          },
        ],
      }),
    });
    return new IamInstanceProfile(this, 'Profile', { provider, role: role.name }).name;
  }

  private recovery(place: Construct, vpc: IVpc, instanceId: string): void {
    new CloudwatchMetricAlarm(place, 'Recovery', {
      provider: vpc.provider,
      alarmName: `${place.node.path.replaceAll('/', '-')}-recovery`,
      namespace: 'AWS/EC2',
      metricName: 'StatusCheckFailed_System',
      statistic: 'Maximum',
      period: 60,
      evaluationPeriods: RECOVERY_MINUTES,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 0,
      dimensions: { InstanceId: instanceId },
      alarmActions: [`arn:aws:automate:${vpc.region}:ec2:recover`],
    });
  }

  private check({ vpc, subnets }: VpnAppliancePairProps): void {
    const [a, b] = subnets;
    if (a.vpc === vpc && b.vpc === vpc && a.zone !== b.zone) return;
    throw new HybridError('HYB030', this, {
      problem: 'the appliances stand in two zones of the VPC',
      got: `${a.vpc.name}/${a.zone} and ${b.vpc.name}/${b.zone}`,
      allowed: `two zones of ${vpc.name}`,
      fix: 'pass a public subnet of each of two zones',
    });
  }
}
