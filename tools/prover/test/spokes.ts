import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration } from '@landbridge/terraform-model';
import { buildModel, type Model } from '../src/model/model';

/** Spokes around a hub at a transit gateway, all alike but for their twists. */
export const SPOKES = 6;
export const HUB = SPOKES;

/** What makes one spoke different from the others. */
export type Twist =
  | 'own-route'
  | 'no-association'
  | 'no-propagation'
  | 'acl'
  | 'rule'
  | 'hub-rule'
  | 'hub-route'
  | 'appliance'
  | 'one-zone'
  | 'named';
export const TWISTS: readonly Twist[] = [
  'own-route',
  'no-association',
  'no-propagation',
  'acl',
  'rule',
  'hub-rule',
  'hub-route',
  'appliance',
  'one-zone',
  'named',
];

type Blocks = Record<string, Record<string, Record<string, unknown>>>;
const id = (type: string, name: string | number) => `\${${type}.n${name}.id}`;

function spoke(resource: Blocks, at: number, twists: readonly Twist[]): void {
  const add = (type: string, name: string | number, values: Record<string, unknown>) => {
    resource[type] = { ...resource[type], [`n${name}`]: values };
  };
  const has = (twist: Twist) => twists.includes(twist);
  const vpc = { vpc_id: id('aws_vpc', at) };
  add('aws_vpc', at, { cidr_block: `10.${at}.0.0/16` });
  for (const zone of [0, 1]) {
    add('aws_subnet', `${at}_${zone}`, {
      ...vpc,
      cidr_block: `10.${at}.${zone}.0/24`,
      availability_zone: `eu-west-1${'ab'[zone] ?? ''}`,
    });
    add('aws_route_table_association', `${at}_${zone}`, {
      subnet_id: id('aws_subnet', `${at}_${zone}`),
      route_table_id: id('aws_route_table', at),
    });
  }
  add('aws_route_table', at, vpc);
  const zones = has('one-zone') ? [1] : [0, 1];
  const attachment = { transit_gateway_attachment_id: id('aws_ec2_transit_gateway_vpc_attachment', at) };
  add('aws_ec2_transit_gateway_vpc_attachment', at, {
    ...vpc,
    transit_gateway_id: id('aws_ec2_transit_gateway', 0),
    subnet_ids: zones.map((zone) => id('aws_subnet', `${at}_${zone}`)),
    ...(has('appliance') && { appliance_mode_support: 'enable' }),
  });
  const table = (name: string) => ({
    ...attachment,
    transit_gateway_route_table_id: id('aws_ec2_transit_gateway_route_table', name),
  });
  if (!has('no-association'))
    add('aws_ec2_transit_gateway_route_table_association', at, table(at === HUB ? 'hub' : 'spoke'));
  if (!has('no-propagation'))
    add('aws_ec2_transit_gateway_route_table_propagation', at, table(at === HUB ? 'spoke' : 'hub'));
  const cidr = has('own-route') ? '10.7.0.0/16' : '10.0.0.0/8';
  add('aws_route', at, {
    route_table_id: id('aws_route_table', at),
    destination_cidr_block: cidr,
    transit_gateway_id: id('aws_ec2_transit_gateway', 0),
  });
  add('aws_security_group', at, vpc);
  const group = { security_group_id: id('aws_security_group', at), ip_protocol: '-1' };
  add('aws_vpc_security_group_egress_rule', at, {
    ...group,
    cidr_ipv4: has('rule') ? '10.99.0.0/16' : '0.0.0.0/0',
  });
  add('aws_instance', at, {
    ami: 'a',
    instance_type: 't3.micro',
    subnet_id: id('aws_subnet', `${at}_0`),
    vpc_security_group_ids: [id('aws_security_group', at)],
  });
  if (has('acl')) add('aws_network_acl', at, { ...vpc, subnet_ids: [id('aws_subnet', `${at}_0`)] });
  const hubGroup = {
    security_group_id: id('aws_security_group', HUB),
    ip_protocol: 'tcp',
    from_port: 1,
    to_port: 2,
  };
  if (has('hub-rule'))
    add('aws_vpc_security_group_ingress_rule', `hub_${at}`, { ...hubGroup, cidr_ipv4: `10.${at}.0.0/17` });
  if (has('named'))
    add('aws_vpc_security_group_ingress_rule', `named_${at}`, {
      ...hubGroup,
      referenced_security_group_id: id('aws_security_group', at),
    });
  if (has('hub-route')) {
    const values = {
      transit_gateway_route_table_id: id('aws_ec2_transit_gateway_route_table', 'hub'),
      destination_cidr_block: `10.${at}.0.0/24`,
      blackhole: true,
    };
    add('aws_ec2_transit_gateway_route', at, values);
  }
}

export function spokesModel(twists: readonly (readonly Twist[])[]): Model {
  const resource: Blocks = {
    aws_ec2_transit_gateway: {
      n0: { default_route_table_association: 'disable', default_route_table_propagation: 'disable' },
    },
    aws_ec2_transit_gateway_route_table: {
      nhub: { transit_gateway_id: id('aws_ec2_transit_gateway', 0) },
      nspoke: { transit_gateway_id: id('aws_ec2_transit_gateway', 0) },
    },
  };
  for (let at = 0; at <= HUB; at += 1) spoke(resource, at, twists[at] ?? []);
  resource['aws_vpc_security_group_ingress_rule'] = {
    ...resource['aws_vpc_security_group_ingress_rule'],
    nopen: {
      security_group_id: id('aws_security_group', HUB),
      ip_protocol: 'tcp',
      from_port: 389,
      to_port: 389,
      cidr_ipv4: '10.0.0.0/8',
    },
  };
  const file = join(mkdtempSync(join(tmpdir(), 'twins-')), 'main.tf.json');
  writeFileSync(file, JSON.stringify({ provider: { aws: { region: 'eu-west-1' } }, resource }));
  return buildModel(readConfiguration([file]));
}
