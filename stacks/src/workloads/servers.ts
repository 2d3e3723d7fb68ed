import { Instance } from '@cdktf/provider-aws/lib/instance';
import { SecurityGroup, type Connections, type IConnectable, type ISubnet } from '@landbridge/network-core';
import { Construct } from 'constructs';

export interface ServersProps {
  /** Name tag, and name of its security group. */
  readonly name: string;
  /** Subnets by zone: one server in each. */
  readonly subnets: ReadonlyMap<string, ISubnet>;
  readonly imageId: string;
  /** @default 't3.medium' */
  readonly instanceType?: string;
}

/** Alike servers, one in each zone, guarded by one security group. Children are named by zone. */
export class Servers extends Construct implements IConnectable {
  readonly securityGroup: SecurityGroup;
  readonly connections: Connections;
  /** Private addresses, by zone. */
  readonly addresses: ReadonlyMap<string, string>;

  constructor(scope: Construct, id: string, props: ServersProps) {
    super(scope, id);
    const [first] = props.subnets.values();
    if (!first) throw new Error(`${this.node.path}: no subnets`);
    const { vpc } = first;
    this.securityGroup = new SecurityGroup(this, 'SecurityGroup', { vpc, name: props.name });
    this.connections = this.securityGroup.connections;
    const addresses = new Map<string, string>();
    for (const [zone, { subnetId }] of props.subnets) {
      const server = new Instance(this, zone, {
        provider: vpc.provider,
        ami: props.imageId,
        instanceType: props.instanceType ?? 't3.medium',
        subnetId,
        vpcSecurityGroupIds: [this.securityGroup.securityGroupId],
        metadataOptions: { httpTokens: 'required', httpEndpoint: 'enabled' },
        rootBlockDevice: { encrypted: true },
        // A newer image is rolled out by replacing servers on purpose, not by whoever plans next.
        lifecycle: { ignoreChanges: ['ami'] },
        tags: { Name: `${props.name}-${zone}` },
      });
      addresses.set(zone, server.privateIp);
    }
    this.addresses = addresses;
  }
}
