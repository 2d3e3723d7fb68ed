import { blocked, reaches, type DocumentedCase } from '../case';
import { id, resource, terraform, together, type Part } from '../terraform/document';
import {
  dualStackVpc,
  internetGateway,
  mainTable,
  natGateway,
  peering,
  subnet,
  table,
  vpc,
} from '../terraform/network';
import { networkAcl, server } from '../terraform/server';
import { attachment, transitGateway, transitTable } from '../terraform/transit';

const MTU = 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/network_mtu.html';
const TGW_MTU = 'https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-quotas.html';
const NAT64 = 'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html';
const SECURITY = 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html';
const TGW = 'aws_ec2_transit_gateway.tgw';

function pairOf(target: string): Part {
  return together(
    ...(['a', 'b'] as const).map((name, n) =>
      together(
        vpc(name, `10.${n + 1}.0.0/16`),
        subnet(name, name, `10.${n + 1}.1.0/24`),
        mainTable(name, [[`10.${2 - n}.0.0/16`, target]]),
        server(name, { vpc: name, subnet: name, ip: `10.${n + 1}.1.10` }),
      ),
    ),
  );
}

/** IPv6 of a private subnet led to a NAT gateway by the well-known prefix. */
function nat64(): Part {
  return together(
    dualStackVpc('main', '10.0.0.0/16', '2001:db8:1234:1a00::/56'),
    subnet('public', 'main', '10.0.0.0/24'),
    subnet('private', 'main', '10.0.1.0/24', 'a', {
      ipv6_cidr_block: '2001:db8:1234:1a01::/64',
      enable_dns64: true,
    }),
    internetGateway('main', 'main'),
    natGateway('main', 'public'),
    table('public', {
      vpc: 'main',
      subnets: ['public'],
      routes: [['0.0.0.0/0', 'aws_internet_gateway.main']],
    }),
    table('private', {
      vpc: 'main',
      subnets: ['private'],
      routes: [['64:ff9b::/96', 'aws_nat_gateway.main']],
    }),
    server('app', { vpc: 'main', subnet: 'private', ip: '10.0.1.10', ipv6: '2001:db8:1234:1a01::10' }),
  );
}

export const oddsAndEnds: readonly DocumentedCase[] = [
  {
    id: 'mtu/within-and-out-of-a-vpc',
    page: MTU,
    states: 'Jumbo frames of 9001 bytes within a VPC, 1500 over an internet gateway.',
    model: terraform(
      vpc('main', '10.0.0.0/16'),
      subnet('a', 'main', '10.0.1.0/24'),
      subnet('b', 'main', '10.0.2.0/24'),
      internetGateway('main', 'main'),
      mainTable('main', [['0.0.0.0/0', 'aws_internet_gateway.main']]),
      server('a', { vpc: 'main', subnet: 'a', ip: '10.0.1.10', public: 'eip' }),
      server('b', { vpc: 'main', subnet: 'b', ip: '10.0.2.10' }),
    ),
    questions: [
      reaches('a', 'b', 'within the VPC', { mtu: 9001 }),
      reaches('a', 'internet', 'over the internet gateway', { mtu: 1500 }),
    ],
  },
  {
    id: 'mtu/peering',
    page: MTU,
    states: 'A peering within the Region carries jumbo frames.',
    model: terraform(pairOf('aws_vpc_peering_connection.ab'), peering('ab', 'a', 'b')),
    questions: [reaches('a', 'b', 'peering', { mtu: 9001 })],
  },
  {
    id: 'mtu/transit-gateway',
    page: TGW_MTU,
    states: 'A transit gateway carries 8500 bytes between VPCs.',
    model: terraform(
      pairOf(TGW),
      transitGateway('tgw'),
      attachment('a', { gateway: 'tgw', vpc: 'a', subnets: ['a'] }),
      attachment('b', { gateway: 'tgw', vpc: 'b', subnets: ['b'] }),
      transitTable('all', { gateway: 'tgw', associated: ['a', 'b'], propagated: ['a', 'b'] }),
    ),
    questions: [reaches('a', 'b', 'transit gateway', { mtu: 8500 })],
  },
  {
    id: 'nat/nat64',
    page: NAT64,
    states: 'A NAT gateway translates IPv6 to IPv4 for addresses of 64:ff9b::/96 that are routed to it.',
    model: terraform(nat64()),
    questions: [
      reaches('app', '64:ff9b::cb00:7105', '203.0.113.5 on the internet'),
      blocked('app', '2600:1f18::5', 'IPv6 itself has no route'),
      blocked('app', '203.0.113.5', 'nor has IPv4'),
    ],
  },
  {
    id: 'sg/not-for-amazon-services',
    page: SECURITY,
    states:
      'Neither groups nor network ACLs filter the Amazon DNS server, instance metadata and time service.',
    model: terraform(
      vpc('main', '10.0.0.0/16'),
      subnet('a', 'main', '10.0.1.0/24'),
      networkAcl('closed', { vpc: 'main', subnets: ['a'], inbound: [], outbound: [] }),
      resource('aws_security_group', 'closed', { name: 'closed', vpc_id: id('aws_vpc.main') }),
      server('a', { vpc: 'main', subnet: 'a', ip: '10.0.1.10', groups: ['closed'] }),
    ),
    questions: [
      reaches('a', '169.254.169.253', 'Amazon DNS', { protocol: 'udp', port: 53 }),
      reaches('a', '10.0.0.2', 'Amazon DNS at the base of the VPC’s range plus two', {
        protocol: 'udp',
        port: 53,
      }),
      reaches('a', '169.254.169.254', 'instance metadata', { port: 80 }),
      reaches('a', '169.254.169.123', 'time service', { protocol: 'udp', port: 123 }),
    ],
  },
];
