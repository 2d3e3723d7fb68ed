import { Eip } from '@cdktf/provider-aws/lib/eip';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Peer, Port, Vpc } from '@landbridge/network-core';
import {
  ApplicationLoadBalancer,
  AutoScalingGroup,
  HttpTargetGroup,
  NetworkLoadBalancer,
  NetworkTargetGroup,
} from '@landbridge/web-tier';
import { App, TerraformStack } from 'cdktf';

/** Static addresses in front of content-based routing: a network load balancer with Elastic IPs, an application one behind it. */
export function build(app: App): void {
  const stack = new TerraformStack(app, 'network');
  new AwsProvider(stack, 'Aws', { region: 'eu-west-1', allowedAccountIds: ['111111111111'] });
  const vpc = new Vpc(stack, 'Vpc', {
    name: 'network',
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
  const address = (id: string) => new Eip(stack, id, { domain: 'vpc' }).allocationId;
  const front = new NetworkLoadBalancer(stack, 'Front', {
    vpc,
    subnets: vpc.tier('public'),
    scheme: 'internet-facing',
    elasticIps: { 'euw1-az1': address('AddressOne'), 'euw1-az2': address('AddressTwo') },
    deletionProtection: false,
  });
  front.connections.allowFromAddresses(Peer.anyIpv4(), Port.tcp(80));

  const inner = new ApplicationLoadBalancer(stack, 'Inner', {
    vpc,
    subnets: vpc.tier('isolated'),
    scheme: 'internal',
    deletionProtection: false,
  });
  const toInner = new NetworkTargetGroup(stack, 'ToInner', {
    vpc,
    port: 80,
    targetType: 'alb',
    healthCheck: { protocol: 'HTTP', path: '/up' },
  });
  const servers = new AutoScalingGroup(stack, 'Servers', {
    vpc,
    subnets: vpc.tier('isolated'),
    launch: { imageId: 'ami-0123456789abcdef0', instanceType: 't3.small' },
    size: { min: 2, max: 4 },
  });
  const pool = new HttpTargetGroup(stack, 'Pool', {
    vpc,
    port: 8080,
    healthCheck: { protocol: 'HTTP', path: '/up' },
  });
  pool.addFleet(servers);
  inner.http('Web', { forwardTo: pool });
  toInner.addTarget('inner', { id: inner.loadBalancerArn, port: 80 }, inner);
  front.listen('web', { protocol: 'TCP', port: 80, forwardTo: toInner });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
