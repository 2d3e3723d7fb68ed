import { blocked, leftOpen, reaches, type DocumentedCase } from '../case';
import { terraform, together, type Part } from '../terraform/document';
import { internetGateway, natGateway, subnet, table, vpc } from '../terraform/network';
import { server } from '../terraform/server';
import { attachment, transitGateway, transitTable } from '../terraform/transit';
import { spoke } from './transit-gateway';

const APPLIANCE = 'https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-appliance-scenario.html';
const OUTBOUND = 'https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-nat-igw.html';
const TGW = 'aws_ec2_transit_gateway.tgw';

/** Egress VPC of the centralized-outbound example; `back` are the routes of its public subnet besides the IGW. */
function egressVpc(back: readonly (readonly [string, string])[]): Part {
  return together(
    vpc('egress', '10.9.0.0/16'),
    subnet('egress_tgw', 'egress', '10.9.0.0/28'),
    subnet('egress_public', 'egress', '10.9.1.0/24'),
    internetGateway('egress', 'egress'),
    natGateway('egress', 'egress_public'),
    table('egress_tgw', {
      vpc: 'egress',
      subnets: ['egress_tgw'],
      routes: [['0.0.0.0/0', 'aws_nat_gateway.egress']],
    }),
    table('egress_public', {
      vpc: 'egress',
      subnets: ['egress_public'],
      routes: [['0.0.0.0/0', 'aws_internet_gateway.egress'], ...back],
      style: 'inline',
    }),
    attachment('egress', { gateway: 'tgw', vpc: 'egress', subnets: ['egress_tgw'] }),
  );
}

const ZONES = ['a', 'b'] as const;

/** Spokes in one zone each, and an inspection VPC with an appliance in each of the two zones. */
function inspected(applianceMode: 'enable' | 'disable', zoneOfB: 'a' | 'b'): Part {
  return together(
    transitGateway('tgw'),
    spoke('a', 1, { zone: 'a' }),
    spoke('b', 2, { zone: zoneOfB }),
    vpc('inspect', '10.9.0.0/16'),
    ...ZONES.map((zone, n) =>
      together(
        subnet(`tgw_${zone}`, 'inspect', `10.9.${n}.0/28`, zone),
        subnet(`fw_${zone}`, 'inspect', `10.9.${n + 10}.0/24`, zone),
        table(`tgw_${zone}`, {
          vpc: 'inspect',
          subnets: [`tgw_${zone}`],
          routes: [['0.0.0.0/0', `aws_instance.fw_${zone}`]],
        }),
        table(`fw_${zone}`, { vpc: 'inspect', subnets: [`fw_${zone}`], routes: [['0.0.0.0/0', TGW]] }),
        server(`fw_${zone}`, {
          vpc: 'inspect',
          subnet: `fw_${zone}`,
          ip: `10.9.${n + 10}.10`,
          forwards: true,
        }),
      ),
    ),
    attachment('inspect', {
      gateway: 'tgw',
      vpc: 'inspect',
      subnets: ['tgw_a', 'tgw_b'],
      more: { appliance_mode_support: applianceMode },
    }),
    transitTable('spokes', { gateway: 'tgw', associated: ['a', 'b'], routes: [['0.0.0.0/0', 'inspect']] }),
    transitTable('inspected', { gateway: 'tgw', associated: ['inspect'], propagated: ['a', 'b'] }),
  );
}

const stateful = { statefulForwarders: ['aws_instance.fw_a', 'aws_instance.fw_b'] };

export const transitInspection: readonly DocumentedCase[] = [
  {
    id: 'tgw/centralized-outbound',
    page: OUTBOUND,
    states: 'Spokes reach the internet by the NAT gateway of another VPC; blackholes keep the spokes apart.',
    model: terraform(
      transitGateway('tgw'),
      spoke('a', 1),
      spoke('b', 2),
      egressVpc([
        ['10.1.0.0/16', TGW],
        ['10.2.0.0/16', TGW],
      ]),
      transitTable('spokes', {
        gateway: 'tgw',
        associated: ['a', 'b'],
        routes: [
          ['0.0.0.0/0', 'egress'],
          ['10.0.0.0/8', 'blackhole'],
        ],
      }),
      transitTable('egress', { gateway: 'tgw', associated: ['egress'], propagated: ['a', 'b'] }),
    ),
    questions: [
      reaches('a', 'internet', 'A through the NAT gateway'),
      reaches('b', 'internet', 'B likewise'),
      blocked('a', 'b', 'the blackhole', { stopsAt: ['aws_ec2_transit_gateway_route_table.spokes'] }),
      blocked('internet', 'a', 'no connection from the internet'),
      blocked('a', 'internet', 'NAT gateway down', { down: ['aws_nat_gateway.egress'] }),
    ],
  },
  {
    id: 'tgw/centralized-outbound-without-blackhole',
    page: OUTBOUND,
    states:
      'Without the blackhole route the default route leads from one VPC through the egress VPC to the other.',
    model: terraform(
      transitGateway('tgw'),
      spoke('a', 1),
      spoke('b', 2),
      egressVpc([['10.0.0.0/8', TGW]]),
      transitTable('spokes', { gateway: 'tgw', associated: ['a', 'b'], routes: [['0.0.0.0/0', 'egress']] }),
      transitTable('egress', { gateway: 'tgw', associated: ['egress'], propagated: ['a', 'b'] }),
    ),
    questions: [reaches('a', 'b', 'hairpin through the NAT gateway')],
  },
  {
    id: 'tgw/centralized-outbound-no-way-back',
    page: OUTBOUND,
    states: 'The public subnet of the egress VPC needs routes to the spokes.',
    model: terraform(
      transitGateway('tgw'),
      spoke('a', 1),
      spoke('b', 2),
      egressVpc([['10.1.0.0/16', TGW]]),
      transitTable('spokes', { gateway: 'tgw', associated: ['a', 'b'], routes: [['0.0.0.0/0', 'egress']] }),
      transitTable('egress', { gateway: 'tgw', associated: ['egress'], propagated: ['a', 'b'] }),
    ),
    questions: [
      reaches('a', 'internet', 'A has a route back'),
      blocked('b', 'internet', 'B has none'),
      reaches('b', 'internet', 'though its request leaves', { oneWay: true }),
    ],
  },
  {
    id: 'tgw/centralized-outbound-attached-in-public-subnet',
    page: OUTBOUND,
    states:
      'Attached in the public subnet, traffic goes to the internet gateway, which drops private addresses.',
    model: terraform(
      transitGateway('tgw'),
      spoke('a', 1),
      vpc('egress', '10.9.0.0/16'),
      subnet('public', 'egress', '10.9.1.0/24'),
      internetGateway('egress', 'egress'),
      natGateway('egress', 'public'),
      table('public', {
        vpc: 'egress',
        subnets: ['public'],
        routes: [
          ['0.0.0.0/0', 'aws_internet_gateway.egress'],
          ['10.1.0.0/16', TGW],
        ],
      }),
      attachment('egress', { gateway: 'tgw', vpc: 'egress', subnets: ['public'] }),
      transitTable('spokes', { gateway: 'tgw', associated: ['a'], routes: [['0.0.0.0/0', 'egress']] }),
      transitTable('egress', { gateway: 'tgw', associated: ['egress'], propagated: ['a'] }),
    ),
    questions: [blocked('a', 'internet', 'no public address', { stopsAt: ['aws_internet_gateway.egress'] })],
  },
  {
    id: 'tgw/appliance-mode-on',
    page: APPLIANCE,
    states: 'With appliance mode both directions of a flow pass the same zone of the inspection VPC.',
    model: terraform(inspected('enable', 'b')),
    assume: stateful,
    questions: [
      reaches('a', 'b', 'the same stateful appliance sees request and reply'),
      reaches('b', 'a', 'and from the other side'),
      blocked('a', 'b', 'both appliances down', { down: ['aws_instance.fw_a', 'aws_instance.fw_b'] }),
    ],
  },
  {
    id: 'tgw/appliance-mode-off',
    page: APPLIANCE,
    states:
      'Without it traffic stays in the zone it came from: the reply meets another appliance, which drops it.',
    model: terraform(inspected('disable', 'b')),
    assume: stateful,
    questions: [
      blocked('a', 'b', 'the reply enters zone b'),
      reaches('a', 'b', 'the request arrives through zone a', { oneWay: true }),
    ],
  },
  {
    id: 'tgw/appliance-mode-off-one-zone',
    page: APPLIANCE,
    states: 'Both ends in one zone: affinity leads both directions to the same appliance.',
    model: terraform(inspected('disable', 'a')),
    assume: stateful,
    questions: [
      reaches('a', 'b', 'both directions in zone a'),
      blocked('a', 'b', 'that appliance is down', { down: ['aws_instance.fw_a'] }),
      reaches('a', 'b', 'the other is not used', { down: ['aws_instance.fw_b'] }),
    ],
  },
  {
    id: 'tgw/appliance-mode-off-stateless',
    page: APPLIANCE,
    states: 'A forwarder without state does not mind to see one direction only.',
    model: terraform(inspected('disable', 'b')),
    questions: [reaches('a', 'b', 'neither appliance keeps state')],
  },
  {
    id: 'tgw/overlapping-blocks-partly',
    page: 'https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html',
    states:
      'Unsupported: identical CIDRs of two attached VPCs; which was attached first, Terraform does not say.',
    model: terraform(
      transitGateway('tgw'),
      spoke('a', 1),
      spoke('b', 2),
      vpc('twin', '10.2.0.0/16'),
      subnet('twin', 'twin', '10.2.1.0/24'),
      attachment('twin', { gateway: 'tgw', vpc: 'twin', subnets: ['twin'] }),
      server('twin', { vpc: 'twin', subnet: 'twin', ip: '10.2.1.20' }),
      transitTable('all', { gateway: 'tgw', associated: ['a', 'b', 'twin'], propagated: ['a', 'b', 'twin'] }),
    ),
    questions: [
      leftOpen('a', 'b', 'whether the route leads to B or to its twin depends on the order of attachment'),
    ],
  },
];
