import { blocked, reaches, type DocumentedCase } from '../case';
import { id, resource, terraform, together, type Part } from '../terraform/document';
import { dualStackVpc, internetGateway, natGateway, subnet, table } from '../terraform/network';
import { server } from '../terraform/server';

const PAGE = 'https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html';
const IPV6 = '2001:db8:1234:1a';

/** Public server, private server behind a NAT gateway, and IPv6 behind an egress-only gateway. */
function network(): Part {
  return together(
    dualStackVpc('main', '10.0.0.0/16', `${IPV6}00::/56`),
    subnet('public', 'main', '10.0.0.0/24', 'a', { ipv6_cidr_block: `${IPV6}00::/64` }),
    subnet('private', 'main', '10.0.1.0/24', 'a', { ipv6_cidr_block: `${IPV6}01::/64` }),
    internetGateway('main', 'main'),
    natGateway('main', 'public'),
    resource('aws_egress_only_internet_gateway', 'main', { vpc_id: id('aws_vpc.main') }),
    table('public', {
      vpc: 'main',
      subnets: ['public'],
      routes: [['0.0.0.0/0', 'aws_internet_gateway.main']],
    }),
    table('private', {
      vpc: 'main',
      subnets: ['private'],
      routes: [
        ['0.0.0.0/0', 'aws_nat_gateway.main'],
        ['::/0', 'aws_egress_only_internet_gateway.main'],
      ],
    }),
    server('public', { vpc: 'main', subnet: 'public', ip: '10.0.0.10', public: 'eip' }),
    server('private', { vpc: 'main', subnet: 'private', ip: '10.0.1.10', ipv6: `${IPV6}01::10` }),
  );
}

const mode = (blockMode: string): Part =>
  resource('aws_vpc_block_public_access_options', 'this', { internet_gateway_block_mode: blockMode });

const exclusion = (of: Readonly<Record<string, string>>, exclusionMode: string): Part =>
  resource('aws_vpc_block_public_access_exclusion', 'this', {
    ...of,
    internet_gateway_exclusion_mode: exclusionMode,
  });

const WHOLE_VPC = { vpc_id: id('aws_vpc.main') };

export const blockPublicAccess: readonly DocumentedCase[] = [
  {
    id: 'bpa/off',
    page: PAGE,
    states: 'Off: nothing changes.',
    model: terraform(network(), mode('off')),
    questions: [
      reaches('internet', 'public', 'inbound'),
      reaches('private', 'internet', 'by NAT'),
      reaches('private', 'internet', 'IPv6 by the egress-only gateway', { family: 6 }),
    ],
  },
  {
    id: 'bpa/bidirectional',
    page: PAGE,
    states: 'Bidirectional: all traffic of internet and egress-only gateways is blocked.',
    model: terraform(network(), mode('block-bidirectional')),
    questions: [
      blocked('internet', 'public', 'inbound'),
      blocked('public', 'internet', 'outbound'),
      blocked('private', 'internet', 'by NAT, which needs an internet gateway'),
      blocked('private', 'internet', 'IPv6', { family: 6 }),
      reaches('public', 'private', 'within the VPC nothing changes'),
    ],
  },
  {
    id: 'bpa/ingress-only',
    page: PAGE,
    states: 'Ingress-only: only NAT and egress-only gateways still pass.',
    model: terraform(network(), mode('block-ingress')),
    questions: [
      blocked('internet', 'public', 'inbound'),
      reaches('private', 'internet', 'by NAT'),
      reaches('private', 'internet', 'IPv6 by the egress-only gateway', { family: 6 }),
    ],
  },
  {
    id: 'bpa/excluded-both-ways',
    page: PAGE,
    states: 'A bidirectional exclusion of the VPC lifts the block for it.',
    model: terraform(network(), mode('block-bidirectional'), exclusion(WHOLE_VPC, 'allow-bidirectional')),
    questions: [reaches('internet', 'public', 'inbound'), reaches('private', 'internet', 'by NAT')],
  },
  {
    id: 'bpa/excluded-egress',
    page: PAGE,
    states: 'An egress-only exclusion lets traffic out and none in.',
    model: terraform(network(), mode('block-bidirectional'), exclusion(WHOLE_VPC, 'allow-egress')),
    questions: [
      blocked('internet', 'public', 'inbound'),
      reaches('private', 'internet', 'by NAT'),
      reaches('private', 'internet', 'IPv6', { family: 6 }),
    ],
  },
  {
    id: 'bpa/excluded-subnet',
    page: PAGE,
    states: 'A subnet can be excluded on its own.',
    model: terraform(
      network(),
      mode('block-ingress'),
      exclusion({ subnet_id: id('aws_subnet.public') }, 'allow-bidirectional'),
    ),
    questions: [reaches('internet', 'public', 'its subnet is excluded')],
  },
];
