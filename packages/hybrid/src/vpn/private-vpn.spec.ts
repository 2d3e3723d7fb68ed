import { refusalOf, synthesize } from '@landbridge/testing';
import type { TerraformStack } from 'cdktf';
import { HUB, vgw, vpc } from '../../test/fixtures';
import { CustomerGateway } from './customer-gateway';
import type { GatewayEnd, ITransitHub } from './gateway-end';
import { SiteToSiteVpn } from './site-to-site-vpn';

const BLOCK = '10.250.0.0/24';
const over = (transitGateway: ITransitHub, allowedPrefixes: readonly string[] = [BLOCK]): GatewayEnd => ({
  transitGateway,
  over: { attachmentId: 'tgw-attach-0123456789abcdef0', allowedPrefixes },
});
const build = (
  on: GatewayEnd,
  reachedOver: 'internet' | 'direct-connect' = 'direct-connect',
  address = '10.200.0.1',
) =>
  synthesize((stack: TerraformStack) => {
    const router = new CustomerGateway(stack, 'Router', { name: 'hq-a', address, asn: 65_010, reachedOver });
    new SiteToSiteVpn(stack, 'Vpn', { router, on, routing: 'bgp' });
  });

describe('a VPN over Direct Connect', () => {
  it('has private addresses and an association that carries it, and no acceleration', () => {
    const connection = build(over({ ...HUB, cidrBlocks: [BLOCK] })).one('aws_vpn_connection');
    expect(connection).toMatchObject({
      outside_ip_address_type: 'PrivateIpv4',
      transport_transit_gateway_attachment_id: 'tgw-attach-0123456789abcdef0',
      transit_gateway_id: HUB.id,
    });
    expect(connection).not.toHaveProperty('enable_acceleration');
  });

  it('takes a wider allowed prefix, and a gateway of which nothing more is known', () => {
    expect(build(over({ ...HUB, cidrBlocks: [BLOCK] }, ['10.248.0.0/13'])).count('aws_vpn_connection')).toBe(
      1,
    );
    expect(build(over(HUB, [])).count('aws_vpn_connection')).toBe(1);
  });

  it.each<[string, () => unknown, string]>([
    [
      'a router that is reached over the internet',
      () => build(over(HUB), 'internet', '203.0.113.10'),
      'HYB009',
    ],
    ['a router over Direct Connect without it', () => build({ transitGateway: HUB }), 'HYB009'],
    ['a gateway without blocks', () => build(over({ ...HUB, cidrBlocks: [] })), 'HYB009'],
    [
      'blocks that the routers do not hear of',
      () => build(over({ ...HUB, cidrBlocks: ['10.251.0.0/24'] })),
      'HYB009',
    ],
    ['a public address', () => build(over(HUB), 'direct-connect', '203.0.113.10'), 'HYB002'],
    ['a link-local address', () => build(over(HUB), 'direct-connect', '169.254.1.1'), 'HYB002'],
  ])('refuses %s', (_, make, code) => expect(refusalOf(() => void make()).code).toBe(code));
});

describe('a static VPN on a transit gateway', () => {
  const make = (
    routing: 'bgp' | { readonly static: readonly [string, ...string[]] },
    on: (stack: TerraformStack) => GatewayEnd,
  ) =>
    synthesize((stack) => {
      const router = new CustomerGateway(stack, 'Router', {
        name: 'branch',
        address: '203.0.113.10',
        asn: 65_010,
      });
      const vpn = new SiteToSiteVpn(stack, 'Vpn', { router, on: on(stack), routing });
      vpn.routeFrom('dev', 'tgw-rtb-1');
      vpn.routeFrom('prod', 'tgw-rtb-2');
    });
  const hub = () => ({ transitGateway: HUB });

  it('has its prefixes in the tables that lead to it', () => {
    const routes = Object.values(
      make({ static: ['10.210.0.0/24', '10.211.0.0/24'] }, hub).all('aws_ec2_transit_gateway_route'),
    );
    expect(
      routes.map((route) => [route['transit_gateway_route_table_id'], route['destination_cidr_block']]),
    ).toEqual([
      ['tgw-rtb-1', '10.210.0.0/24'],
      ['tgw-rtb-1', '10.211.0.0/24'],
      ['tgw-rtb-2', '10.210.0.0/24'],
      ['tgw-rtb-2', '10.211.0.0/24'],
    ]);
    for (const route of routes)
      expect(route['transit_gateway_attachment_id']).toMatch(
        /^\$\{aws_vpn_connection\.Vpn_\w+\.transit_gateway_attachment_id\}$/,
      );
  });

  it('refuses routes to one that learns, and to one on a virtual private gateway', () => {
    expect(refusalOf(() => make('bgp', hub)).code).toBe('HYB006');
    const own = (stack: TerraformStack) => ({ virtualPrivateGateway: vgw(vpc(stack)) });
    expect(refusalOf(() => make({ static: ['10.210.0.0/24'] }, own)).code).toBe('HYB006');
  });
});

describe('a VPN on a virtual private gateway', () => {
  const advertising = (count: number) =>
    synthesize((stack) => {
      const router = new CustomerGateway(stack, 'Router', {
        name: 'hq-a',
        address: '203.0.113.10',
        asn: 65_010,
      });
      const advertises = Array.from({ length: count }, (_, n) => `10.200.${n}.0/24`);
      new SiteToSiteVpn(stack, 'Vpn', {
        router,
        on: { virtualPrivateGateway: vgw(vpc(stack)) },
        routing: 'bgp',
        advertises,
      });
    });

  it('takes 100 prefixes of a router and refuses 101', () => {
    expect(advertising(100).count('aws_vpn_connection')).toBe(1);
    expect(refusalOf(() => advertising(101))).toMatchObject({ code: 'HYB013', got: '101' });
  });
});
