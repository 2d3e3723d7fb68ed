import { Ec2TransitGateway } from '@cdktf/provider-aws/lib/ec2-transit-gateway';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Instance } from '@cdktf/provider-aws/lib/instance';
import {
  DedicatedPort,
  DirectConnectGateway,
  PortAlarms,
  PrivateInterface,
  TransitInterface,
  VirtualPrivateGateway,
} from '@landbridge/hybrid';
import { Peer, Port, SecurityGroup, Vpc } from '@landbridge/network-core';
import { App, TerraformStack } from 'cdktf';

const NETWORK = '111111111111';
const WORKLOAD = '222222222222';
const REGION = 'eu-west-1';

/**
 * One account has Direct Connect; a VPC of another account, and a transit gateway of that account, are reached through it. The
 * other account proposes each association, this one accepts it.
 */
export function build(app: App): void {
  const stack = new TerraformStack(app, 'two-accounts');
  const provider = new AwsProvider(stack, 'Aws', { region: REGION, allowedAccountIds: [NETWORK] });
  const workload = new AwsProvider(stack, 'Workload', {
    region: REGION,
    alias: 'workload',
    allowedAccountIds: [WORKLOAD],
  });
  const vpc = new Vpc(stack, 'Vpc', {
    name: 'workload',
    account: WORKLOAD,
    region: REGION,
    provider: workload,
    addresses: {
      cidr: '10.20.0.0/16',
      tiers: { isolated: { 'euw1-az1': { ipv4: '10.20.0.0/20' } } },
    },
  });
  const virtualPrivateGateway = new VirtualPrivateGateway(stack, 'VpcGateway', {
    vpc,
    asn: 64_600,
    propagateTo: [vpc.tier('isolated')],
    protect: false,
  });
  const hub = new Ec2TransitGateway(stack, 'Hub', { provider: workload, amazonSideAsn: 64_700 });

  // One Direct Connect gateway is for virtual private gateways, the other for transit gateways.
  const network = { account: NETWORK, provider };
  const vpcs = new DirectConnectGateway(stack, 'Vpcs', { ...network, name: 'vpcs' });
  vpcs.associate('vpc', { virtualPrivateGateway }, ['10.20.0.0/16'], WORKLOAD);
  const transitGateway = { id: hub.id, asn: 64_700, provider: workload };
  const hubs = new DirectConnectGateway(stack, 'Hubs', { ...network, name: 'hubs', asn: 64_514 });
  hubs.associate('hub', { transitGateway }, ['10.64.0.0/12'], WORKLOAD);

  const port = new DedicatedPort(stack, 'Port', {
    name: 'hq',
    location: 'EqDB2',
    bandwidth: '10Gbps',
    bundle: 2,
    provider,
  });
  new PortAlarms(stack, 'Alarms', { port });
  const session = { port, asn: 65_010, router: 'hq', advertises: ['10.200.0.0/16'] };
  new PrivateInterface(stack, 'Private', { ...session, name: 'hq-vpcs', to: { gateway: vpcs }, vlan: 101 });
  new TransitInterface(stack, 'Transit', { ...session, name: 'hq-hub', gateway: hubs, vlan: 102 });

  const group = new SecurityGroup(stack, 'Group', { vpc, name: 'server' });
  group.connections.allowFromAddresses(Peer.cidr('10.200.0.0/16'), Port.tcp(443));
  new Instance(stack, 'Server', {
    provider: workload,
    ami: 'ami-0123456789abcdef0',
    instanceType: 't3.micro',
    subnetId: vpc.tier('isolated').subnet('euw1-az1').subnetId,
    vpcSecurityGroupIds: [group.securityGroupId],
  });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
