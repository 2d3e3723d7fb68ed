import { blocked, reaches, refused, routeOf, type DocumentedCase } from '../case';
import { id, regions, resource, terraform, together, type Part } from '../terraform/document';
import {
  dualStackVpc,
  mainRoutes,
  mainTable,
  peering,
  subnet,
  table,
  vpc,
  type Route,
} from '../terraform/network';
import { server } from '../terraform/server';

const BASICS = 'https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html';
const FULL = 'https://docs.aws.amazon.com/vpc/latest/peering/peering-configurations-full-access.html';
const PARTIAL = 'https://docs.aws.amazon.com/vpc/latest/peering/peering-configurations-partial-access.html';
const AB = 'aws_vpc_peering_connection.ab';
const AC = 'aws_vpc_peering_connection.ac';
const BC = 'aws_vpc_peering_connection.bc';

/** VPC `name` with one subnet, one server of the same name, and these routes in its main table. */
function site(name: string, cidr: string, subnetCidr: string, ip: string, routes: readonly Route[]): Part {
  return together(
    vpc(name, cidr),
    subnet(name, name, subnetCidr),
    mainTable(name, routes),
    server(name, { vpc: name, subnet: name, ip }),
  );
}

/** VPC A with subnets x and y, both reached by the peers B and C, which have the same addresses. */
function centralVpc(routesX: readonly Route[], routesY: readonly Route[]): Part {
  return together(
    vpc('a', '172.16.0.0/16'),
    subnet('x', 'a', '172.16.0.0/24'),
    subnet('y', 'a', '172.16.1.0/24'),
    table('x', { vpc: 'a', subnets: ['x'], routes: routesX }),
    table('y', { vpc: 'a', subnets: ['y'], routes: routesY }),
    server('x', { vpc: 'a', subnet: 'x', ip: '172.16.0.10' }),
    server('y', { vpc: 'a', subnet: 'y', ip: '172.16.1.10' }),
    peering('ab', 'a', 'b'),
    peering('ac', 'a', 'c'),
  );
}

export const peeringScenarios: readonly DocumentedCase[] = [
  {
    id: 'peering/two-vpcs',
    page: FULL,
    states: 'Two VPCs with a route to each other’s whole range reach each other.',
    model: terraform(
      site('a', '172.16.0.0/16', '172.16.0.0/24', '172.16.0.10', [['10.0.0.0/16', AB]]),
      site('b', '10.0.0.0/16', '10.0.0.0/24', '10.0.0.10', [['172.16.0.0/16', AB]]),
      peering('ab', 'a', 'b'),
    ),
    questions: [
      reaches('a', 'b', 'A to B', { sourceSeen: '172.16.0.10' }),
      reaches('b', 'a', 'B to A'),
      reaches('a', 'b', 'any UDP port as well', { protocol: 'udp', port: 5353 }),
      blocked('a', '10.0.9.9', 'no interface has the address'),
    ],
  },
  {
    id: 'peering/route-on-one-side',
    page: 'https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html',
    states: 'Each side needs a route to the other; without one the replies do not return.',
    model: terraform(
      site('a', '172.16.0.0/16', '172.16.0.0/24', '172.16.0.10', [['10.0.0.0/16', AB]]),
      site('b', '10.0.0.0/16', '10.0.0.0/24', '10.0.0.10', []),
      peering('ab', 'a', 'b'),
    ),
    questions: [
      blocked('a', 'b', 'the reply finds no route', { stopsAt: ['aws_default_route_table.b'] }),
      reaches('a', 'b', 'the request arrives', { oneWay: true }),
      blocked('b', 'a', 'no route at all', { oneWay: true, stopsAt: ['aws_default_route_table.b'] }),
    ],
  },
  {
    id: 'peering/transitive',
    page: BASICS,
    states: 'Peering is not transitive: B and C do not meet through A, whatever their tables say.',
    model: terraform(
      site('a', '172.16.0.0/16', '172.16.0.0/24', '172.16.0.10', [
        ['10.0.0.0/16', AB],
        ['192.168.0.0/16', AC],
      ]),
      site('b', '10.0.0.0/16', '10.0.0.0/24', '10.0.0.10', [
        ['172.16.0.0/16', AB],
        ['192.168.0.0/16', AB],
      ]),
      site('c', '192.168.0.0/16', '192.168.0.0/24', '192.168.0.10', [
        ['172.16.0.0/16', AC],
        ['10.0.0.0/16', AC],
      ]),
      peering('ab', 'a', 'b'),
      peering('ac', 'a', 'c'),
    ),
    questions: [
      reaches('a', 'b', 'A is peered with B'),
      reaches('c', 'a', 'and with C'),
      blocked('b', 'c', 'not through A', { oneWay: true, stopsAt: [AB] }),
      blocked('c', 'b', 'not through A', { oneWay: true, stopsAt: [AC] }),
    ],
  },
  {
    id: 'peering/full-mesh',
    page: FULL,
    states: 'Three VPCs, each peered with each, all reach each other.',
    model: terraform(
      site('a', '172.16.0.0/16', '172.16.0.0/24', '172.16.0.10', [
        ['10.0.0.0/16', AB],
        ['192.168.0.0/16', AC],
      ]),
      vpc('b', '10.0.0.0/16'),
      subnet('b', 'b', '10.0.0.0/24'),
      mainRoutes('b', [
        ['172.16.0.0/16', AB],
        ['192.168.0.0/16', BC],
      ]),
      server('b', { vpc: 'b', subnet: 'b', ip: '10.0.0.10' }),
      site('c', '192.168.0.0/16', '192.168.0.0/24', '192.168.0.10', [
        ['172.16.0.0/16', AC],
        ['10.0.0.0/16', BC],
      ]),
      peering('ab', 'a', 'b'),
      peering('ac', 'a', 'c'),
      peering('bc', 'b', 'c'),
    ),
    questions: [
      reaches('a', 'b', 'A and B'),
      reaches('b', 'c', 'B and C'),
      reaches('c', 'a', 'C and A'),
      blocked('b', 'c', 'their own peering is down', { down: [BC] }),
      reaches('a', 'c', 'another peering is down', { down: [BC] }),
    ],
  },
  {
    id: 'peering/specific-subnets',
    page: PARTIAL,
    states: 'B reaches only subnet x of A and C only subnet y, though B and C have the same addresses.',
    model: terraform(
      centralVpc([['10.0.0.0/16', AB]], [['10.0.0.0/16', AC]]),
      site('b', '10.0.0.0/16', '10.0.0.0/24', '10.0.0.10', [['172.16.0.0/24', AB]]),
      site('c', '10.0.0.0/16', '10.0.0.0/24', '10.0.0.10', [['172.16.1.0/24', AC]]),
    ),
    questions: [
      reaches('b', 'x', 'B and x'),
      reaches('c', 'y', 'C and y'),
      blocked('b', 'y', 'B has no route to y', { stopsAt: ['aws_default_route_table.b'] }),
      blocked('c', 'x', 'C has no route to x'),
      reaches('x', 'b', 'x to B'),
      blocked('x', 'c', 'the same address leads x to B', { toIp: '10.0.0.10' }),
      reaches('y', 'c', 'the same address leads y to C', { toIp: '10.0.0.10' }),
    ],
  },
  {
    id: 'peering/specific-cidr-of-the-peer',
    page: PARTIAL,
    states: 'With several CIDR blocks in A, each peer can be given one of them.',
    model: terraform(
      vpc('a', '10.0.0.0/16'),
      resource('aws_vpc_ipv4_cidr_block_association', 'a', {
        vpc_id: id('aws_vpc.a'),
        cidr_block: '10.2.0.0/16',
      }),
      subnet('x', 'a', '10.0.1.0/24'),
      subnet('y', 'a', '10.2.1.0/24', 'a', { depends_on: ['aws_vpc_ipv4_cidr_block_association.a'] }),
      server('x', { vpc: 'a', subnet: 'x', ip: '10.0.1.10' }),
      server('y', { vpc: 'a', subnet: 'y', ip: '10.2.1.10' }),
      mainRoutes('a', [
        ['10.3.0.0/16', AB],
        ['10.4.0.0/16', AC],
      ]),
      peering('ab', 'a', 'b'),
      peering('ac', 'a', 'c'),
      site('b', '10.3.0.0/16', '10.3.1.0/24', '10.3.1.10', [['10.0.0.0/16', AB]]),
      site('c', '10.4.0.0/16', '10.4.1.0/24', '10.4.1.10', [['10.2.0.0/16', AC]]),
    ),
    questions: [
      reaches('b', 'x', 'B and the first block'),
      blocked('b', 'y', 'B has no route to the second'),
      reaches('c', 'y', 'C and the second block'),
      blocked('c', 'x', 'C has no route to the first'),
      reaches('x', 'y', 'the blocks of a VPC are local to each other'),
    ],
  },
  {
    id: 'peering/specific-instances',
    page: PARTIAL,
    states: 'A reaches one instance in each of two VPCs with the same addresses, by /32 routes.',
    model: terraform(
      site('a', '172.16.0.0/16', '172.16.0.0/24', '172.16.0.88', [
        ['10.0.0.44/32', AB],
        ['10.0.0.55/32', AC],
      ]),
      site('b', '10.0.0.0/16', '10.0.0.0/24', '10.0.0.44', [['172.16.0.88/32', AB]]),
      site('c', '10.0.0.0/16', '10.0.0.0/24', '10.0.0.55', [['172.16.0.88/32', AC]]),
      server('other', { vpc: 'b', subnet: 'b', ip: '10.0.0.60' }),
      peering('ab', 'a', 'b'),
      peering('ac', 'a', 'c'),
    ),
    questions: [
      reaches('a', 'b', 'instance in B'),
      reaches('a', 'c', 'instance in C'),
      blocked('a', 'other', 'no route for another instance', { stopsAt: ['aws_default_route_table.a'] }),
    ],
  },
  {
    id: 'peering/longest-prefix-between-twins',
    page: PARTIAL,
    states: 'A sends 10.0.0.77 to B and all else to C; answers to other hosts of B go to C and are lost.',
    model: terraform(
      site('a', '172.16.0.0/16', '172.16.0.0/24', '172.16.0.10', [
        ['10.0.0.77/32', AB],
        ['10.0.0.0/16', AC],
      ]),
      site('b', '10.0.0.0/16', '10.0.0.0/24', '10.0.0.77', [['172.16.0.0/16', AB]]),
      site('c', '10.0.0.0/16', '10.0.0.0/24', '10.0.0.90', [['172.16.0.0/16', AC]]),
      server('other', { vpc: 'b', subnet: 'b', ip: '10.0.0.60' }),
      peering('ab', 'a', 'b'),
      peering('ac', 'a', 'c'),
    ),
    questions: [
      reaches('a', 'b', '10.0.0.77 is in B'),
      reaches('a', 'c', 'others are in C'),
      reaches('b', 'a', 'the reply to 10.0.0.77 returns to B'),
      blocked('other', 'a', 'the reply goes to C instead'),
      reaches('other', 'a', 'the request arrives: no reverse-path check', { oneWay: true }),
      routeOf({ table: 'aws_default_route_table.a' }, '10.0.0.77', AB, 'the /32 wins', {
        prefix: '10.0.0.77/32',
      }),
      routeOf({ table: 'aws_default_route_table.a' }, '10.0.0.78', AC, 'the /16 takes the rest'),
    ],
  },
  {
    id: 'peering/overlap',
    page: BASICS,
    states: 'A peering between VPCs with overlapping CIDR blocks cannot be created.',
    model: terraform(vpc('a', '10.0.0.0/16'), vpc('b', '10.0.128.0/17'), peering('ab', 'a', 'b')),
    questions: [refused(AB, 'overlapping blocks')],
  },
  {
    id: 'peering/overlap-in-second-block',
    page: BASICS,
    states: 'One overlapping block among several is enough to refuse the peering.',
    model: terraform(
      vpc('a', '10.0.0.0/16'),
      vpc('b', '10.1.0.0/16'),
      resource('aws_vpc_ipv4_cidr_block_association', 'b', {
        vpc_id: id('aws_vpc.b'),
        cidr_block: '10.0.0.0/20',
      }),
      peering('ab', 'a', 'b'),
    ),
    questions: [refused(AB, 'the second block of B overlaps A')],
  },
  {
    id: 'peering/ipv6',
    page: FULL,
    states: 'IPv6 over a peering needs IPv6 routes on both sides.',
    model: terraform(
      dualStackVpc('a', '10.0.0.0/16', '2001:db8:a::/56'),
      dualStackVpc('b', '10.1.0.0/16', '2001:db8:b::/56'),
      subnet('a', 'a', '10.0.0.0/24', 'a', { ipv6_cidr_block: '2001:db8:a::/64' }),
      subnet('b', 'b', '10.1.0.0/24', 'a', { ipv6_cidr_block: '2001:db8:b::/64' }),
      mainTable('a', [['2001:db8:b::/56', AB]]),
      mainTable('b', [['2001:db8:a::/56', AB]]),
      peering('ab', 'a', 'b'),
      server('a', { vpc: 'a', subnet: 'a', ip: '10.0.0.10', ipv6: '2001:db8:a::10' }),
      server('b', { vpc: 'b', subnet: 'b', ip: '10.1.0.10', ipv6: '2001:db8:b::10' }),
    ),
    questions: [
      reaches('a', 'b', 'IPv6 routes exist', { family: 6 }),
      blocked('a', 'b', 'IPv4 routes do not', { family: 4 }),
    ],
  },
  {
    id: 'peering/inter-region',
    page: BASICS,
    states: 'VPCs of different Regions can be peered; the accepter accepts.',
    model: terraform(
      regions('us-east-1', 'eu-west-1'),
      site('a', '10.0.0.0/16', '10.0.0.0/24', '10.0.0.10', [['10.1.0.0/16', AB]]),
      vpc('b', '10.1.0.0/16', { provider: 'aws.eu-west-1' }),
      subnet('b', 'b', '10.1.0.0/24', 'a', { provider: 'aws.eu-west-1' }),
      mainRoutes('b', [['10.0.0.0/16', 'aws_vpc_peering_connection_accepter.ab']], {
        provider: 'aws.eu-west-1',
      }),
      server('b', { vpc: 'b', subnet: 'b', ip: '10.1.0.10', more: { provider: 'aws.eu-west-1' } }),
      resource('aws_vpc_peering_connection', 'ab', {
        vpc_id: id('aws_vpc.a'),
        peer_vpc_id: id('aws_vpc.b'),
        peer_region: 'eu-west-1',
      }),
      resource('aws_vpc_peering_connection_accepter', 'ab', {
        provider: 'aws.eu-west-1',
        vpc_peering_connection_id: id(AB),
        auto_accept: true,
      }),
    ),
    questions: [
      // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/network_mtu.html: 1500 bytes, 8500 in the newest edition.
      reaches('a', 'b', 'across Regions, 1500 bytes by every edition of the MTU page', { mtu: 1500 }),
      reaches('b', 'a', 'and back'),
      blocked('a', 'b', 'the other Region is down', { down: ['region:eu-west-1'] }),
    ],
  },
];
