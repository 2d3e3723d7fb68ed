import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { contract, refusalOf, synthesize } from '@landbridge/testing';
import { TerraformVariable, type TerraformStack } from 'cdktf';
import { HUB, vgw, vpc } from '../../test/fixtures';
import { DirectConnectGateway } from './direct-connect-gateway';
import { DedicatedPort, HostedPort, PartnerConnection, type DedicatedPortProps } from './port';
import { PortAlarms } from './port-alarms';
import {
  PrivateInterface,
  PublicInterface,
  TransitInterface,
  type TransitInterfaceProps,
} from './virtual-interface';

const port = (stack: TerraformStack, props: Partial<DedicatedPortProps> = {}, id = 'Port') =>
  new DedicatedPort(stack, id, { name: 'hq', location: 'EqDB2', bandwidth: '10Gbps', ...props });
const gateway = (stack: TerraformStack) => new DirectConnectGateway(stack, 'Gateway', { name: 'hq' });
const transit = (stack: TerraformStack, props: Partial<TransitInterfaceProps> = {}) =>
  new TransitInterface(stack, 'Vif', {
    name: 'hq',
    port: port(stack),
    gateway: gateway(stack),
    vlan: 100,
    asn: 65_010,
    ...props,
  });
const build = (make: (stack: TerraformStack) => void) => synthesize(make);
const refused = (make: (stack: TerraformStack) => void) => refusalOf(() => build(make));

describe('Direct Connect', () => {
  it('keeps its addresses', () => {
    const template = build((stack) => {
      const provider = new AwsProvider(stack, 'Dev', {
        alias: 'dev',
        region: 'eu-west-1',
        allowedAccountIds: ['222222222222'],
      });
      const one = port(stack, {
        macsecSecretArn: 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:macsec',
      });
      port(stack, { bundle: 2 }, 'Lag');
      new HostedPort(stack, 'Hosted', {
        name: 'hosted',
        connectionId: 'dxcon-ffabc123',
        bandwidth: '500Mbps',
      });
      new PartnerConnection(stack, 'Partner', {
        name: 'partner',
        on: one,
        ownerAccount: '222222222222',
        bandwidth: '1Gbps',
        vlan: 7,
      });
      const to = gateway(stack);
      to.associate('hub', { transitGateway: HUB }, ['10.16.0.0/16']);
      const vpcs = new DirectConnectGateway(stack, 'Vpcs', { name: 'vpcs' });
      const session = (vlan: number) => ({ port: one, vlan, asn: 65_010 });
      new TransitInterface(stack, 'Transit', { ...session(101), name: 't', gateway: to });
      new TransitInterface(stack, 'HostedTransit', {
        ...session(102),
        name: 'ht',
        gateway: to,
        hostedFor: { account: '222222222222', provider },
      });
      new PrivateInterface(stack, 'Private', { ...session(103), name: 'p', to: { gateway: vpcs } });
      new PrivateInterface(stack, 'HostedPrivate', {
        ...session(104),
        name: 'hp',
        to: { gateway: vpcs },
        hostedFor: { account: '222222222222', provider },
      });
      new PublicInterface(stack, 'Public', { ...session(105), name: 'pub', prefixes: ['203.0.113.0/24'] });
      new PortAlarms(stack, 'Alarms', { port: one });
    });
    const ids = [
      'Port',
      'Lag',
      'Hosted',
      'Partner',
      'Gateway',
      'Transit',
      'HostedTransit',
      'Private',
      'HostedPrivate',
      'Public',
      'Alarms',
    ];
    const addresses = ids.flatMap((id) => template.addressesUnder(id));
    expect(addresses).toEqual(contract(`${__dirname}/direct-connect.contract.txt`, addresses));
  });

  it('a port encrypts by a key that only its ARN names', () => {
    const template = build(
      (stack) =>
        void port(stack, { macsecSecretArn: 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:macsec' }),
    );
    expect(template.one('aws_dx_connection')).toMatchObject({
      request_macsec: true,
      encryption_mode: 'must_encrypt',
      bandwidth: '10Gbps',
    });
    const key = template.one('aws_dx_macsec_key_association');
    expect(key).toMatchObject({ secret_arn: 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:macsec' });
    expect([key['cak'], key['ckn']]).toEqual([undefined, undefined]);
  });

  it('a bundle has a port for each member, told apart by letters', () => {
    const template = build((stack) => expect(port(stack, { bundle: 4 }).mbps).toBe(40_000));
    expect(template.count('aws_dx_connection')).toBe(4);
    template.one('aws_dx_connection', { name: 'hq-d' });
    expect(template.one('aws_dx_lag')).toMatchObject({ connections_bandwidth: '10Gbps', location: 'EqDB2' });
  });

  it('an interface carries what it is told', () => {
    const template = build((stack) => {
      const authKey = new TerraformVariable(stack, 'Key', { sensitive: true }).stringValue;
      transit(stack, {
        mtu: 8500,
        siteLink: true,
        authKey,
        addresses: { aws: '169.254.100.1/30', router: '169.254.100.2/30' },
      });
    });
    expect(template.one('aws_dx_transit_virtual_interface')).toMatchObject({
      vlan: 100,
      bgp_asn: 65_010,
      mtu: 8500,
      sitelink_enabled: true,
      amazon_address: '169.254.100.1/30',
      customer_address: '169.254.100.2/30',
      bgp_auth_key: '${var.Key}',
    });
  });

  it('a private interface leads to a virtual private gateway too', () => {
    const template = build((stack) => {
      const to = { virtualPrivateGateway: vgw(vpc(stack)) };
      new PrivateInterface(stack, 'Vif', {
        name: 'p',
        port: port(stack),
        vlan: 1,
        asn: 65_010,
        to,
        mtu: 9001,
      });
    });
    expect(template.one('aws_dx_private_virtual_interface')).toMatchObject({
      mtu: 9001,
      vpn_gateway_id: expect.stringContaining('aws_vpn_gateway'),
    });
  });

  it('alarms when a port is down or busy', () => {
    const template = build(
      (stack) =>
        void new PortAlarms(stack, 'Alarms', {
          port: port(stack),
          busyPercent: 50,
          topicArn: 'arn:aws:sns:eu-west-1:111111111111:ops',
        }),
    );
    expect(template.one('aws_cloudwatch_metric_alarm', { metric_name: 'ConnectionState' })).toMatchObject({
      treat_missing_data: 'breaching',
    });
    expect(template.one('aws_cloudwatch_metric_alarm', { metric_name: 'ConnectionBpsEgress' })).toMatchObject(
      { threshold: 5_000_000_000 },
    );
  });
});

describe('Direct Connect refuses', () => {
  const blocks = (count: number) => Array.from({ length: count }, (_, index) => `10.${index}.0.0/16`);
  const associated = (prefixes: readonly string[]) => (stack: TerraformStack) =>
    void gateway(stack).associate('hub', { transitGateway: HUB }, prefixes);

  it.each<[string, (stack: TerraformStack) => void, string]>([
    [
      'MACsec at 1 Gbps',
      (stack) => void port(stack, { bandwidth: '1Gbps', macsecSecretArn: 'arn' }),
      'HYB010',
    ],
    ['five ports in a bundle', (stack) => void port(stack, { bundle: 5 }), 'HYB010'],
    [
      'three ports of 100 Gbps in a bundle',
      (stack) => void port(stack, { bandwidth: '100Gbps', bundle: 3 }),
      'HYB010',
    ],
    ['VLAN 0', (stack) => void transit(stack, { vlan: 0 }), 'HYB011'],
    ['VLAN 4095', (stack) => void transit(stack, { vlan: 4095 }), 'HYB011'],
    [
      'addresses of two blocks',
      (stack) => void transit(stack, { addresses: { aws: '169.254.100.1/30', router: '169.254.100.6/30' } }),
      'HYB012',
    ],
    [
      'one address on both ends',
      (stack) => void transit(stack, { addresses: { aws: '169.254.100.1/30', router: '169.254.100.1/30' } }),
      'HYB012',
    ],
    [
      'a block too large for a session',
      (stack) => void transit(stack, { addresses: { aws: '169.254.100.1/24', router: '169.254.100.2/24' } }),
      'HYB012',
    ],
    [
      'one VLAN twice on a port',
      (stack) => {
        const session = { port: port(stack), gateway: gateway(stack), vlan: 100, asn: 65_010 };
        new TransitInterface(stack, 'One', { ...session, name: 'one' });
        new TransitInterface(stack, 'Two', { ...session, name: 'two' });
      },
      'HYB011',
    ],
    ['a key in clear text', (stack) => void transit(stack, { authKey: 'hunter2' }), 'HYB014'],
    ['the AS number of the gateway', (stack) => void transit(stack, { asn: 64_513 }), 'HYB001'],
    [
      'a public AS number of a gateway',
      (stack) => void new DirectConnectGateway(stack, 'G', { name: 'g', asn: 16_509 }),
      'HYB001',
    ],
    [
      'both gateways with one AS number',
      (stack) =>
        void new DirectConnectGateway(stack, 'G', { name: 'g', asn: HUB.asn }).associate(
          'hub',
          { transitGateway: HUB },
          ['10.0.0.0/8'],
        ),
      'HYB001',
    ],
    ['no allowed prefix', associated([]), 'HYB013'],
    ['201 allowed prefixes', associated(blocks(201)), 'HYB013'],
    [
      '21 on a virtual private gateway',
      (stack) => void gateway(stack).associate('vgw', { virtualPrivateGateway: vgw(vpc(stack)) }, blocks(21)),
      'HYB013',
    ],
    [
      'one gateway twice',
      (stack) => {
        const made = gateway(stack);
        made.associate('a', { transitGateway: HUB }, ['10.1.0.0/16']);
        made.associate('b', { transitGateway: HUB }, ['10.2.0.0/16']);
      },
      'HYB015',
    ],
    [
      'overlapping prefixes of two gateways',
      (stack) => {
        const made = gateway(stack);
        made.associate('a', { transitGateway: HUB }, ['10.0.0.0/8']);
        made.associate('b', { transitGateway: { id: 'tgw-1', asn: 64_514 } }, ['10.2.0.0/16']);
      },
      'HYB015',
    ],
  ])('%s', (_, make, code) => {
    expect(refused(make).code).toBe(code);
  });
});
