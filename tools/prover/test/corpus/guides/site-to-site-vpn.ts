import { blocked, reaches, routeOf, type DocumentedCase } from '../case';
import { id, resource, terraform, together, type Part } from '../terraform/document';
import { virtualInterface, vpn, vpnGateway } from '../terraform/hybrid';
import { subnet, table, vpc, type TableProps } from '../terraform/network';
import { server } from '../terraform/server';
import { attachment, transitGateway, transitTable } from '../terraform/transit';

const ROUTING = 'https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-route-priority.html';
const TYPES = 'https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNRoutingTypes.html';
const CLOUDHUB = 'https://docs.aws.amazon.com/vpn/latest/s2svpn/VPN_CloudHub.html';
const SETUP = 'https://docs.aws.amazon.com/vpn/latest/s2svpn/SetUpVPNConnections.html';
const VGW = 'aws_vpn_gateway.main';
const VPN = (name: string): string => `aws_vpn_connection.${name}`;

function vpcWithGateway(props: Partial<TableProps> = { propagating: [VGW] }): Part {
  return together(
    vpc('main', '10.0.0.0/16'),
    subnet('app', 'main', '10.0.1.0/24'),
    vpnGateway('main', 'main', { amazon_side_asn: '64512' }),
    table('app', { vpc: 'main', subnets: ['app'], ...props }),
    server('app', { vpc: 'main', subnet: 'app', ip: '10.0.1.10' }),
  );
}

interface Link {
  readonly via: string;
  readonly prefixes: readonly string[];
  readonly asPath?: readonly number[];
}

const site = (name: string, cidrs: readonly string[], links: readonly Link[], more: object = {}) => ({
  [name]: {
    cidrs,
    links: links.map(({ via, prefixes, ...attributes }) => ({
      via,
      advertises: prefixes.map((prefix) => ({ prefix, ...attributes })),
    })),
    ...more,
  },
});

const HQ = '192.168.0.0/16';

export const siteToSiteVpn: readonly DocumentedCase[] = [
  {
    id: 'vpn/single-bgp',
    page: SETUP,
    states: 'A BGP VPN with route propagation joins VPC and office; two tunnels, one is enough.',
    model: terraform(vpcWithGateway(), vpn('hq', VGW, 65010)),
    assume: { sites: site('hq', [HQ], [{ via: VPN('hq'), prefixes: [HQ] }]) },
    questions: [
      reaches('app', 'on-premises:hq', 'VPC to office'),
      reaches('on-premises:hq', 'app', 'office to VPC'),
      reaches('app', 'on-premises:hq', 'one tunnel down', { down: [`${VPN('hq')}/tunnel1`] }),
      blocked('app', 'on-premises:hq', 'both tunnels down', {
        down: [`${VPN('hq')}/tunnel1`, `${VPN('hq')}/tunnel2`],
      }),
      blocked('on-premises:hq', 'internet', 'no way through the VPC to the internet'),
      reaches('app', '192.168.7.7', 'any address of the office'),
      blocked('app', '192.169.0.1', 'not advertised'),
    ],
  },
  {
    id: 'vpn/no-propagation',
    page: SETUP,
    states: 'The route table needs the route: by propagation or as a static one to the gateway.',
    model: terraform(
      vpcWithGateway({}),
      vpn('hq', VGW, 65010),
      subnet('static', 'main', '10.0.2.0/24'),
      table('static', { vpc: 'main', subnets: ['static'], routes: [[HQ, VGW]], style: 'inline' }),
      server('static', { vpc: 'main', subnet: 'static', ip: '10.0.2.10' }),
    ),
    assume: { sites: site('hq', [HQ], [{ via: VPN('hq'), prefixes: [HQ] }]) },
    questions: [
      blocked('app', 'on-premises:hq', 'no route', { stopsAt: ['aws_route_table.app'] }),
      blocked('on-premises:hq', 'app', 'the reply has no route', { stopsAt: ['aws_route_table.app'] }),
      reaches('static', 'on-premises:hq', 'static route to the gateway'),
    ],
  },
  {
    id: 'vpn/gateway-knows-prefix-or-drops',
    page: ROUTING,
    states: 'The gateway forwards only to prefixes it knows from BGP or from static entries.',
    model: terraform(vpcWithGateway({ routes: [['0.0.0.0/0', VGW]] }), vpn('hq', VGW, 65010)),
    assume: { sites: site('hq', [HQ, '172.20.0.0/16'], [{ via: VPN('hq'), prefixes: [HQ] }]) },
    questions: [
      reaches('app', '192.168.1.1', 'advertised'),
      blocked('app', '172.20.1.1', 'not advertised', { stopsAt: [VGW] }),
    ],
  },
  {
    id: 'vpn/static',
    page: TYPES,
    states: 'A static VPN knows the prefixes that are entered for it.',
    model: terraform(vpcWithGateway(), vpn('hq', VGW, 65010, [HQ])),
    assume: { sites: site('hq', [HQ, '172.20.0.0/16'], [{ via: VPN('hq'), prefixes: [] }]) },
    questions: [
      reaches('app', 'on-premises:hq', 'entered', { toIp: '192.168.1.1', oneWay: true }),
      routeOf({ table: 'aws_route_table.app' }, '192.168.1.1', VGW, 'propagated from the static entry', {
        prefix: HQ,
      }),
      blocked('app', '172.20.1.1', 'not entered'),
    ],
  },
  {
    id: 'vpn/longest-prefix-first',
    page: ROUTING,
    states: 'The most specific prefix wins, whatever its kind.',
    model: terraform(vpcWithGateway(), virtualInterface('dx', 'private', VGW), vpn('hq', VGW, 65010)),
    assume: {
      sites: site(
        'hq',
        [HQ],
        [
          { via: 'aws_dx_private_virtual_interface.dx', prefixes: [HQ] },
          { via: VPN('hq'), prefixes: ['192.168.4.0/24'] },
        ],
      ),
    },
    questions: [
      routeOf({ table: VGW }, '192.168.4.4', VPN('hq'), 'the /24 of the VPN'),
      routeOf(
        { table: VGW },
        '192.168.5.5',
        'aws_dx_private_virtual_interface.dx',
        'the /16 of Direct Connect',
      ),
    ],
  },
  {
    id: 'vpn/priority-by-kind',
    page: ROUTING,
    states: 'Equal prefixes: Direct Connect BGP, then static VPN, then BGP VPN.',
    model: terraform(
      vpcWithGateway(),
      virtualInterface('dx', 'private', VGW),
      vpn('fixed', VGW, 65010, [HQ]),
      vpn('hq', VGW, 65010),
    ),
    assume: {
      sites: site(
        'hq',
        [HQ],
        [
          { via: 'aws_dx_private_virtual_interface.dx', prefixes: [HQ], asPath: [65010, 65010, 65010] },
          { via: VPN('fixed'), prefixes: [] },
          { via: VPN('hq'), prefixes: [HQ], asPath: [65010] },
        ],
      ),
    },
    questions: [
      routeOf({ table: VGW }, '192.168.1.1', 'aws_dx_private_virtual_interface.dx', 'Direct Connect first'),
      routeOf({ table: VGW }, '192.168.1.1', VPN('fixed'), 'then static VPN', {
        down: ['aws_dx_private_virtual_interface.dx'],
      }),
      routeOf({ table: VGW }, '192.168.1.1', VPN('hq'), 'then BGP VPN', {
        down: ['aws_dx_private_virtual_interface.dx', VPN('fixed')],
      }),
    ],
  },
  {
    id: 'vpn/as-path-and-med',
    page: ROUTING,
    states: 'Between BGP VPNs the shorter AS path wins, then the lower MED.',
    model: terraform(vpcWithGateway(), vpn('one', VGW, 65010), vpn('two', VGW, 65010)),
    assume: {
      sites: {
        hq: {
          cidrs: [HQ, '172.20.0.0/16'],
          links: [
            {
              via: VPN('one'),
              advertises: [
                { prefix: HQ, asPath: [65010, 65010] },
                { prefix: '172.20.0.0/16', asPath: [65010], med: 100 },
              ],
            },
            {
              via: VPN('two'),
              advertises: [
                { prefix: HQ, asPath: [65010] },
                { prefix: '172.20.0.0/16', asPath: [65010], med: 200 },
              ],
            },
          ],
        },
      },
    },
    questions: [
      routeOf({ table: VGW }, '192.168.1.1', VPN('two'), 'shorter AS path'),
      routeOf({ table: VGW }, '172.20.1.1', VPN('one'), 'lower MED'),
      reaches('app', '192.168.1.1', 'the other takes over', { down: [VPN('two')] }),
    ],
  },
  {
    id: 'vpn/cloudhub',
    page: CLOUDHUB,
    states: 'Offices on one virtual private gateway reach the VPC and each other by BGP.',
    model: terraform(vpcWithGateway(), vpn('one', VGW, 65010), vpn('two', VGW, 65020)),
    assume: {
      sites: {
        ...site(
          'one',
          ['192.168.1.0/24'],
          [{ via: VPN('one'), prefixes: ['192.168.1.0/24'], asPath: [65010] }],
        ),
        ...site(
          'two',
          ['192.168.2.0/24'],
          [{ via: VPN('two'), prefixes: ['192.168.2.0/24'], asPath: [65020] }],
        ),
      },
    },
    questions: [
      reaches('on-premises:one', 'on-premises:two', 'office to office'),
      reaches('on-premises:two', 'app', 'office to VPC'),
      blocked('on-premises:one', 'on-premises:two', 'the other VPN is down', { down: [VPN('two')] }),
    ],
  },
  {
    id: 'vpn/site-firewall',
    page: TYPES,
    states: 'The customer side decides what it lets in: a source it does not allow does not enter.',
    model: terraform(vpcWithGateway(), vpn('hq', VGW, 65010)),
    assume: {
      sites: site('hq', [HQ], [{ via: VPN('hq'), prefixes: [HQ] }], { allowSources: ['10.0.2.0/24'] }),
    },
    questions: [
      blocked('app', 'on-premises:hq', '10.0.1.10 is not among the allowed sources', {
        stopsAt: ['on-premises:hq'],
      }),
    ],
  },
  {
    id: 'vpn/transit-gateway-static',
    page: 'https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpn-attachments.html',
    states:
      'A static VPN on a transit gateway needs static routes in its route table; a dynamic one can propagate.',
    model: terraform(
      transitGateway('tgw'),
      vpc('main', '10.0.0.0/16'),
      subnet('app', 'main', '10.0.1.0/24'),
      table('app', { vpc: 'main', subnets: ['app'], routes: [['0.0.0.0/0', 'aws_ec2_transit_gateway.tgw']] }),
      attachment('main', { gateway: 'tgw', vpc: 'main', subnets: ['app'] }),
      server('app', { vpc: 'main', subnet: 'app', ip: '10.0.1.10' }),
      vpn('fixed', 'aws_ec2_transit_gateway.tgw', 65010, []),
      vpn('bgp', 'aws_ec2_transit_gateway.tgw', 65020),
      transitTable('all', {
        gateway: 'tgw',
        associated: ['main', VPN('fixed'), VPN('bgp')],
        propagated: ['main', VPN('bgp')],
        routes: [['192.168.1.0/24', VPN('fixed')]],
      }),
    ),
    assume: {
      sites: {
        ...site('one', ['192.168.1.0/24', '192.168.3.0/24'], [{ via: VPN('fixed'), prefixes: [] }]),
        ...site('two', ['192.168.2.0/24'], [{ via: VPN('bgp'), prefixes: ['192.168.2.0/24'] }]),
      },
    },
    questions: [
      reaches('app', '192.168.1.1', 'static route', { oneWay: true }),
      blocked('app', '192.168.3.1', 'no static route', {
        stopsAt: ['aws_ec2_transit_gateway_route_table.all'],
      }),
      reaches('app', 'on-premises:two', 'propagated'),
      reaches('on-premises:two', 'app', 'and back'),
    ],
  },
  {
    id: 'vpn/gateway-attached-by-resource',
    page: SETUP,
    states: 'The gateway may be attached by its own resource and propagate by its own resource.',
    model: terraform(
      vpc('main', '10.0.0.0/16'),
      subnet('app', 'main', '10.0.1.0/24'),
      resource('aws_vpn_gateway', 'main', {}),
      resource('aws_vpn_gateway_attachment', 'main', { vpc_id: id('aws_vpc.main'), vpn_gateway_id: id(VGW) }),
      table('app', { vpc: 'main', subnets: ['app'] }),
      resource('aws_vpn_gateway_route_propagation', 'app', {
        vpn_gateway_id: id(VGW),
        route_table_id: id('aws_route_table.app'),
      }),
      server('app', { vpc: 'main', subnet: 'app', ip: '10.0.1.10' }),
      vpn('hq', VGW, 65010),
    ),
    assume: { sites: site('hq', [HQ], [{ via: VPN('hq'), prefixes: [HQ] }]) },
    questions: [reaches('app', 'on-premises:hq', 'both by resources of their own')],
  },
];
