import { blocked, leftOpen, reaches, routeOf, type DocumentedCase } from '../case';
import { id, resource, terraform } from '../terraform/document';
import { vpn, vpnGateway } from '../terraform/hybrid';
import {
  dualStackVpc,
  internetGateway,
  mainRoutes,
  mainTable,
  peering,
  standaloneRoutes,
  subnet,
  table,
  vpc,
} from '../terraform/network';
import { server } from '../terraform/server';

const PRIORITY = 'https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html';
const SUBNETS = 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html';
const PREFIX_LISTS = 'https://docs.aws.amazon.com/vpc/latest/userguide/managed-prefix-lists.html';
const IGW = 'aws_internet_gateway.main';

/** Two VPN connections on one virtual private gateway, one static and one BGP, for one prefix. */
const siteOn = (...vias: readonly string[]) => ({
  sites: {
    hq: {
      cidrs: ['172.31.0.0/16'],
      links: vias.map((via) => ({ via, advertises: [{ prefix: '172.31.0.0/24', asPath: [65010] }] })),
    },
  },
});

export const routeTables: readonly DocumentedCase[] = [
  {
    id: 'route-tables/longest-prefix',
    page: PRIORITY,
    states:
      'The most specific route that matches wins: peering for 172.31/16, local for the VPC, else the IGW.',
    model: terraform(
      vpc('main', '10.0.0.0/16'),
      vpc('peer', '172.31.0.0/16'),
      subnet('web', 'main', '10.0.1.0/24'),
      internetGateway('main', 'main'),
      peering('peer', 'main', 'peer'),
      table('web', {
        vpc: 'main',
        subnets: ['web'],
        style: 'inline',
        routes: [
          ['0.0.0.0/0', IGW],
          ['172.31.0.0/16', 'aws_vpc_peering_connection.peer'],
        ],
      }),
    ),
    questions: [
      routeOf({ table: 'aws_route_table.web' }, '172.31.4.4', 'aws_vpc_peering_connection.peer', 'peering', {
        prefix: '172.31.0.0/16',
      }),
      routeOf({ table: 'aws_route_table.web' }, '10.0.200.1', 'local', 'the VPC itself is local'),
      routeOf({ table: 'aws_route_table.web' }, '8.8.8.8', IGW, 'all other traffic'),
      routeOf(
        { subnet: 'aws_subnet.web' },
        '172.31.4.4',
        'aws_vpc_peering_connection.peer',
        'asked by subnet',
      ),
    ],
  },
  {
    id: 'route-tables/families-apart',
    page: PRIORITY,
    states: 'Routes for IPv4 and for IPv6 are independent of each other.',
    model: terraform(
      dualStackVpc('main', '10.0.0.0/16', '2001:db8:1234:1a00::/56'),
      subnet('web', 'main', '10.0.1.0/24', 'a', { ipv6_cidr_block: '2001:db8:1234:1a00::/64' }),
      internetGateway('main', 'main'),
      table('web', { vpc: 'main', subnets: ['web'], routes: [['0.0.0.0/0', IGW]] }),
      server('web', {
        vpc: 'main',
        subnet: 'web',
        ip: '10.0.1.10',
        ipv6: '2001:db8:1234:1a00::10',
        public: 'eip',
      }),
    ),
    questions: [
      reaches('web', 'internet', 'IPv4 leaves by 0.0.0.0/0'),
      blocked('web', 'internet', 'no route covers IPv6', { family: 6 }),
      routeOf({ table: 'aws_route_table.web' }, '2600::1', 'none', '0.0.0.0/0 does not cover IPv6'),
      routeOf(
        { table: 'aws_route_table.web' },
        '2001:db8:1234:1a00::20',
        'local',
        'a local route for each family',
      ),
    ],
  },
  {
    id: 'route-tables/static-before-propagated',
    page: PRIORITY,
    states: 'With equal destination a static route to an IGW wins over the propagated one.',
    model: terraform(
      vpc('main', '10.0.0.0/16'),
      internetGateway('main', 'main'),
      vpnGateway('hq', 'main'),
      vpn('hq', 'aws_vpn_gateway.hq', 65010),
      table('web', {
        vpc: 'main',
        routes: [['172.31.0.0/24', IGW]],
        propagating: ['aws_vpn_gateway.hq'],
      }),
    ),
    assume: siteOn('aws_vpn_connection.hq'),
    questions: [
      routeOf({ table: 'aws_route_table.web' }, '172.31.0.9', IGW, 'the static route has priority', {
        prefix: '172.31.0.0/24',
      }),
    ],
  },
  {
    id: 'route-tables/propagated-more-specific-than-static',
    page: PRIORITY,
    states: 'Longest prefix comes before the origin: a propagated /24 beats a static default.',
    model: terraform(
      vpc('main', '10.0.0.0/16'),
      internetGateway('main', 'main'),
      vpnGateway('hq', 'main'),
      vpn('hq', 'aws_vpn_gateway.hq', 65010),
      table('web', { vpc: 'main', routes: [['0.0.0.0/0', IGW]] }),
      resource('aws_vpn_gateway_route_propagation', 'web', {
        vpn_gateway_id: id('aws_vpn_gateway.hq'),
        route_table_id: id('aws_route_table.web'),
      }),
    ),
    assume: siteOn('aws_vpn_connection.hq'),
    questions: [
      routeOf({ table: 'aws_route_table.web' }, '172.31.0.9', 'aws_vpn_gateway.hq', 'propagated /24'),
      routeOf({ table: 'aws_route_table.web' }, '172.31.9.9', IGW, 'outside the /24'),
    ],
  },
  {
    id: 'route-tables/local-before-propagated',
    page: PRIORITY,
    states: 'The local route is preferred to a propagated route even when that is more specific.',
    model: terraform(
      vpc('main', '10.0.0.0/16'),
      subnet('a', 'main', '10.0.1.0/24'),
      subnet('b', 'main', '10.0.2.0/24'),
      vpnGateway('hq', 'main'),
      vpn('hq', 'aws_vpn_gateway.hq', 65010, ['10.0.2.0/24']),
      table('main', { vpc: 'main', subnets: ['a', 'b'], propagating: ['aws_vpn_gateway.hq'] }),
      server('a', { vpc: 'main', subnet: 'a', ip: '10.0.1.10' }),
      server('b', { vpc: 'main', subnet: 'b', ip: '10.0.2.10' }),
    ),
    assume: { sites: { hq: { cidrs: ['10.0.2.0/24'], links: [{ via: 'aws_vpn_connection.hq' }] } } },
    questions: [
      routeOf({ table: 'aws_route_table.main' }, '10.0.2.10', 'local', 'local beats the propagated /24'),
      reaches('a', 'b', 'stays within the VPC'),
    ],
  },
  {
    id: 'route-tables/static-before-prefix-list',
    page: PRIORITY,
    states: 'A static route wins over a prefix-list route with the same destination.',
    model: terraform(
      vpc('main', '10.0.0.0/16'),
      vpc('peer', '172.31.0.0/16'),
      internetGateway('main', 'main'),
      peering('peer', 'main', 'peer'),
      resource('aws_ec2_managed_prefix_list', 'partner', {
        name: 'partner',
        address_family: 'IPv4',
        max_entries: 5,
        entry: [{ cidr: '172.31.0.0/16' }, { cidr: '198.51.100.0/24' }],
      }),
      table('web', {
        vpc: 'main',
        routes: [
          ['172.31.0.0/16', 'aws_vpc_peering_connection.peer'],
          [id('aws_ec2_managed_prefix_list.partner'), IGW],
        ],
      }),
    ),
    questions: [
      routeOf(
        { table: 'aws_route_table.web' },
        '172.31.1.1',
        'aws_vpc_peering_connection.peer',
        'static first',
      ),
      routeOf({ table: 'aws_route_table.web' }, '198.51.100.7', IGW, 'each entry of the list is a route'),
      routeOf({ table: 'aws_route_table.web' }, '203.0.113.7', 'none', 'no entry covers it'),
    ],
  },
  {
    id: 'route-tables/prefix-list-before-propagated',
    page: PREFIX_LISTS,
    states:
      'A prefix-list route wins over a propagated route with the same destination; longer prefixes still win.',
    model: terraform(
      vpc('main', '10.0.0.0/16'),
      internetGateway('main', 'main'),
      vpnGateway('hq', 'main'),
      vpn('hq', 'aws_vpn_gateway.hq', 65010),
      resource('aws_ec2_managed_prefix_list', 'partner', {
        name: 'partner',
        address_family: 'IPv4',
        max_entries: 5,
      }),
      resource('aws_ec2_managed_prefix_list_entry', 'a', {
        cidr: '172.31.0.0/24',
        prefix_list_id: id('aws_ec2_managed_prefix_list.partner'),
      }),
      table('web', {
        vpc: 'main',
        style: 'inline',
        routes: [[id('aws_ec2_managed_prefix_list.partner'), IGW]],
        propagating: ['aws_vpn_gateway.hq'],
      }),
    ),
    assume: siteOn('aws_vpn_connection.hq'),
    questions: [
      routeOf(
        { table: 'aws_route_table.web' },
        '172.31.0.9',
        IGW,
        'the prefix list has priority over propagation',
      ),
    ],
  },
  {
    id: 'route-tables/main-table-implicit',
    page: SUBNETS,
    states:
      'A subnet without an explicit association uses the main route table; an explicit one replaces it.',
    model: terraform(
      vpc('main', '10.0.0.0/16'),
      subnet('implicit', 'main', '10.0.1.0/24'),
      subnet('explicit', 'main', '10.0.2.0/24'),
      internetGateway('main', 'main'),
      mainTable('main', [['0.0.0.0/0', IGW]]),
      table('explicit', { vpc: 'main', subnets: ['explicit'] }),
      server('implicit', { vpc: 'main', subnet: 'implicit', ip: '10.0.1.10', public: 'eip' }),
      server('explicit', { vpc: 'main', subnet: 'explicit', ip: '10.0.2.10', public: 'eip' }),
    ),
    questions: [
      reaches('implicit', 'internet', 'main table has the default route'),
      blocked('explicit', 'internet', 'own table has only local', { stopsAt: ['aws_route_table.explicit'] }),
      reaches('implicit', 'explicit', 'every table has the local route'),
      routeOf({ subnet: 'aws_subnet.implicit' }, '8.8.8.8', IGW, 'main table applies'),
    ],
  },
  {
    id: 'route-tables/main-table-replaced',
    page: SUBNETS,
    states: 'Another table made the main table applies to all subnets without an association.',
    model: terraform(
      vpc('main', '10.0.0.0/16'),
      subnet('implicit', 'main', '10.0.1.0/24'),
      internetGateway('main', 'main'),
      table('chosen', { vpc: 'main', style: 'inline', routes: [['0.0.0.0/0', IGW]] }),
      resource('aws_main_route_table_association', 'main', {
        vpc_id: id('aws_vpc.main'),
        route_table_id: id('aws_route_table.chosen'),
      }),
      server('implicit', { vpc: 'main', subnet: 'implicit', ip: '10.0.1.10', public: 'eip' }),
    ),
    questions: [reaches('implicit', 'internet', 'the table that was made main has the default route')],
  },
  {
    id: 'route-tables/main-table-by-attribute',
    page: SUBNETS,
    states: 'Routes may be added to the main table that came with the VPC.',
    model: terraform(
      vpc('main', '10.0.0.0/16'),
      subnet('implicit', 'main', '10.0.1.0/24'),
      internetGateway('main', 'main'),
      mainRoutes('main', [['0.0.0.0/0', IGW]]),
      server('implicit', { vpc: 'main', subnet: 'implicit', ip: '10.0.1.10', public: 'eip' }),
    ),
    questions: [
      reaches('implicit', 'internet', 'default route in the main table'),
      reaches('internet', 'implicit', 'and so is the reply to the internet'),
    ],
  },
  {
    id: 'route-tables/not-more-specific-within-subnet',
    page: SUBNETS,
    states: 'A static route within the VPC must be a whole subnet; it may lead to a network interface.',
    model: terraform(
      vpc('main', '10.0.0.0/16'),
      subnet('a', 'main', '10.0.1.0/24'),
      subnet('b', 'main', '10.0.2.0/24'),
      subnet('fw', 'main', '10.0.3.0/24'),
      table('a', { vpc: 'main', subnets: ['a'], routes: [['10.0.2.0/24', 'aws_instance.fw']] }),
      table('b', { vpc: 'main', subnets: ['b'], routes: [['10.0.1.0/24', 'aws_instance.fw']] }),
      server('a', { vpc: 'main', subnet: 'a', ip: '10.0.1.10' }),
      server('b', { vpc: 'main', subnet: 'b', ip: '10.0.2.10' }),
      server('fw', { vpc: 'main', subnet: 'fw', ip: '10.0.3.10', forwards: true }),
    ),
    questions: [
      routeOf({ table: 'aws_route_table.a' }, '10.0.2.10', 'aws_instance.fw', 'more specific than local'),
      reaches('a', 'b', 'through the appliance both ways'),
      blocked('a', 'b', 'the appliance is down', {
        down: ['aws_instance.fw'],
        stopsAt: ['aws_instance.fw', 'aws_route_table.a'],
      }),
      reaches('a', 'fw', 'the appliance itself is local'),
    ],
  },
  {
    id: 'route-tables/interface-that-checks-addresses',
    page: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-eni.html',
    states: 'With source/destination checking on, an interface drops traffic that is not addressed to it.',
    model: terraform(
      vpc('main', '10.0.0.0/16'),
      subnet('a', 'main', '10.0.1.0/24'),
      subnet('b', 'main', '10.0.2.0/24'),
      subnet('fw', 'main', '10.0.3.0/24'),
      table('a', { vpc: 'main', subnets: ['a'], routes: [['10.0.2.0/24', 'aws_instance.fw']] }),
      server('a', { vpc: 'main', subnet: 'a', ip: '10.0.1.10' }),
      server('b', { vpc: 'main', subnet: 'b', ip: '10.0.2.10' }),
      server('fw', { vpc: 'main', subnet: 'fw', ip: '10.0.3.10' }),
    ),
    questions: [
      blocked('a', 'b', 'the check drops it', { stopsAt: ['aws_instance.fw'] }),
      blocked('b', 'a', 'the reply goes to the same interface'),
      reaches('b', 'a', 'one way is direct', { oneWay: true }),
    ],
  },
  {
    id: 'route-tables/route-to-peering-not-accepted',
    page: 'https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html',
    states: 'Traffic to a peering that is not active goes nowhere: the route is a blackhole.',
    model: terraform(
      vpc('a', '10.0.0.0/16'),
      vpc('b', '10.1.0.0/16'),
      subnet('a', 'a', '10.0.1.0/24'),
      subnet('b', 'b', '10.1.1.0/24'),
      peering('ab', 'a', 'b', { auto_accept: false }),
      mainTable('a', [['10.1.0.0/16', 'aws_vpc_peering_connection.ab']]),
      mainTable('b', [['10.0.0.0/16', 'aws_vpc_peering_connection.ab']]),
      server('a', { vpc: 'a', subnet: 'a', ip: '10.0.1.10' }),
      server('b', { vpc: 'b', subnet: 'b', ip: '10.1.1.10' }),
    ),
    assume: { peeringStatus: { 'aws_vpc_peering_connection.ab': 'pending-acceptance' } },
    questions: [
      blocked('a', 'b', 'not accepted yet'),
      routeOf({ table: 'aws_default_route_table.a' }, '10.1.1.10', 'blackhole', 'state blackhole'),
    ],
  },
  {
    id: 'route-tables/unknown-prefix-list',
    page: PREFIX_LISTS,
    states: 'The entries of a list that another account owns are not in the configuration.',
    model: terraform(
      vpc('main', '10.0.0.0/16'),
      subnet('web', 'main', '10.0.1.0/24'),
      internetGateway('main', 'main'),
      table('web', { vpc: 'main', subnets: ['web'] }),
      standaloneRoutes('more', id('aws_route_table.web'), [['pl-0123456789abcdef0', IGW]]),
      server('web', { vpc: 'main', subnet: 'web', ip: '10.0.1.10', public: 'eip' }),
    ),
    questions: [
      leftOpen('web', '203.0.113.5', 'whether the list holds the destination is not known'),
      routeOf({ table: 'aws_route_table.web' }, '10.0.1.99', 'local', 'an address of the VPC stays local'),
    ],
  },
];
