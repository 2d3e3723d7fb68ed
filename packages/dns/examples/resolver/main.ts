import { Instance } from '@cdktf/provider-aws/lib/instance';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import {
  InboundEndpoint,
  ForwardingRule,
  OutboundEndpoint,
  PrivateZone,
  SimpleRecord,
} from '@landbridge/dns';
import { Peer, Port, SecurityGroup, Vpc } from '@landbridge/network-core';
import { App, TerraformStack } from 'cdktf';

/** A VPC whose private names are asked through an inbound endpoint, and which asks the site for the site's names. */
export function build(app: App): void {
  const stack = new TerraformStack(app, 'resolver');
  new AwsProvider(stack, 'Aws', { region: 'eu-west-1', allowedAccountIds: ['111111111111'] });
  const vpc = new Vpc(stack, 'Vpc', {
    name: 'home',
    account: '111111111111',
    region: 'eu-west-1',
    addresses: {
      cidr: '10.20.0.0/16',
      tiers: { isolated: { 'euw1-az1': { ipv4: '10.20.0.0/20' }, 'euw1-az2': { ipv4: '10.20.16.0/20' } } },
    },
  });
  const subnets = vpc.tier('isolated');

  const zone = new PrivateZone(stack, 'Zone', { zoneName: 'home.example.com', vpc });
  new SimpleRecord(stack, 'Db', { zone, name: 'db', target: { values: ['10.20.0.20'] } });

  const inbound = new InboundEndpoint(stack, 'Inbound', { vpc, subnets });
  const outbound = new OutboundEndpoint(stack, 'Outbound', { vpc, subnets });
  const site = Peer.cidr('10.200.0.0/16');
  for (const port of [Port.udp(53), Port.tcp(53)]) outbound.connections.allowToAddresses(site, port);
  const corp = new ForwardingRule(stack, 'Corp', {
    domainName: 'corp.example.com',
    endpoint: outbound,
    targets: [{ address: '10.200.0.53' }],
    neverTo: [inbound],
  });
  corp.associate(vpc);

  const client = new SecurityGroup(stack, 'ClientGroup', { vpc, name: 'client' });
  for (const port of [Port.udp(53), Port.tcp(53)]) client.connections.allowTo(inbound, port);
  const stranger = new SecurityGroup(stack, 'StrangerGroup', { vpc, name: 'stranger' });
  for (const [id, group] of Object.entries({ Client: client, Stranger: stranger })) {
    new Instance(stack, id, {
      ami: 'ami-0123456789abcdef0',
      instanceType: 't3.micro',
      subnetId: subnets.subnet('euw1-az1').subnetId,
      vpcSecurityGroupIds: [group.securityGroupId],
    });
  }
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
