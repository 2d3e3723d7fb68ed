import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Peer, Port, SecurityGroup, Vpc } from '@landbridge/network-core';
import { ClassicLoadBalancer } from '@landbridge/web-tier';
import { Instance } from '@cdktf/provider-aws/lib/instance';
import { App, TerraformStack } from 'cdktf';

/** A classic load balancer in front of one instance, as a migration finds it. Synthesis warns of the previous generation. */
export function build(app: App): void {
  const stack = new TerraformStack(app, 'classic');
  new AwsProvider(stack, 'Aws', { region: 'eu-west-1', allowedAccountIds: ['111111111111'] });
  const vpc = new Vpc(stack, 'Vpc', {
    name: 'classic',
    account: '111111111111',
    region: 'eu-west-1',
    addresses: {
      cidr: '10.20.0.0/16',
      tiers: {
        public: { 'euw1-az1': { ipv4: '10.20.0.0/24' } },
        isolated: { 'euw1-az1': { ipv4: '10.20.16.0/20' } },
      },
    },
  });
  const front = new ClassicLoadBalancer(stack, 'Front', {
    vpc,
    scheme: 'internet-facing',
    subnets: vpc.tier('public'),
    listeners: { 80: { protocol: 'HTTP', instancePort: 8080 } },
    healthCheck: { protocol: 'HTTP', port: 8080, path: '/up' },
    draining: 120,
  });
  front.connections.allowFromAddresses(Peer.anyIpv4(), Port.tcp(80));
  const group = new SecurityGroup(stack, 'ServerGroup', { vpc, name: 'server' });
  const server = new Instance(stack, 'Server', {
    ami: 'ami-0123456789abcdef0',
    instanceType: 't3.micro',
    subnetId: vpc.tier('isolated').subnet('euw1-az1').subnetId,
    vpcSecurityGroupIds: [group.securityGroupId],
  });
  front.addInstance('Server', server.id, group);
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
