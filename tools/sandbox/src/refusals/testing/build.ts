import type { TfObject } from '../../contract';
import type { Made, Scenario } from '../../types/testing/scenario';

/** A case of a rule: what AWS refuses, and its neighbour that AWS accepts. */
export interface Case {
  readonly refused: (s: Scenario) => unknown;
  readonly accepted: (s: Scenario) => unknown;
}
export type Cases = Readonly<Record<string, Case>>;

export const DEV = { account: '222222222222' } as const;

export const vpc = (s: Scenario, cidr_block = '10.0.0.0/16', more: TfObject = {}): Made =>
  s.create('aws_vpc', { cidr_block, ...more });

export const subnet = (s: Scenario, of: Made, cidr_block = '10.0.0.0/24', more: TfObject = {}): Made =>
  s.create('aws_subnet', { vpc_id: of.id, cidr_block, ...more });

export const internetGateway = (s: Scenario, of: Made): Made =>
  s.create('aws_internet_gateway', { vpc_id: of.id });
export const table = (s: Scenario, of: Made): Made => s.create('aws_route_table', { vpc_id: of.id });
export const group = (s: Scenario, of: Made, name = 'web'): Made =>
  s.create('aws_security_group', { vpc_id: of.id, name, description: name });
export const eip = (s: Scenario): Made => s.create('aws_eip', { domain: 'vpc' });
export const off = { default_route_table_association: 'disable', default_route_table_propagation: 'disable' };
export const transitGateway = (s: Scenario, more: TfObject = off): Made =>
  s.create('aws_ec2_transit_gateway', more);

export function attachment(s: Scenario, gateway: Made, of: Made, ...subnets: readonly Made[]): Made {
  return s.create('aws_ec2_transit_gateway_vpc_attachment', {
    transit_gateway_id: gateway.id,
    vpc_id: of.id,
    subnet_ids: subnets.map(({ id }) => id),
  });
}

export function share(s: Scenario, what: Made, account: string): void {
  const made = s.create('aws_ram_resource_share', { name: `share-${what.id}` });
  s.create('aws_ram_resource_association', {
    resource_share_arn: made.id,
    resource_arn: what.values['arn'] ?? '',
  });
  s.create('aws_ram_principal_association', { resource_share_arn: made.id, principal: account });
}

/** A VPC with two subnets in two zones. */
export function network(s: Scenario): { readonly of: Made; readonly a: Made; readonly b: Made } {
  const of = vpc(s, '10.0.0.0/16', { enable_dns_hostnames: true, enable_dns_support: true });
  const a = subnet(s, of, '10.0.0.0/24', { availability_zone: 'eu-west-1a' });
  return { of, a, b: subnet(s, of, '10.0.1.0/24', { availability_zone: 'eu-west-1b' }) };
}

/** A role that anybody may assume. */
export const role = (s: Scenario, name = 'role'): Made =>
  s.create('aws_iam_role', { name, path: '/', assume_role_policy: '{}' });
