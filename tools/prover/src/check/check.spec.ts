import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration } from '@landbridge/terraform-model';
import { buildModel } from '../model/model';
import { check } from './check';

const LANDSCAPE = join(__dirname, '../../../terraform-model/fixtures/landscape');

function findings(resource: Record<string, Record<string, object>>): [string, string][] {
  const file = join(mkdtempSync(join(tmpdir(), 'check-')), 'main.tf.json');
  writeFileSync(file, JSON.stringify({ resource }));
  return check(buildModel(readConfiguration([file]))).findings.map(({ code, component }) => [
    code,
    component,
  ]);
}

const vpc = (cidr: string) => ({ cidr_block: cidr });
const two = { a: vpc('10.0.0.0/16'), b: vpc('10.1.0.0/16') };
const table = (name: string) => ({ vpc_id: `\${aws_vpc.${name}.id}` });
const subnet = (name: string, cidr: string, zone: string) => ({
  ...table(name),
  cidr_block: cidr,
  availability_zone: zone,
});

it('the landscape is clean', () => {
  expect(check(buildModel(readConfiguration([LANDSCAPE]))).findings).toEqual([]);
});

it.each<[string, Record<string, Record<string, object>>, [string, string][]]>([
  [
    'a peering of overlapping VPCs',
    {
      aws_vpc: { a: vpc('10.0.0.0/16'), b: vpc('10.0.128.0/20') },
      aws_vpc_peering_connection: {
        x: { vpc_id: '${aws_vpc.a.id}', peer_vpc_id: '${aws_vpc.b.id}', auto_accept: true },
      },
    },
    [['overlapping-peers', 'aws_vpc_peering_connection.x']],
  ],
  [
    'a route to a peering that nobody accepts, on one side',
    {
      aws_vpc: two,
      aws_route_table: { a: table('a') },
      aws_vpc_peering_connection: { x: { vpc_id: '${aws_vpc.a.id}', peer_vpc_id: '${aws_vpc.b.id}' } },
      aws_route: {
        r: {
          route_table_id: '${aws_route_table.a.id}',
          destination_cidr_block: '10.1.0.0/16',
          vpc_peering_connection_id: '${aws_vpc_peering_connection.x.id}',
        },
      },
    },
    [
      ['peering-not-active', 'aws_vpc_peering_connection.x'],
      ['one-sided-peering', 'aws_vpc_peering_connection.x'],
    ],
  ],
  [
    'a route through a peering to what lies behind the peer',
    {
      aws_vpc: two,
      aws_route_table: { a: table('a'), b: table('b') },
      aws_vpc_peering_connection: {
        x: { vpc_id: '${aws_vpc.a.id}', peer_vpc_id: '${aws_vpc.b.id}', auto_accept: true },
      },
      aws_route: {
        r: {
          route_table_id: '${aws_route_table.a.id}',
          destination_cidr_block: '10.9.0.0/16',
          vpc_peering_connection_id: '${aws_vpc_peering_connection.x.id}',
        },
        s: {
          route_table_id: '${aws_route_table.b.id}',
          destination_cidr_block: '10.0.0.0/16',
          vpc_peering_connection_id: '${aws_vpc_peering_connection.x.id}',
        },
      },
    },
    [['transitive-peering', 'aws_route.r']],
  ],
  [
    'two routes to one destination, and one within the local range',
    {
      aws_vpc: two,
      aws_internet_gateway: { i: table('a') },
      aws_route_table: { a: table('a') },
      aws_route: {
        r: {
          route_table_id: '${aws_route_table.a.id}',
          destination_cidr_block: '0.0.0.0/0',
          gateway_id: '${aws_internet_gateway.i.id}',
        },
        s: {
          route_table_id: '${aws_route_table.a.id}',
          destination_cidr_block: '0.0.0.0/0',
          gateway_id: '${aws_internet_gateway.i.id}',
        },
        t: {
          route_table_id: '${aws_route_table.a.id}',
          destination_cidr_block: '10.0.1.0/24',
          gateway_id: '${aws_internet_gateway.i.id}',
        },
      },
    },
    [
      ['duplicate-route', 'aws_route.s'],
      ['route-within-local', 'aws_route.t'],
    ],
  ],
  [
    'a transit gateway with its default tables, an attachment that lacks a zone, a route without attachment',
    {
      aws_vpc: two,
      aws_subnet: {
        a: subnet('a', '10.0.0.0/24', 'eu-west-1a'),
        b: subnet('a', '10.0.1.0/24', 'eu-west-1b'),
      },
      aws_ec2_transit_gateway: { t: {} },
      aws_ec2_transit_gateway_vpc_attachment: {
        x: {
          vpc_id: '${aws_vpc.a.id}',
          subnet_ids: ['${aws_subnet.a.id}'],
          transit_gateway_id: '${aws_ec2_transit_gateway.t.id}',
        },
      },
      aws_route_table: { a: table('a'), b: table('b') },
      aws_main_route_table_association: { a: { ...table('a'), route_table_id: '${aws_route_table.a.id}' } },
      aws_route: {
        r: {
          route_table_id: '${aws_route_table.a.id}',
          destination_cidr_block: '10.0.0.0/8',
          transit_gateway_id: '${aws_ec2_transit_gateway.t.id}',
        },
        s: {
          route_table_id: '${aws_route_table.b.id}',
          destination_cidr_block: '10.0.0.0/8',
          transit_gateway_id: '${aws_ec2_transit_gateway.t.id}',
        },
      },
    },
    [
      ['attachment-zones', 'aws_ec2_transit_gateway_vpc_attachment.x'],
      ['route-without-attachment', 'aws_route.s'],
      ['default-tables', 'aws_ec2_transit_gateway.t'],
      ['default-tables', 'aws_ec2_transit_gateway.t'],
    ],
  ],
  [
    'subnets that overlap or lie outside',
    {
      aws_vpc: two,
      aws_subnet: {
        a: subnet('a', '10.0.0.0/24', 'a'),
        b: subnet('a', '10.0.0.128/25', 'b'),
        c: subnet('a', '10.9.0.0/24', 'b'),
        d: subnet('a', '10.0.9.0/30', 'b'),
      },
    },
    [
      ['overlapping-subnets', 'aws_subnet.b'],
      ['subnet-outside-vpc', 'aws_subnet.c'],
      ['subnet-size', 'aws_subnet.d'],
    ],
  ],
  [
    'gateways without a way out, a group of a foreign VPC, rules in two forms',
    {
      aws_vpc: two,
      aws_subnet: { a: subnet('a', '10.0.0.0/24', 'a') },
      aws_nat_gateway: { n: { subnet_id: '${aws_subnet.a.id}' } },
      aws_lb: { l: { load_balancer_type: 'application', internal: true, subnets: ['${aws_subnet.a.id}'] } },
      aws_security_group: {
        a: {
          ...table('a'),
          ingress: [{ from_port: 1, to_port: 1, protocol: 'tcp', cidr_blocks: ['10.0.0.0/8'] }],
        },
        b: table('b'),
      },
      aws_vpc_security_group_ingress_rule: {
        r: { security_group_id: '${aws_security_group.a.id}', ip_protocol: '-1', cidr_ipv4: '10.0.0.0/8' },
        s: {
          security_group_id: '${aws_security_group.b.id}',
          ip_protocol: '-1',
          referenced_security_group_id: '${aws_security_group.a.id}',
        },
      },
    },
    [
      ['too-few-zones', 'aws_lb.l'],
      ['no-internet-gateway', 'aws_nat_gateway.n'],
      ['foreign-group', 'aws_vpc_security_group_ingress_rule.s'],
      ['mixed-forms', 'aws_vpc_security_group_ingress_rule.r'],
    ],
  ],
])('finds %s', (_, resource, expected) => {
  expect(findings(resource)).toEqual(expected);
});
