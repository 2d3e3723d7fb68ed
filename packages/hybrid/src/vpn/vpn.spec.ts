import { contract, refusalOf, synthesize } from '@landbridge/testing';
import { TerraformVariable, type TerraformStack } from 'cdktf';
import { HUB, router, vgw, vpc } from '../../test/fixtures';
import { CustomerGateway } from './customer-gateway';
import { SiteToSiteVpn, type SiteToSiteVpnProps } from './site-to-site-vpn';
import type { TunnelOptions } from './tunnel-options';
import { VirtualPrivateGateway } from './virtual-private-gateway';

const vpn = (stack: TerraformStack, props: Partial<SiteToSiteVpnProps> = {}, id = 'Vpn') =>
  new SiteToSiteVpn(stack, id, {
    router: router(stack, `Router${id}`),
    on: { transitGateway: HUB },
    routing: 'bgp',
    ...props,
  });
const build = (make: (stack: TerraformStack) => void) => synthesize(make);
const withTunnels = (first: TunnelOptions, second: TunnelOptions = {}) =>
  build((stack) => void vpn(stack, { tunnels: [first, second] }));

describe('VPNs', () => {
  it('keep their addresses', () => {
    const template = build((stack) => {
      vpn(stack);
      const gateway = vgw(vpc(stack));
      vpn(stack, { on: { virtualPrivateGateway: gateway }, routing: { static: ['10.200.0.0/16'] } }, 'Old');
    });
    const addresses = ['Vpn', 'RouterVpn', 'VpcGateway', 'Old', 'RouterOld'].flatMap((id) =>
      template.addressesUnder(id),
    );
    expect(addresses).toEqual(contract(`${__dirname}/vpn.contract.txt`, addresses));
  });

  it('on a transit gateway learn by BGP, with keys that AWS keeps and strong tunnels', () => {
    const connection = build(
      (stack) => void vpn(stack, { on: { transitGateway: HUB, accelerated: true } }),
    ).one('aws_vpn_connection');
    expect(connection).toMatchObject({
      transit_gateway_id: HUB.id,
      static_routes_only: false,
      enable_acceleration: true,
      preshared_key_storage: 'SecretsManager',
      tunnel1_ike_versions: ['ikev2'],
      tunnel1_phase1_encryption_algorithms: ['AES256-GCM-16'],
      tunnel2_phase2_dh_group_numbers: [20],
      tunnel2_startup_action: 'start',
      tunnel1_enable_tunnel_lifecycle_control: true,
    });
    expect(Object.keys(connection).filter((name) => name.endsWith('preshared_key'))).toEqual([]);
  });

  it('on a virtual private gateway have static routes of their own', () => {
    const template = build(
      (stack) =>
        void vpn(stack, {
          on: { virtualPrivateGateway: vgw(vpc(stack)) },
          routing: { static: ['10.200.0.0/16', '10.201.0.0/16'] },
        }),
    );
    expect(template.one('aws_vpn_connection')).toMatchObject({ static_routes_only: true });
    expect(template.count('aws_vpn_connection_route')).toBe(2);
    expect(template.count('aws_vpn_gateway_route_propagation')).toBe(2);
    expect(template.one('aws_vpn_gateway')).toMatchObject({
      amazon_side_asn: '64600',
      lifecycle: { prevent_destroy: true },
    });
  });

  it('log both tunnels and alarm for each and for both', () => {
    const template = build(
      (stack) =>
        void vpn(stack, { alarmTopicArn: 'arn:aws:sns:eu-west-1:111111111111:ops', logRetentionDays: 30 }),
    );
    const group = `\${${template.addressOf('aws_cloudwatch_log_group', { retention_in_days: 30 })}.arn}`;
    expect(template.one('aws_vpn_connection')).toMatchObject({
      tunnel1_log_options: { cloudwatch_log_options: { log_enabled: true, log_group_arn: group } },
      tunnel2_log_options: { cloudwatch_log_options: { log_enabled: true, log_group_arn: group } },
    });
    expect(template.count('aws_cloudwatch_metric_alarm')).toBe(3);
    expect(template.one('aws_cloudwatch_metric_alarm', { alarm_name: 'vpn-routervpn-both' })).toMatchObject({
      metric_name: 'TunnelState',
      alarm_actions: ['arn:aws:sns:eu-west-1:111111111111:ops'],
    });
  });

  it('take every tunnel option', () => {
    const connection = withTunnels({
      insideCidr: '169.254.10.0/30',
      ikeVersions: ['ikev1', 'ikev2'],
      phase1: { encryption: ['AES256'], integrity: ['SHA2-256'], groups: [14], lifetime: 7200 },
      phase2: { encryption: ['AES128'], integrity: ['SHA1'], groups: [2], lifetime: 1800 },
      deadPeer: { timeout: 45, action: 'clear' },
      startup: 'add',
      rekeyMargin: 120,
      rekeyFuzz: 50,
      replayWindow: 512,
      lifecycleControl: false,
    }).one('aws_vpn_connection');
    expect(connection).toMatchObject({
      tunnel1_inside_cidr: '169.254.10.0/30',
      tunnel1_ike_versions: ['ikev1', 'ikev2'],
      tunnel1_phase1_lifetime_seconds: 7200,
      tunnel1_phase1_integrity_algorithms: ['SHA2-256'],
      tunnel1_phase2_encryption_algorithms: ['AES128'],
      tunnel1_phase2_lifetime_seconds: 1800,
      tunnel1_dpd_timeout_seconds: 45,
      tunnel1_dpd_timeout_action: 'clear',
      tunnel1_startup_action: 'add',
      tunnel1_rekey_margin_time_seconds: 120,
      tunnel1_rekey_fuzz_percentage: 50,
      tunnel1_replay_window_size: 512,
      tunnel1_enable_tunnel_lifecycle_control: false,
    });
  });

  it('a router may have a long AS number and a certificate', () => {
    const template = build(
      (stack) =>
        void new CustomerGateway(stack, 'R', {
          name: 'r',
          address: '203.0.113.1',
          asn: 4_200_000_001,
          certificateArn: 'arn:aws:acm:eu-west-1:111111111111:certificate/0',
        }),
    );
    expect(template.one('aws_customer_gateway')).toMatchObject({
      bgp_asn_extended: '4200000001',
      certificate_arn: expect.any(String),
    });
  });
});

describe('VPNs refuse', () => {
  it.each([7224, 0, 4_294_967_295])('AS number %p of a router', (asn) => {
    expect(refusalOf(() => build((stack) => void router(stack, 'R', '203.0.113.1', asn))).code).toBe(
      'HYB001',
    );
  });

  it('one AS number on both sides', () => {
    const refusal = refusalOf(() =>
      build((stack) => void vpn(stack, { router: router(stack, 'R', '203.0.113.1', HUB.asn) })),
    );
    expect(refusal).toMatchObject({ code: 'HYB001', got: '64512' });
  });

  it.each([65_535, 1])('AS number %p of a gateway', (asn) => {
    expect(
      refusalOf(() =>
        build((stack) => {
          const network = vpc(stack);
          new VirtualPrivateGateway(stack, 'G', { vpc: network, asn, propagateTo: [] });
        }),
      ).code,
    ).toBe('HYB001');
  });

  it.each(['10.0.0.1', '192.168.1.1', 'router.example.com'])('the address %s of a router', (address) => {
    expect(refusalOf(() => build((stack) => void router(stack, 'R', address)))).toMatchObject({
      code: 'HYB002',
      got: address,
    });
  });

  it('takes an address that is not known yet', () => {
    const template = build(
      (stack) => void router(stack, 'R', new TerraformVariable(stack, 'Address', {}).stringValue),
    );
    expect(template.count('aws_customer_gateway')).toBe(1);
  });

  it.each(['169.254.0.0/30', '169.254.169.252/30', '10.0.0.0/30', '169.254.10.0/29'])(
    'the inside block %s',
    (insideCidr) => {
      expect(refusalOf(() => withTunnels({ insideCidr }))).toMatchObject({ code: 'HYB003', got: insideCidr });
    },
  );

  it('one inside block twice on a gateway, also in two connections', () => {
    const block = { insideCidr: '169.254.10.0/30' };
    expect(refusalOf(() => withTunnels(block, block)).code).toBe('HYB003');
    const two = refusalOf(() =>
      build((stack) => {
        vpn(stack, { on: { transitGateway: HUB2 }, tunnels: [block, {}] }, 'One');
        vpn(stack, { on: { transitGateway: HUB2 }, tunnels: [block, {}] }, 'Two');
      }),
    );
    expect(two).toMatchObject({ code: 'HYB003', path: 'test/Two', allowed: 'only test/One' });
  });

  it.each<TunnelOptions>([
    { phase1: { lifetime: 28_801 } },
    { phase2: { lifetime: 3601 } },
    { deadPeer: { timeout: 29, action: 'none' } },
    { rekeyMargin: 1801 },
    { rekeyFuzz: 101 },
    { replayWindow: 63 },
  ])('%j', (options) => {
    expect(refusalOf(() => withTunnels(options)).code).toBe('HYB004');
  });

  it('one static prefix twice', () => {
    expect(
      refusalOf(() =>
        build((stack) => void vpn(stack, { routing: { static: ['10.0.0.0/8', '10.0.0.0/8'] } })),
      ).code,
    ).toBe('HYB006');
  });
});

const HUB2 = { id: 'tgw-0fedcba9876543210', asn: 64_512 } as const;
