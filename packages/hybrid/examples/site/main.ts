import { Ec2TransitGateway } from '@cdktf/provider-aws/lib/ec2-transit-gateway';
import { Ec2TransitGatewayRouteTable } from '@cdktf/provider-aws/lib/ec2-transit-gateway-route-table';
import { Ec2TransitGatewayRouteTableAssociation } from '@cdktf/provider-aws/lib/ec2-transit-gateway-route-table-association';
import { Ec2TransitGatewayRouteTablePropagation } from '@cdktf/provider-aws/lib/ec2-transit-gateway-route-table-propagation';
import { Ec2TransitGatewayVpcAttachment } from '@cdktf/provider-aws/lib/ec2-transit-gateway-vpc-attachment';
import { Instance } from '@cdktf/provider-aws/lib/instance';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Route } from '@cdktf/provider-aws/lib/route';
import { Site } from '@landbridge/hybrid';
import { Peer, Port, SecurityGroup, Vpc } from '@landbridge/network-core';
import { App, TerraformStack } from 'cdktf';

/**
 * A building with two routers: Direct Connect in two locations carries the traffic, VPNs from both routers take over.
 */
export function build(app: App): void {
  const stack = new TerraformStack(app, 'site');
  new AwsProvider(stack, 'Aws', { region: 'eu-west-1', allowedAccountIds: ['111111111111'] });
  const vpc = new Vpc(stack, 'Vpc', {
    name: 'cloud',
    account: '111111111111',
    region: 'eu-west-1',
    addresses: {
      cidr: '10.20.0.0/16',
      tiers: { isolated: { 'euw1-az1': { ipv4: '10.20.0.0/20' }, 'euw1-az2': { ipv4: '10.20.16.0/20' } } },
    },
  });
  const hub = new Ec2TransitGateway(stack, 'Hub', {
    amazonSideAsn: 64_512,
    defaultRouteTableAssociation: 'disable',
    defaultRouteTablePropagation: 'disable',
  });
  const table = new Ec2TransitGatewayRouteTable(stack, 'Table', { transitGatewayId: hub.id });
  const subnets = [...vpc.tier('isolated').subnets.entries()];
  const attachment = new Ec2TransitGatewayVpcAttachment(stack, 'Attachment', {
    transitGatewayId: hub.id,
    vpcId: vpc.vpcId,
    subnetIds: subnets.map(([, { subnetId }]) => subnetId),
    transitGatewayDefaultRouteTableAssociation: false,
    transitGatewayDefaultRouteTablePropagation: false,
  });
  for (const [zone, { routeTableId }] of subnets) {
    new Route(stack, `ToSite-${zone}`, {
      routeTableId,
      destinationCidrBlock: '10.200.0.0/16',
      transitGatewayId: hub.id,
      dependsOn: [attachment],
    });
  }

  const site = new Site(stack, 'Hq', {
    name: 'hq',
    prefixes: ['10.200.0.0/16'],
    asn: 65_010,
    transitGateway: { id: hub.id, asn: 64_512 },
    reaches: ['10.20.0.0/16'],
    vpn: { routers: { a: '203.0.113.10', b: '203.0.113.20' } },
    directConnect: { model: 'high', locations: ['EqDB2', 'EqFA5'], bandwidth: '1Gbps', committedMbps: 1000 },
  });
  for (const [key, attachmentId] of new Map([...site.attachmentIds, ['vpc', attachment.id]])) {
    const end = { transitGatewayAttachmentId: attachmentId, transitGatewayRouteTableId: table.id };
    new Ec2TransitGatewayRouteTableAssociation(stack, `Association-${key}`, end);
    new Ec2TransitGatewayRouteTablePropagation(stack, `Propagation-${key}`, end);
  }

  const group = new SecurityGroup(stack, 'Group', { vpc, name: 'server' });
  group.connections.allowFromAddresses(Peer.cidr('10.200.0.0/16'), Port.tcp(443));
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
