import { blocked, reaches, refused, routeOf, type DocumentedCase } from '../case';
import { id, resource, terraform, together, type Part } from '../terraform/document';
import { dualStackVpc, internetGateway, mainTable, peering, subnet, table, vpc } from '../terraform/network';
import { networkAcl, server } from '../terraform/server';
import { attachment, transitGateway, transitTable } from '../terraform/transit';

const ROUTES = 'https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html';
const EGRESS = 'https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html';
const PEERING = 'https://docs.aws.amazon.com/vpc/latest/peering/peering-configurations-full-access.html';
const TGW = 'https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html';
const ACL = 'https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html';
const BLOCKS = 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html';
const AB = 'aws_vpc_peering_connection.ab';
const HUB = 'aws_ec2_transit_gateway.hub';
const EIGW = 'aws_egress_only_internet_gateway.main';
const IGW = 'aws_internet_gateway.main';

/** VPC `name` with both families, one subnet and a server of the same name. */
function site(name: 'a' | 'b', routes: Parameters<typeof mainTable>[1]): Part {
  const digit = name === 'a' ? 1 : 2;
  return together(
    dualStackVpc(name, `10.${digit}.0.0/16`, `2001:db8:${digit}::/56`),
    subnet(name, name, `10.${digit}.1.0/24`, 'a', { ipv6_cidr_block: `2001:db8:${digit}::/64` }),
    mainTable(name, routes),
    server(name, { vpc: name, subnet: name, ip: `10.${digit}.1.10`, ipv6: `2001:db8:${digit}::10` }),
  );
}

function overTransit(ipv6: 'enable' | 'disable'): Part {
  const routes = (other: number) =>
    [
      [`10.${other}.0.0/16`, HUB],
      [`2001:db8:${other}::/56`, HUB],
    ] as const;
  const more = { ipv6_support: ipv6 };
  return together(
    site('a', routes(2)),
    site('b', routes(1)),
    transitGateway('hub'),
    attachment('a', { gateway: 'hub', vpc: 'a', subnets: ['a'], more }),
    attachment('b', { gateway: 'hub', vpc: 'b', subnets: ['b'], more }),
    transitTable('all', { gateway: 'hub', associated: ['a', 'b'], propagated: ['a', 'b'] }),
  );
}

/** A server with both families behind the routes of its main table. */
function alone(routes: Parameters<typeof mainTable>[1], ...more: readonly Part[]): Part {
  return together(site('a', routes), ...more);
}

const egressOnly = resource('aws_egress_only_internet_gateway', 'main', { vpc_id: id('aws_vpc.a') });
const everything = { number: 100, allow: true, cidr: '0.0.0.0/0' };

export const dualStack: readonly DocumentedCase[] = [
  {
    id: 'ipv6/egress-only-gateway',
    page: EGRESS,
    states:
      'An egress-only internet gateway lets IPv6 connections out, their replies in, and nothing else in.',
    model: terraform(alone([['::/0', EIGW]], egressOnly)),
    questions: [
      reaches('a', 'internet', 'out over IPv6', { family: 6 }),
      blocked('internet', 'a', 'nothing from outside', { family: 6 }),
      blocked('a', 'internet', 'it is for IPv6 only', { family: 4 }),
      blocked('a', 'internet', 'it is down', { family: 6, down: [EIGW] }),
      routeOf({ subnet: 'aws_subnet.a' }, '2001:db8:ffff::1', EIGW, 'the default route of IPv6', {
        prefix: '::/0',
      }),
    ],
  },
  {
    id: 'ipv6/internet-gateway-without-translation',
    page: 'https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html',
    states: 'IPv6 addresses are public: an internet gateway passes them both ways without translation.',
    model: terraform(alone([['::/0', IGW]], internetGateway('main', 'a'))),
    questions: [
      reaches('a', 'internet', 'out', { family: 6, sourceSeen: '2001:db8:1::10' }),
      reaches('internet', 'a', 'in', { family: 6 }),
      blocked('internet', 'a', 'no public IPv4 address', { family: 4 }),
    ],
  },
  {
    id: 'ipv6/routes-of-each-family',
    page: ROUTES,
    states: 'Routes of one family say nothing about the other.',
    model: terraform(alone([['0.0.0.0/0', IGW]], internetGateway('main', 'a'))),
    questions: [
      blocked('a', 'internet', 'no IPv6 route', { family: 6 }),
      blocked('internet', 'a', 'nor any for the reply', { family: 6 }),
      reaches('internet', 'a', 'though the packet arrives', { family: 6, oneWay: true }),
    ],
  },
  {
    id: 'ipv6/peering-both-families',
    page: PEERING,
    states: 'A peering carries IPv6 between the blocks of both VPCs where both have routes for it.',
    model: terraform(
      site('a', [
        ['10.2.0.0/16', AB],
        ['2001:db8:2::/56', AB],
      ]),
      site('b', [['2001:db8:1::/56', AB]]),
      peering('ab', 'a', 'b'),
    ),
    questions: [
      reaches('a', 'b', 'IPv6 both ways', { family: 6, mtu: 9001 }),
      blocked('a', 'b', 'IPv4 finds no way back', { family: 4, stopsAt: ['aws_default_route_table.b'] }),
      reaches('a', 'b', 'and so the pair talks', {}),
    ],
  },
  {
    id: 'ipv6/peering-no-edge-to-edge',
    page: 'https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html',
    states: 'The egress-only internet gateway of a peer cannot be used.',
    model: terraform(
      site('a', [['::/0', EIGW]]),
      egressOnly,
      site('b', [['::/0', AB]]),
      peering('ab', 'a', 'b'),
    ),
    questions: [
      blocked('b', 'internet', 'not by way of the peer', { family: 6 }),
      blocked('b', '2001:db8:ffff::1', 'to no address of it', { family: 6, stopsAt: [AB] }),
      reaches('a', 'internet', 'the owner of the gateway may', { family: 6 }),
    ],
  },
  {
    id: 'ipv6/transit-support-on',
    page: TGW,
    states: 'With IPv6 support an attachment carries both families.',
    model: terraform(overTransit('enable')),
    questions: [
      reaches('a', 'b', 'IPv4', { family: 4 }),
      reaches('a', 'b', 'IPv6', { family: 6, mtu: 8500 }),
    ],
  },
  {
    id: 'ipv6/transit-support-off',
    page: TGW,
    states: 'IPv6 support of an attachment is off by default.',
    model: terraform(overTransit('disable')),
    questions: [reaches('a', 'b', 'IPv4', { family: 4 }), blocked('a', 'b', 'IPv6', { family: 6 })],
  },
  {
    id: 'ipv6/acl-needs-own-rules',
    page: ACL,
    states: 'Rules of a network ACL are for one family: IPv6 needs rules of its own.',
    model: terraform(
      alone(
        [
          ['0.0.0.0/0', IGW],
          ['::/0', IGW],
        ],
        internetGateway('main', 'a'),
        resource('aws_eip', 'a', { domain: 'vpc', instance: id('aws_instance.a') }),
        networkAcl('main', { vpc: 'a', subnets: ['a'], inbound: [everything], outbound: [everything] }),
      ),
    ),
    questions: [
      reaches('a', 'internet', 'IPv4 is allowed', { family: 4 }),
      blocked('a', 'internet', 'IPv6 is not', { family: 6, stopsAt: ['aws_network_acl.main'] }),
      blocked('internet', 'a', 'nor inbound', { family: 6, stopsAt: ['aws_network_acl.main'] }),
    ],
  },
  {
    id: 'blocks/secondary-block-is-local',
    page: BLOCKS,
    states: 'Every block that is associated with a VPC has a local route in all its tables.',
    model: terraform(
      vpc('main', '10.0.0.0/16'),
      resource('aws_vpc_ipv4_cidr_block_association', 'more', {
        vpc_id: id('aws_vpc.main'),
        cidr_block: '100.64.0.0/16',
      }),
      subnet('first', 'main', '10.0.1.0/24'),
      subnet('second', 'main', '100.64.1.0/24'),
      table('first', { vpc: 'main', subnets: ['first'] }),
      server('first', { vpc: 'main', subnet: 'first', ip: '10.0.1.10' }),
      server('second', { vpc: 'main', subnet: 'second', ip: '100.64.1.10' }),
    ),
    questions: [
      reaches('first', 'second', 'from the first block'),
      reaches('second', 'first', 'from the second'),
      routeOf({ table: 'aws_route_table.first' }, '100.64.1.10', 'local', 'a local route', {
        prefix: '100.64.0.0/16',
      }),
    ],
  },
  {
    id: 'blocks/secondary-block-over-peering',
    page: 'https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html',
    states: 'A peering leads to every block of the peer to which there is a route.',
    model: terraform(
      vpc('a', '10.0.0.0/16'),
      subnet('a', 'a', '10.0.1.0/24'),
      mainTable('a', [
        ['10.1.0.0/16', AB],
        ['10.9.0.0/16', AB],
      ]),
      server('a', { vpc: 'a', subnet: 'a', ip: '10.0.1.10' }),
      vpc('b', '10.1.0.0/16'),
      resource('aws_vpc_ipv4_cidr_block_association', 'b', {
        vpc_id: id('aws_vpc.b'),
        cidr_block: '10.9.0.0/16',
      }),
      subnet('b', 'b', '10.9.1.0/24'),
      mainTable('b', [['10.0.0.0/16', AB]]),
      server('b', { vpc: 'b', subnet: 'b', ip: '10.9.1.10' }),
      peering('ab', 'a', 'b'),
    ),
    questions: [reaches('a', 'b', 'to the second block'), reaches('b', 'a', 'and from it')],
  },
  {
    id: 'blocks/subnets-may-not-overlap',
    page: 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html',
    states: 'Blocks of subnets in one VPC may not overlap, and lie within the VPC’s.',
    model: terraform(
      vpc('main', '10.0.0.0/16'),
      subnet('a', 'main', '10.0.0.0/23'),
      subnet('b', 'main', '10.0.1.0/24'),
      subnet('c', 'main', '10.1.0.0/24'),
    ),
    questions: [
      refused(['aws_subnet.a', 'aws_subnet.b'], 'they overlap'),
      refused('aws_subnet.c', 'it lies outside'),
    ],
  },
];
