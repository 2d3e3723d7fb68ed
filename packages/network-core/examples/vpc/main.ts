import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Instance } from '@cdktf/provider-aws/lib/instance';
import { App, TerraformStack } from 'cdktf';
import {
  BlockPublicAccess,
  DhcpOptions,
  FlowLog,
  FlowLogBucket,
  FlowLogGroup,
  Peer,
  Port,
  SecurityGroup,
  SharedSubnets,
  Vpc,
} from '@landbridge/network-core';

const home = { account: '111111111111', region: 'eu-west-1' };

/** One VPC with everything a VPC can have: two families, a second block, logs, DHCP, sharing, public access blocked. */
export function build(app: App): void {
  const stack = new TerraformStack(app, 'vpc');
  new AwsProvider(stack, 'Aws', { region: home.region, allowedAccountIds: [home.account] });

  const vpc = new Vpc(stack, 'Vpc', {
    ...home,
    name: 'complete',
    addresses: {
      cidr: '10.20.0.0/16',
      secondaryCidrs: { pods: '100.64.0.0/16' },
      tiers: {
        public: {
          'euw1-az1': { ipv4: '10.20.0.0/24', ipv6: 0 },
          'euw1-az2': { ipv4: '10.20.1.0/24', ipv6: 1 },
        },
        private: {
          'euw1-az1': { ipv4: '10.20.16.0/20', ipv6: 2 },
          'euw1-az2': { ipv4: '10.20.32.0/20', ipv6: 3 },
        },
        pods: { 'euw1-az1': { ipv4: '100.64.0.0/18' }, 'euw1-az2': { ipv4: '100.64.64.0/18' } },
        modern: { 'euw1-az1': { ipv6: 4 }, 'euw1-az2': { ipv6: 5 } },
      },
    },
    tiers: { pods: { kind: 'isolated' }, modern: { kind: 'isolated' } },
    ipv6: { from: 'amazon' },
    nat: { mode: 'single', zone: 'euw1-az1' },
    ipv6Egress: 'egress-only',
  });
  new DhcpOptions(stack, 'Dhcp', {
    vpc,
    domainName: 'corp.example.com',
    domainNameServers: 'amazon',
    ntpServers: ['169.254.169.123'],
  });
  new FlowLog(stack, 'AllTraffic', {
    of: vpc,
    to: new FlowLogBucket(stack, 'Archive', { ...home, name: 'example-flow-logs' }),
  });
  const group = new FlowLogGroup(stack, 'Recent', { ...home, name: '/network/complete', retentionDays: 14 });
  new FlowLog(stack, 'Rejected', { of: vpc, to: group, traffic: 'reject', aggregationSeconds: 60 });
  new SharedSubnets(stack, 'Shared', { vpc, tiers: [vpc.tier('pods')], principals: ['222222222222'] });
  new BlockPublicAccess(stack, 'Block', {
    ...home,
    block: 'ingress',
    exclusions: { front: { subnet: vpc.tier('public').subnet('euw1-az1'), allow: 'bidirectional' } },
  });

  const web = new SecurityGroup(stack, 'WebGroup', { vpc, name: 'web' });
  web.connections.allowFromAddresses(Peer.anyIpv4(), Port.tcp(443));
  for (const [id, zone] of Object.entries({ Front: 'euw1-az1', Behind: 'euw1-az2' })) {
    new Instance(stack, id, {
      ami: 'ami-0123456789abcdef0',
      instanceType: 't3.micro',
      subnetId: vpc.tier('public').subnet(zone).subnetId,
      associatePublicIpAddress: true,
      vpcSecurityGroupIds: [web.securityGroupId],
    });
  }
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
