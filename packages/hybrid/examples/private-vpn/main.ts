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

/** From these blocks AWS gives the VPNs their addresses. */
const HUB_BLOCK = '10.250.0.0/24';

/**
 * VPNs between private addresses, through Direct Connect in two locations: what goes over the wire is encrypted, and nothing
 * goes over the internet. Direct Connect itself has a table of its own, in which nothing is, so that nobody passes in clear.
 */
export function build(app: App): void {
  const stack = new TerraformStack(app, 'private-vpn');
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
    transitGatewayCidrBlocks: [HUB_BLOCK],
    defaultRouteTableAssociation: 'disable',
    defaultRouteTablePropagation: 'disable',
  });
  const site = new Site(stack, 'Hq', {
    name: 'hq',
    prefixes: ['10.200.0.0/16'],
    asn: 65_010,
    transitGateway: { id: hub.id, asn: 64_512, cidrBlocks: [HUB_BLOCK] },
    reaches: ['10.20.0.0/16'],
    vpn: { routers: { a: '10.200.0.1', b: '10.200.0.2' }, over: 'direct-connect' },
    directConnect: {
      model: 'high',
      locations: ['EqDB2', 'EqFA5'],
      bandwidth: '1Gbps',
      routers: { 'EqDB2-a': 'a', 'EqFA5-a': 'b' },
    },
  });

  const subnets = [...vpc.tier('isolated').subnets.entries()];
  const attachment = new Ec2TransitGatewayVpcAttachment(stack, 'Attachment', {
    transitGatewayId: hub.id,
    vpcId: vpc.vpcId,
    subnetIds: subnets.map(([, { subnetId }]) => subnetId),
    transitGatewayDefaultRouteTableAssociation: false,
    transitGatewayDefaultRouteTablePropagation: false,
  });
  const encrypted = new Ec2TransitGatewayRouteTable(stack, 'Encrypted', { transitGatewayId: hub.id });
  const clear = new Ec2TransitGatewayRouteTable(stack, 'Clear', { transitGatewayId: hub.id });
  for (const [key, attachmentId] of new Map([...site.attachmentIds, ['vpc', attachment.id]])) {
    const table = key === 'direct-connect' ? clear : encrypted;
    const end = { transitGatewayAttachmentId: attachmentId, transitGatewayRouteTableId: table.id };
    new Ec2TransitGatewayRouteTableAssociation(stack, `Association-${key}`, end);
    if (table === encrypted) new Ec2TransitGatewayRouteTablePropagation(stack, `Propagation-${key}`, end);
  }
  for (const [zone, { routeTableId }] of subnets) {
    new Route(stack, `ToSite-${zone}`, {
      routeTableId,
      destinationCidrBlock: '10.200.0.0/16',
      transitGatewayId: hub.id,
      dependsOn: [attachment],
    });
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
