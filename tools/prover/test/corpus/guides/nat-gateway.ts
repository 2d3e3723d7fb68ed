import { blocked, reaches, type DocumentedCase } from '../case';
import { id, resource, terraform, together, type Part } from '../terraform/document';
import {
  dualStackVpc,
  internetGateway,
  natGateway,
  peering,
  privateNatGateway,
  subnet,
  table,
  vpc,
} from '../terraform/network';
import { networkAcl, server } from '../terraform/server';
import { attachment, transitGateway, transitTable } from '../terraform/transit';

const SCENARIOS = 'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-scenarios.html';
const BASICS = 'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html';
const NAT = 'aws_nat_gateway.main';
const IGW = 'aws_internet_gateway.main';

/** A public subnet with a NAT gateway and a private subnet behind it. */
function privateBehindNat(): Part {
  return together(
    vpc('main', '10.0.0.0/16'),
    subnet('public', 'main', '10.0.0.0/24'),
    subnet('private', 'main', '10.0.1.0/24'),
    internetGateway('main', 'main'),
    natGateway('main', 'public'),
    table('public', { vpc: 'main', subnets: ['public'], routes: [['0.0.0.0/0', IGW]] }),
    table('private', { vpc: 'main', subnets: ['private'], routes: [['0.0.0.0/0', NAT]], style: 'inline' }),
    server('app', { vpc: 'main', subnet: 'private', ip: '10.0.1.10' }),
  );
}

const openRules = [{ number: 100, allow: true, cidr: '0.0.0.0/0' }];

export const natGateways: readonly DocumentedCase[] = [
  {
    id: 'nat/private-subnet-to-internet',
    page: SCENARIOS,
    states:
      'Instances in private subnets reach the internet through NAT; the internet cannot start connections.',
    model: terraform(privateBehindNat()),
    questions: [
      reaches('app', 'internet', 'TCP'),
      reaches('app', 'internet', 'UDP', { protocol: 'udp', port: 53 }),
      reaches('app', 'internet', 'ICMP', { protocol: 'icmp' }),
      blocked('internet', 'app', 'no unsolicited inbound connections'),
      blocked('app', 'internet', 'the gateway is down', { down: [NAT] }),
      blocked('app', 'internet', 'its zone is down', { down: ['az:us-east-1a'] }),
      blocked('app', 'internet', 'ESP is none of the protocols that it translates', { protocol: '50' }),
    ],
  },
  {
    id: 'nat/gateway-in-private-subnet',
    page: 'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html',
    states: 'A public NAT gateway must lie in a subnet with a route to an internet gateway.',
    model: terraform(
      vpc('main', '10.0.0.0/16'),
      subnet('nat', 'main', '10.0.0.0/24'),
      subnet('private', 'main', '10.0.1.0/24'),
      internetGateway('main', 'main'),
      natGateway('main', 'nat'),
      table('nat', { vpc: 'main', subnets: ['nat'] }),
      table('private', { vpc: 'main', subnets: ['private'], routes: [['0.0.0.0/0', NAT]] }),
      server('app', { vpc: 'main', subnet: 'private', ip: '10.0.1.10' }),
    ),
    questions: [blocked('app', 'internet', 'no route onwards', { stopsAt: ['aws_route_table.nat'] })],
  },
  {
    id: 'nat/acl-of-its-subnet',
    page: BASICS,
    states: 'The NACL of the gateway’s subnet applies to it; it uses ports 1024–65535.',
    model: terraform(
      privateBehindNat(),
      networkAcl('public', {
        vpc: 'main',
        subnets: ['public'],
        inbound: [
          { number: 100, allow: true, cidr: '10.0.0.0/16' },
          { number: 110, allow: true, cidr: '0.0.0.0/0', protocol: 'tcp', ports: [1024, 65535] },
        ],
        outbound: openRules,
      }),
    ),
    questions: [
      reaches('app', 'internet', 'replies to 1024–65535 may enter'),
      blocked('app', 'internet', 'UDP replies may not', {
        protocol: 'udp',
        port: 53,
        stopsAt: ['aws_network_acl.public'],
      }),
    ],
  },
  {
    id: 'nat/acl-without-ephemeral-ports',
    page: BASICS,
    states: 'Without an inbound rule for its ports the NAT gateway gets no replies.',
    model: terraform(
      privateBehindNat(),
      networkAcl('public', {
        vpc: 'main',
        subnets: ['public'],
        inbound: [{ number: 100, allow: true, cidr: '10.0.0.0/16' }],
        outbound: openRules,
        style: 'standalone',
      }),
    ),
    questions: [
      blocked('app', 'internet', 'reply refused', { stopsAt: ['aws_network_acl.public'] }),
      reaches('app', 'internet', 'the request itself goes out', { oneWay: true }),
    ],
  },
  {
    id: 'nat/not-by-peering',
    page: BASICS,
    states: 'Traffic cannot be routed to a NAT gateway over a VPC peering connection.',
    model: terraform(
      privateBehindNat(),
      vpc('peer', '10.1.0.0/16'),
      subnet('peer', 'peer', '10.1.0.0/24'),
      peering('p', 'peer', 'main'),
      table('peer', {
        vpc: 'peer',
        subnets: ['peer'],
        routes: [['0.0.0.0/0', 'aws_vpc_peering_connection.p']],
      }),
      server('peer', { vpc: 'peer', subnet: 'peer', ip: '10.1.0.10' }),
    ),
    questions: [
      blocked('peer', 'internet', 'edge to edge', { stopsAt: ['aws_vpc_peering_connection.p'] }),
      blocked('peer', 'app', 'private subnet has no route back'),
      reaches('peer', 'app', 'though the request arrives', { oneWay: true }),
    ],
  },
  {
    id: 'nat/private-nat-to-on-premises-or-vpc',
    page: SCENARIOS,
    states:
      'A private NAT gateway gives its own address to traffic that goes on to another VPC over a transit gateway.',
    model: terraform(
      vpc('main', '10.0.0.0/16'),
      subnet('nat', 'main', '10.0.0.0/24'),
      subnet('app', 'main', '10.0.1.0/24'),
      privateNatGateway('main', 'nat', '10.0.0.125'),
      table('nat', { vpc: 'main', subnets: ['nat'], routes: [['0.0.0.0/0', 'aws_ec2_transit_gateway.tgw']] }),
      table('app', { vpc: 'main', subnets: ['app'], routes: [['0.0.0.0/0', NAT]] }),
      vpc('far', '10.9.0.0/16'),
      subnet('far', 'far', '10.9.0.0/24'),
      table('far', {
        vpc: 'far',
        subnets: ['far'],
        routes: [['10.0.0.0/16', 'aws_ec2_transit_gateway.tgw']],
      }),
      transitGateway('tgw'),
      attachment('main', { gateway: 'tgw', vpc: 'main', subnets: ['nat'] }),
      attachment('far', { gateway: 'tgw', vpc: 'far', subnets: ['far'] }),
      transitTable('all', { gateway: 'tgw', associated: ['main', 'far'], propagated: ['main', 'far'] }),
      server('app', { vpc: 'main', subnet: 'app', ip: '10.0.1.10' }),
      server('far', { vpc: 'far', subnet: 'far', ip: '10.9.0.10' }),
    ),
    questions: [
      reaches('app', 'far', 'translated', { sourceSeen: '10.0.0.125' }),
      blocked('far', '10.0.0.125', 'no unsolicited connection to the gateway'),
    ],
  },
  {
    id: 'nat/private-nat-to-internet-gateway',
    page: SCENARIOS,
    states: 'Traffic that a private NAT gateway sends to an internet gateway is dropped.',
    model: terraform(
      vpc('main', '10.0.0.0/16'),
      subnet('public', 'main', '10.0.0.0/24'),
      subnet('private', 'main', '10.0.1.0/24'),
      internetGateway('main', 'main'),
      privateNatGateway('main', 'public'),
      table('public', { vpc: 'main', subnets: ['public'], routes: [['0.0.0.0/0', IGW]] }),
      table('private', { vpc: 'main', subnets: ['private'], routes: [['0.0.0.0/0', NAT]] }),
      server('app', { vpc: 'main', subnet: 'private', ip: '10.0.1.10' }),
    ),
    questions: [blocked('app', 'internet', 'the internet gateway drops it', { stopsAt: [IGW, NAT] })],
  },
  {
    id: 'nat/zonal',
    page: BASICS,
    states: 'A gateway shared by several zones takes them all down with its own; one each does not.',
    model: terraform(
      vpc('main', '10.0.0.0/16'),
      subnet('public_a', 'main', '10.0.0.0/24', 'a'),
      subnet('public_b', 'main', '10.0.1.0/24', 'b'),
      subnet('shared_b', 'main', '10.0.2.0/24', 'b'),
      subnet('own_b', 'main', '10.0.3.0/24', 'b'),
      internetGateway('main', 'main'),
      natGateway('main', 'public_a'),
      natGateway('b', 'public_b'),
      table('public', { vpc: 'main', subnets: ['public_a', 'public_b'], routes: [['0.0.0.0/0', IGW]] }),
      table('shared_b', { vpc: 'main', subnets: ['shared_b'], routes: [['0.0.0.0/0', NAT]] }),
      table('own_b', { vpc: 'main', subnets: ['own_b'], routes: [['0.0.0.0/0', 'aws_nat_gateway.b']] }),
      server('shared', { vpc: 'main', subnet: 'shared_b', ip: '10.0.2.10' }),
      server('own', { vpc: 'main', subnet: 'own_b', ip: '10.0.3.10' }),
    ),
    questions: [
      reaches('shared', 'internet', 'across zones while all is well'),
      blocked('shared', 'internet', 'zone a is down', { down: ['az:us-east-1a'] }),
      reaches('own', 'internet', 'independent of zone a', { down: ['az:us-east-1a'] }),
    ],
  },
  {
    id: 'nat/egress-only-gateway',
    page: 'https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html',
    states:
      'An egress-only internet gateway lets IPv6 out and answers in, and no connection from the internet.',
    model: terraform(
      dualStackVpc('main', '10.0.0.0/16', '2001:db8:1234:1a00::/56'),
      subnet('private', 'main', '10.0.1.0/24', 'a', { ipv6_cidr_block: '2001:db8:1234:1a02::/64' }),
      resource('aws_egress_only_internet_gateway', 'out', { vpc_id: id('aws_vpc.main') }),
      table('private', {
        vpc: 'main',
        subnets: ['private'],
        routes: [['::/0', 'aws_egress_only_internet_gateway.out']],
      }),
      server('app', { vpc: 'main', subnet: 'private', ip: '10.0.1.10', ipv6: '2001:db8:1234:1a02::10' }),
    ),
    questions: [
      reaches('app', 'internet', 'IPv6 out', { family: 6, sourceSeen: '2001:db8:1234:1a02::10' }),
      blocked('internet', 'app', 'IPv6 in', { family: 6 }),
      blocked('app', 'internet', 'it carries no IPv4', { family: 4 }),
    ],
  },
];
