import { Instance } from '@cdktf/provider-aws/lib/instance';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { CustomerGateway, SiteToSiteVpn, VirtualPrivateGateway } from '@landbridge/hybrid';
import { Peer, Port, SecurityGroup, Vpc } from '@landbridge/network-core';
import { App, TerraformStack } from 'cdktf';

/** Two routers of one building and a branch, each with a VPN to the VPC's own gateway. */
export function build(app: App): void {
  const stack = new TerraformStack(app, 'multi-vpn');
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
  const virtualPrivateGateway = new VirtualPrivateGateway(stack, 'Gateway', {
    vpc,
    propagateTo: [vpc.tier('isolated')],
    protect: false,
  });
  const on = { virtualPrivateGateway };
  const router = (id: string, address: string, asn: number) =>
    new CustomerGateway(stack, id, { name: id.toLowerCase(), address, asn });
  new SiteToSiteVpn(stack, 'First', {
    router: router('RouterA', '203.0.113.10', 65_010),
    on,
    routing: 'bgp',
    advertises: ['10.200.0.0/16'],
  });
  new SiteToSiteVpn(stack, 'Second', {
    router: router('RouterB', '203.0.113.20', 65_010),
    on,
    routing: 'bgp',
    advertises: ['10.200.0.0/16'],
    // The longer path makes it the second.
    preference: { prepend: 1 },
  });
  const branch = router('Branch', '198.51.100.30', 65_020);
  new SiteToSiteVpn(stack, 'Third', { router: branch, on, routing: { static: ['10.210.0.0/24'] } });

  const group = new SecurityGroup(stack, 'Group', { vpc, name: 'server' });
  group.connections.allowFromAddresses(
    [Peer.cidr('10.200.0.0/16'), Peer.cidr('10.210.0.0/24')],
    Port.tcp(443),
  );
  new Instance(stack, 'Server', {
    ami: 'ami-0123456789abcdef0',
    instanceType: 't3.micro',
    subnetId: vpc.tier('isolated').subnet('euw1-az2').subnetId,
    vpcSecurityGroupIds: [group.securityGroupId],
  });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
