import { blocked, reaches, refused, routeOf, type DocumentedCase } from '../case';
import { id, regions, resource, terraform, together, type Part } from '../terraform/document';
import { vpn } from '../terraform/hybrid';
import { mainRoutes, mainTable, subnet, table, vpc } from '../terraform/network';
import { server } from '../terraform/server';
import { attachment, transitGateway, transitTable } from '../terraform/transit';

const EXAMPLES = 'https://docs.aws.amazon.com/vpc/latest/tgw/TGW_Scenarios.html';
const HOW = 'https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html';
const TGW = 'aws_ec2_transit_gateway.tgw';
const TABLE = 'aws_ec2_transit_gateway_route_table';

/** VPC `name` = 10.`n`.0.0/16 with a server, attached in its only subnet, all else to the transit gateway. */
export function spoke(name: string, n: number, more: { zone?: string; attachmentMore?: object } = {}): Part {
  return together(
    vpc(name, `10.${n}.0.0/16`),
    subnet(name, name, `10.${n}.1.0/24`, more.zone ?? 'a'),
    subnet(`${name}_tgw`, name, `10.${n}.255.0/28`, more.zone ?? 'a'),
    table(name, { vpc: name, subnets: [name], routes: [['0.0.0.0/0', TGW]] }),
    attachment(name, {
      gateway: 'tgw',
      vpc: name,
      subnets: [`${name}_tgw`],
      more: { ...more.attachmentMore },
    }),
    server(name, { vpc: name, subnet: name, ip: `10.${n}.1.10` }),
  );
}

const defaults = {
  transit_gateway_default_route_table_association: true,
  transit_gateway_default_route_table_propagation: true,
};

const office = {
  sites: {
    office: {
      cidrs: ['10.99.99.0/24'],
      links: [{ via: 'aws_vpn_connection.office', advertises: [{ prefix: '10.99.99.0/24' }] }],
    },
  },
};
const OFFICE = 'aws_vpn_connection.office';
const PEER = 'aws_ec2_transit_gateway_peering_attachment.far';

export const transitGateways: readonly DocumentedCase[] = [
  {
    id: 'tgw/centralized-router',
    page: 'https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-centralized-router.html',
    states:
      'All attachments use the default table for association and propagation: all VPCs and the VPN meet.',
    model: terraform(
      transitGateway('tgw', {
        default_route_table_association: 'enable',
        default_route_table_propagation: 'enable',
      }),
      spoke('a', 1, { attachmentMore: defaults }),
      spoke('b', 2, { attachmentMore: defaults }),
      spoke('c', 3, { attachmentMore: defaults }),
      vpn('office', TGW, 65010),
    ),
    assume: office,
    questions: [
      reaches('a', 'b', 'A and B'),
      reaches('c', 'a', 'C and A'),
      reaches('a', 'on-premises:office', 'A and the office'),
      reaches('on-premises:office', 'b', 'the office and B'),
      blocked('a', 'b', 'the attachment of B is down', {
        down: ['aws_ec2_transit_gateway_vpc_attachment.b'],
      }),
    ],
  },
  {
    id: 'tgw/isolated-vpcs',
    page: 'https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-isolated.html',
    states:
      'VPCs associate with a table that knows only the VPN; the VPN’s table knows the VPCs: no VPC meets another.',
    model: terraform(
      transitGateway('tgw'),
      spoke('a', 1),
      spoke('b', 2),
      vpn('office', TGW, 65010),
      transitTable('vpcs', { gateway: 'tgw', associated: ['a', 'b'], propagated: [OFFICE] }),
      transitTable('vpn', { gateway: 'tgw', associated: [OFFICE], propagated: ['a', 'b'] }),
    ),
    assume: office,
    questions: [
      blocked('a', 'b', 'no route', { stopsAt: [`${TABLE}.vpcs`] }),
      blocked('b', 'a', 'no route', { stopsAt: [`${TABLE}.vpcs`] }),
      reaches('a', 'on-premises:office', 'each VPC and the office'),
      reaches('on-premises:office', 'b', 'the office and each VPC'),
      routeOf(
        { table: `${TABLE}.vpn` },
        '10.2.1.10',
        'aws_ec2_transit_gateway_vpc_attachment.b',
        'propagated',
      ),
      routeOf({ table: `${TABLE}.vpcs` }, '10.2.1.10', 'none', 'not propagated there'),
    ],
  },
  {
    id: 'tgw/isolated-with-shared-services',
    page: 'https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-isolated-shared.html',
    states:
      'Isolated VPCs meet the shared-services VPC and the VPN, which meet all; they do not meet each other.',
    model: terraform(
      transitGateway('tgw'),
      spoke('a', 1),
      spoke('b', 2),
      spoke('shared', 9),
      vpn('office', TGW, 65010),
      transitTable('isolated', { gateway: 'tgw', associated: ['a', 'b'], propagated: ['shared', OFFICE] }),
      transitTable('common', {
        gateway: 'tgw',
        associated: ['shared', OFFICE],
        propagated: ['a', 'b', 'shared', OFFICE],
      }),
    ),
    assume: office,
    questions: [
      reaches('a', 'shared', 'A and shared'),
      reaches('shared', 'b', 'shared and B'),
      blocked('a', 'b', 'A and B', { stopsAt: [`${TABLE}.isolated`] }),
      reaches('on-premises:office', 'shared', 'office and shared'),
      reaches('on-premises:office', 'a', 'office and A'),
    ],
  },
  {
    id: 'tgw/no-association',
    page: HOW,
    states:
      'An attachment routes by its associated table; to receive, propagation or a static route is enough.',
    model: terraform(
      transitGateway('tgw'),
      spoke('a', 1),
      spoke('b', 2),
      transitTable('only_a', { gateway: 'tgw', associated: ['a'], propagated: ['a', 'b'] }),
    ),
    questions: [
      reaches('a', 'b', 'the request arrives', { oneWay: true }),
      blocked('a', 'b', 'B has no table for the reply'),
      blocked('b', 'a', 'B has no table', { oneWay: true }),
    ],
  },
  {
    id: 'tgw/static-hides-propagated',
    page: HOW,
    states: 'For equal destinations a static route wins; a blackhole drops.',
    model: terraform(
      transitGateway('tgw'),
      spoke('a', 1),
      spoke('b', 2),
      spoke('c', 3),
      transitTable('main', {
        gateway: 'tgw',
        associated: ['a', 'b', 'c'],
        propagated: ['a', 'b', 'c'],
        routes: [
          ['10.2.0.0/16', 'blackhole'],
          ['10.3.0.0/16', 'a'],
        ],
      }),
    ),
    questions: [
      blocked('a', 'b', 'blackhole', { stopsAt: [`${TABLE}.main`] }),
      routeOf({ table: `${TABLE}.main` }, '10.2.1.10', 'blackhole', 'static before propagated'),
      routeOf(
        { table: `${TABLE}.main` },
        '10.3.1.10',
        'aws_ec2_transit_gateway_vpc_attachment.a',
        'static to A',
      ),
      reaches('c', 'a', 'C can send to A', { oneWay: true }),
      blocked('c', 'a', 'but answers to C go astray'),
    ],
  },
  {
    id: 'tgw/longest-prefix',
    page: HOW,
    states: 'The most specific route wins before its kind is looked at.',
    model: terraform(
      transitGateway('tgw'),
      spoke('a', 1),
      spoke('b', 2),
      transitTable('main', {
        gateway: 'tgw',
        associated: ['a', 'b'],
        propagated: ['a', 'b'],
        routes: [
          ['10.0.0.0/8', 'blackhole'],
          ['10.2.1.10/32', 'blackhole'],
        ],
      }),
      server('neighbour', { vpc: 'b', subnet: 'b', ip: '10.2.1.11' }),
    ),
    questions: [
      reaches('a', 'neighbour', 'the propagated /16 beats the static /8'),
      blocked('a', 'b', 'the /32 beats it', { stopsAt: [`${TABLE}.main`] }),
    ],
  },
  {
    id: 'tgw/zone-without-attachment',
    page: 'https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html',
    states: 'Resources in a zone without an attachment subnet cannot reach the transit gateway.',
    model: terraform(
      transitGateway('tgw'),
      spoke('a', 1),
      subnet('a_b', 'a', '10.1.2.0/24', 'b'),
      resource('aws_route_table_association', 'a_b', {
        subnet_id: id('aws_subnet.a_b'),
        route_table_id: id('aws_route_table.a'),
      }),
      server('other_zone', { vpc: 'a', subnet: 'a_b', ip: '10.1.2.10' }),
      spoke('b', 2),
      transitTable('main', { gateway: 'tgw', associated: ['a', 'b'], propagated: ['a', 'b'] }),
    ),
    questions: [
      reaches('a', 'b', 'the zone with an attachment subnet'),
      blocked('other_zone', 'b', 'the zone without', {
        stopsAt: ['aws_ec2_transit_gateway_vpc_attachment.a', TGW, 'aws_route_table.a'],
      }),
      blocked('b', 'other_zone', 'so the reply is lost'),
    ],
  },
  {
    id: 'tgw/same-cidr',
    page: 'https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html',
    states: 'Routing between VPCs with identical CIDRs is not supported.',
    model: terraform(
      transitGateway('tgw'),
      spoke('a', 1),
      spoke('b', 1),
      transitTable('main', { gateway: 'tgw', associated: ['a', 'b'], propagated: ['a', 'b'] }),
    ),
    questions: [blocked('a', 'b', 'the address is its own', { toIp: '10.1.1.10' })],
  },
  {
    id: 'tgw/subnet-without-route',
    page: HOW,
    states: 'A subnet reaches the transit gateway only by a route of its table; the attachment adds none.',
    model: terraform(
      transitGateway('tgw'),
      spoke('a', 1),
      vpc('b', '10.2.0.0/16'),
      subnet('b', 'b', '10.2.1.0/24'),
      attachment('b', { gateway: 'tgw', vpc: 'b', subnets: ['b'] }),
      mainTable('b', []),
      server('b', { vpc: 'b', subnet: 'b', ip: '10.2.1.10' }),
      transitTable('main', { gateway: 'tgw', associated: ['a', 'b'], propagated: ['a', 'b'] }),
    ),
    questions: [
      blocked('b', 'a', 'no route', { stopsAt: ['aws_default_route_table.b'] }),
      blocked('a', 'b', 'no route for the reply', { stopsAt: ['aws_default_route_table.b'] }),
    ],
  },
  {
    id: 'tgw/peering',
    page: 'https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-peering-scenario.html',
    states: 'Transit gateways of two Regions meet by a peering attachment with static routes on both.',
    model: terraform(
      regions('us-east-1', 'eu-west-1'),
      transitGateway('tgw'),
      spoke('a', 1),
      transitTable('here', {
        gateway: 'tgw',
        associated: ['a', PEER],
        propagated: ['a'],
        routes: [['10.5.0.0/16', PEER]],
      }),
      transitGateway('far', { provider: 'aws.eu-west-1' }),
      vpc('far', '10.5.0.0/16', { provider: 'aws.eu-west-1' }),
      subnet('far', 'far', '10.5.1.0/24', 'a', { provider: 'aws.eu-west-1' }),
      mainRoutes('far', [['10.0.0.0/8', 'aws_ec2_transit_gateway.far']], { provider: 'aws.eu-west-1' }),
      attachment('far', {
        gateway: 'far',
        vpc: 'far',
        subnets: ['far'],
        more: { provider: 'aws.eu-west-1' },
      }),
      server('far', { vpc: 'far', subnet: 'far', ip: '10.5.1.10', more: { provider: 'aws.eu-west-1' } }),
      resource('aws_ec2_transit_gateway_peering_attachment', 'far', {
        transit_gateway_id: id(TGW),
        peer_transit_gateway_id: id('aws_ec2_transit_gateway.far'),
        peer_region: 'eu-west-1',
      }),
      resource('aws_ec2_transit_gateway_peering_attachment_accepter', 'far', {
        provider: 'aws.eu-west-1',
        transit_gateway_attachment_id: id(PEER),
      }),
      transitTable('there', {
        gateway: 'far',
        associated: ['far', 'aws_ec2_transit_gateway_peering_attachment_accepter.far'],
        propagated: ['far'],
        routes: [['10.1.0.0/16', 'aws_ec2_transit_gateway_peering_attachment_accepter.far']],
        provider: 'aws.eu-west-1',
      }),
      spoke('b', 2),
      resource('aws_ec2_transit_gateway_route_table_association', 'b', {
        transit_gateway_attachment_id: id('aws_ec2_transit_gateway_vpc_attachment.b'),
        transit_gateway_route_table_id: id(`${TABLE}.here`),
      }),
      resource('aws_ec2_transit_gateway_route_table_propagation', 'b', {
        transit_gateway_attachment_id: id('aws_ec2_transit_gateway_vpc_attachment.b'),
        transit_gateway_route_table_id: id(`${TABLE}.here`),
      }),
    ),
    questions: [
      reaches('a', 'far', 'static routes on both gateways'),
      reaches('far', 'a', 'and back'),
      reaches('b', 'far', 'B can send', { oneWay: true }),
      blocked('b', 'far', 'the far gateway has no static route to B', { stopsAt: [`${TABLE}.there`] }),
      blocked('a', 'far', 'the peering is down', { down: [PEER] }),
    ],
  },
  {
    id: 'tgw/peering-does-not-propagate',
    page: 'https://docs.aws.amazon.com/vpc/latest/tgw/tgw-peering.html',
    states: 'A peering attachment takes static routes only: it cannot propagate.',
    model: terraform(
      regions('us-east-1', 'eu-west-1'),
      transitGateway('tgw'),
      transitGateway('far', { provider: 'aws.eu-west-1' }),
      resource('aws_ec2_transit_gateway_peering_attachment', 'far', {
        transit_gateway_id: id(TGW),
        peer_transit_gateway_id: id('aws_ec2_transit_gateway.far'),
        peer_region: 'eu-west-1',
      }),
      transitTable('here', { gateway: 'tgw' }),
      resource('aws_ec2_transit_gateway_route_table_propagation', 'wrong', {
        transit_gateway_attachment_id: id(PEER),
        transit_gateway_route_table_id: id(`${TABLE}.here`),
      }),
    ),
    questions: [
      refused(
        ['aws_ec2_transit_gateway_route_table_propagation.wrong', PEER],
        'dynamic routing is not supported',
      ),
    ],
  },
  {
    id: 'tgw/default-table-flags',
    page: EXAMPLES,
    states: 'Default association and propagation happen when both the gateway and the attachment want them.',
    model: terraform(
      resource('aws_ec2_transit_gateway', 'tgw', {}),
      spoke('a', 1, { attachmentMore: defaults }),
      spoke('b', 2, { attachmentMore: defaults }),
      spoke('c', 3),
      spoke('d', 4, {
        attachmentMore: { ...defaults, transit_gateway_default_route_table_propagation: false },
      }),
    ),
    questions: [
      reaches('a', 'b', 'both flags on both'),
      blocked('a', 'c', 'C neither associates nor propagates'),
      blocked('a', 'd', 'D does not propagate', { oneWay: true }),
      reaches('d', 'a', 'D is associated', { oneWay: true }),
    ],
  },
];
