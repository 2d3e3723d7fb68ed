import { buildModel, trace, type Assumptions, type Model, type Query } from '../../src';
import { configurationOf } from '../configuration';

export type Resources = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A model of Terraform JSON as a person would write it. */
export function modelOf(resource: Resources, assume?: Assumptions, data: Resources = {}): Model {
  const document = { provider: { aws: { region: 'us-east-1' } }, resource, data };
  return buildModel(configurationOf(document), assume);
}

/** Outcome and, where there is one, the component at which it stops: `blocked at aws_security_group.db`. */
export function verdict(model: Model, from: string, to: string, more: Partial<Query> = {}): string {
  const { outcome, stopsAt } = trace(model, { from, to, ...more });
  return stopsAt ? `${outcome} at ${stopsAt.component}` : outcome;
}

const everything = {
  from_port: 0,
  to_port: 0,
  protocol: '-1',
  cidr_blocks: ['0.0.0.0/0'],
  ipv6_cidr_blocks: ['::/0'],
};

/** A security group that lets everything in and out. */
export const openGroup = (vpc: string): unknown => ({
  name: 'open',
  vpc_id: `\${aws_vpc.${vpc}.id}`,
  ingress: [everything],
  egress: [everything],
});

export const subnet = (vpc: string, block: string, zone = 'a'): unknown => ({
  vpc_id: `\${aws_vpc.${vpc}.id}`,
  cidr_block: block,
  availability_zone: `us-east-1${zone}`,
});

export const instance = (inSubnet: string, address: string, group: string, more: object = {}): unknown => ({
  ami: 'ami-0123456789abcdef0',
  instance_type: 't3.micro',
  subnet_id: `\${aws_subnet.${inSubnet}.id}`,
  private_ip: address,
  vpc_security_group_ids: [`\${aws_security_group.${group}.id}`],
  ...more,
});
