import { CustomerGateway } from '@cdktf/provider-aws/lib/customer-gateway';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { VpnConnection } from '@cdktf/provider-aws/lib/vpn-connection';
import { VpnGateway } from '@cdktf/provider-aws/lib/vpn-gateway';
import { VpnGatewayRoutePropagation } from '@cdktf/provider-aws/lib/vpn-gateway-route-propagation';
import { GatewayEndpoint, Peer, Vpc } from '@landbridge/network-core';
import { ProxyFarm } from '@landbridge/web-tier';
import { App, TerraformStack } from 'cdktf';

/**
 * On-premises reaches S3 through a gateway endpoint, which by itself serves the VPC only: name servers of the site answer
 * with the load balancer's addresses, and proxies go on to S3.
 */
export function build(app: App): void {
  const stack = new TerraformStack(app, 'farm');
  new AwsProvider(stack, 'Aws', { region: 'eu-west-1', allowedAccountIds: ['111111111111'] });
  const vpc = new Vpc(stack, 'Vpc', {
    name: 'farm',
    account: '111111111111',
    region: 'eu-west-1',
    addresses: {
      cidr: '10.20.0.0/16',
      tiers: {
        isolated: { 'euw1-az1': { ipv4: '10.20.0.0/24' }, 'euw1-az2': { ipv4: '10.20.1.0/24' } },
      },
    },
  });
  const subnets = vpc.tier('isolated');

  const gateway = new VpnGateway(stack, 'Gateway', { vpcId: vpc.vpcId });
  for (const [zone, { routeTableId }] of subnets.subnets) {
    new VpnGatewayRoutePropagation(stack, `Propagation-${zone}`, { vpnGatewayId: gateway.id, routeTableId });
  }
  const router = new CustomerGateway(stack, 'Router', {
    bgpAsn: '65010',
    ipAddress: '203.0.113.10',
    type: 'ipsec.1',
  });
  new VpnConnection(stack, 'Vpn', {
    customerGatewayId: router.id,
    vpnGatewayId: gateway.id,
    type: 'ipsec.1',
  });

  const endpoint = new GatewayEndpoint(stack, 'S3', { vpc, service: 's3', tiers: [subnets] });
  const farm = new ProxyFarm(stack, 'Farm', {
    vpc,
    subnets,
    endpoint,
    allowedNames: ['s3.eu-west-1.amazonaws.com'],
    addresses: { 'euw1-az1': '10.20.0.10', 'euw1-az2': '10.20.1.10' },
    launch: { imageId: 'ami-0123456789abcdef0', instanceType: 't3.small' },
    deletionProtection: false,
  });
  farm.allowFrom(Peer.cidr('10.200.0.0/16'));
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
