import { Instance } from '@cdktf/provider-aws/lib/instance';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { VpnAppliancePair } from '@landbridge/hybrid';
import { Peer, Port, SecurityGroup, Vpc } from '@landbridge/network-core';
import { App, TerraformStack } from 'cdktf';

/** VPN routers on EC2 in two zones, where the other end wants what AWS's VPN does not do. */
export function build(app: App): void {
  const stack = new TerraformStack(app, 'appliance');
  new AwsProvider(stack, 'Aws', { region: 'eu-west-1', allowedAccountIds: ['111111111111'] });
  const vpc = new Vpc(stack, 'Vpc', {
    name: 'cloud',
    account: '111111111111',
    region: 'eu-west-1',
    addresses: {
      cidr: '10.20.0.0/16',
      tiers: {
        public: { 'euw1-az1': { ipv4: '10.20.0.0/24' }, 'euw1-az2': { ipv4: '10.20.1.0/24' } },
        isolated: { 'euw1-az1': { ipv4: '10.20.16.0/20' }, 'euw1-az2': { ipv4: '10.20.32.0/20' } },
      },
    },
  });
  const edge = vpc.tier('public');
  const pair = new VpnAppliancePair(stack, 'Pair', {
    vpc,
    subnets: [edge.subnet('euw1-az1'), edge.subnet('euw1-az2')],
    addresses: ['10.20.0.10', '10.20.1.10'],
    imageId: 'ami-0123456789abcdef0',
    instanceType: 'c7g.large',
    peers: ['203.0.113.10'],
    prefixes: ['10.200.0.0/16'],
    routesFrom: [vpc.tier('isolated')],
  });

  const group = new SecurityGroup(stack, 'Group', { vpc, name: 'server' });
  group.connections.allowToAddresses(Peer.cidr('10.200.0.0/16'), Port.tcp(443));
  pair.connections.allowFrom(group, Port.tcp(443));
  new Instance(stack, 'Server', {
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
