import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Instance } from '@cdktf/provider-aws/lib/instance';
import { Lb } from '@cdktf/provider-aws/lib/lb';
import { LbListener } from '@cdktf/provider-aws/lib/lb-listener';
import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group';
import { LbTargetGroupAttachment } from '@cdktf/provider-aws/lib/lb-target-group-attachment';
import { App, TerraformStack } from 'cdktf';
import {
  InterfaceEndpoint,
  Peer,
  Port,
  PrivateLinkService,
  SecurityGroup,
  Vpc,
} from '@landbridge/network-core';

/** Both VPCs have the same block: PrivateLink does not mind. */
const addresses = { cidr: '10.70.0.0/16', tiers: { isolated: { 'euw1-az1': { ipv4: '10.70.0.0/20' } } } };
const region = 'eu-west-1';

/** A service behind a network load balancer, used from another account whose addresses overlap. */
export function build(app: App): void {
  const stack = new TerraformStack(app, 'private-link');
  new AwsProvider(stack, 'Aws', { region, allowedAccountIds: ['111111111111'] });
  const customer = new AwsProvider(stack, 'Customer', {
    alias: 'customer',
    region,
    allowedAccountIds: ['222222222222'],
  });

  const near = new Vpc(stack, 'Provider', { name: 'provider', account: '111111111111', region, addresses });
  const subnetId = near.tier('isolated').subnet('euw1-az1').subnetId;
  const server = new SecurityGroup(stack, 'ServerGroup', { vpc: near, name: 'server' });
  server.connections.allowFromAddresses(Peer.vpc(near), Port.tcp(8443));
  const instance = new Instance(stack, 'Server', {
    ami: 'ami-0123456789abcdef0',
    instanceType: 't3.micro',
    subnetId,
    vpcSecurityGroupIds: [server.securityGroupId],
  });
  const balancer = new Lb(stack, 'Balancer', {
    name: 'api',
    loadBalancerType: 'network',
    internal: true,
    subnets: [subnetId],
  });
  const target = { port: 8443, protocol: 'TCP', vpcId: near.vpcId };
  const group = new LbTargetGroup(stack, 'Targets', {
    ...target,
    name: 'api',
    targetType: 'instance',
    preserveClientIp: 'false',
  });
  new LbTargetGroupAttachment(stack, 'Target', { targetGroupArn: group.arn, targetId: instance.id });
  new LbListener(stack, 'Listener', {
    loadBalancerArn: balancer.arn,
    port: 443,
    protocol: 'TCP',
    defaultAction: [{ type: 'forward', targetGroupArn: group.arn }],
  });
  const service = new PrivateLinkService(stack, 'Api', {
    name: 'api',
    balancers: { networkLoadBalancerArns: [balancer.arn] },
    acceptance: 'manual',
    allowedPrincipals: ['arn:aws:iam::222222222222:root'],
  });

  const far = new Vpc(stack, 'Consumer', {
    name: 'consumer',
    account: '222222222222',
    region,
    addresses,
    provider: customer,
  });
  const endpoint = new InterfaceEndpoint(stack, 'Endpoint', {
    vpc: far,
    service: service.service,
    subnets: far.tier('isolated'),
  });
  service.accept('Consumer', endpoint.endpointId);
  const client = new SecurityGroup(stack, 'ClientGroup', { vpc: far, name: 'client' });
  client.connections.allowTo(endpoint, Port.tcp(443));
  new Instance(stack, 'Client', {
    provider: customer,
    ami: 'ami-0123456789abcdef0',
    instanceType: 't3.micro',
    subnetId: far.tier('isolated').subnet('euw1-az1').subnetId,
    vpcSecurityGroupIds: [client.securityGroupId],
  });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
