import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Ec2TransitGateway } from '@cdktf/provider-aws/lib/ec2-transit-gateway';
import { Ec2TransitGatewayRouteTable } from '@cdktf/provider-aws/lib/ec2-transit-gateway-route-table';
import { Example } from '@landbridge/testing';
import { TerraformStack, type App } from 'cdktf';
import {
  CustomerGateway,
  DedicatedPort,
  DirectConnectGateway,
  HostedPort,
  PartnerConnection,
  PortAlarms,
  PrivateInterface,
  PublicInterface,
  SiteToSiteVpn,
  TransitInterface,
} from '../src';
import { vgw, vpc } from './fixtures';

const OTHER = '222222222222';

/** Every kind of port, interface and tunnel, each with what it can be given. */
function build(app: App): void {
  const stack = new TerraformStack(app, 'every-link');
  new AwsProvider(stack, 'Aws', { region: 'eu-west-1', allowedAccountIds: ['111111111111'] });
  const provider = new AwsProvider(stack, 'Other', {
    alias: 'other',
    region: 'eu-west-1',
    allowedAccountIds: [OTHER],
  });
  const hub = new Ec2TransitGateway(stack, 'Hub', { amazonSideAsn: 64_512, vpnEcmpSupport: 'enable' });
  const transitGateway = { id: hub.id, asn: 64_512 };
  const virtualPrivateGateway = vgw(vpc(stack));
  const transit = new DirectConnectGateway(stack, 'Transit', { name: 'transit' });
  transit.associate('hub', { transitGateway }, ['10.64.0.0/12']);
  const theirs = new DirectConnectGateway(stack, 'Theirs', { name: 'theirs', asn: 64_514, provider });

  const bundle = new DedicatedPort(stack, 'Bundle', {
    name: 'bundle',
    location: 'EqDB2',
    bandwidth: '100Gbps',
    bundle: 2,
  });
  const port = new DedicatedPort(stack, 'Port', { name: 'port', location: 'EqFA5', bandwidth: '400Gbps' });
  new PortAlarms(stack, 'Alarms', { port: bundle, busyPercent: 60 });
  const partner = new PartnerConnection(stack, 'Partner', {
    name: 'p',
    on: port,
    ownerAccount: OTHER,
    bandwidth: '500Mbps',
    vlan: 7,
  });
  const hosted = new HostedPort(stack, 'Hosted', {
    name: 'hosted',
    connectionId: partner.connectionId,
    bandwidth: '500Mbps',
    provider,
  });

  const asn = 65_010;
  const addresses = { aws: '169.254.100.1/30', router: '169.254.100.2/30' };
  new TransitInterface(stack, 'Jumbo', {
    ...{ name: 'jumbo', port: bundle, vlan: 1, asn, addresses, gateway: transit, mtu: 8500, siteLink: true },
    preference: { localPreference: 'high', prepend: 1, med: 5 },
  });
  new PrivateInterface(stack, 'Own', {
    name: 'own',
    port: bundle,
    vlan: 2,
    asn,
    mtu: 9001,
    to: { virtualPrivateGateway },
  });
  new PublicInterface(stack, 'Public', {
    ...{ name: 'public', port: bundle, vlan: 3, asn, prefixes: ['203.0.113.0/24'] },
    addresses: { aws: '198.51.100.1/30', router: '198.51.100.2/30' },
  });
  const hostedFor = { account: OTHER, provider };
  new PrivateInterface(stack, 'HostedPrivate', {
    name: 'hp',
    port,
    vlan: 11,
    asn,
    to: { gateway: theirs },
    hostedFor,
  });
  new PrivateInterface(stack, 'Partnered', {
    name: 'hosted',
    port: hosted,
    vlan: 7,
    asn,
    to: { gateway: theirs },
  });

  const router = (id: string, address: string, number = asn) =>
    new CustomerGateway(stack, id, { name: id.toLowerCase(), address, asn: number });
  new SiteToSiteVpn(stack, 'Accelerated', {
    router: router('A', '203.0.113.10'),
    on: { transitGateway, accelerated: true },
    routing: 'bgp',
    tunnels: [
      {
        insideCidr: '169.254.10.0/30',
        ikeVersions: ['ikev1', 'ikev2'],
        phase1: { encryption: ['AES256'], integrity: ['SHA2-512'], groups: [14, 21], lifetime: 14_400 },
        phase2: { encryption: ['AES128-GCM-16'], integrity: ['SHA2-256'], groups: [19], lifetime: 1800 },
        deadPeer: { timeout: 60, action: 'clear' },
        startup: 'add',
        rekeyMargin: 120,
        rekeyFuzz: 50,
        replayWindow: 512,
        lifecycleControl: false,
      },
      { insideCidr: '169.254.11.0/30' },
    ],
  });
  const branch = new SiteToSiteVpn(stack, 'Static', {
    router: router('Branch', '198.51.100.30', 4_200_000_001),
    on: { transitGateway },
    routing: { static: ['10.210.0.0/24'] },
  });
  branch.routeFrom('all', new Ec2TransitGatewayRouteTable(stack, 'Table', { transitGatewayId: hub.id }).id);
}

describe('every kind of link', () => {
  const example = Example.open(__dirname, build);
  afterAll(() => example.close());

  it('deploys, and then nothing is left to change', () => {
    expect(example.deploy()).toMatchObject([{ stack: 'every-link', change: 0, destroy: 0, secondPlan: [] }]);
  });
});
