import type { TfObject, TfValue } from '../../src/contract';

/** Identifiers in the recorded configurations, and the base resource that stands for them here. */
const STANDS_FOR: Readonly<Record<string, readonly [type: string, attribute: string]>> = {
  'acl-0123456789abcdef0': ['aws_network_acl', 'id'],
  'cgw-0123456789abcdef0': ['aws_customer_gateway', 'id'],
  'dopt-0123456789abcdef0': ['aws_vpc_dhcp_options', 'id'],
  'eipalloc-0123456789abcdef0': ['aws_eip', 'id'],
  'eni-0123456789abcdef0': ['aws_network_interface', 'id'],
  'i-0123456789abcdef0': ['aws_instance', 'id'],
  'igw-0123456789abcdef0': ['aws_internet_gateway', 'id'],
  'ipam-0123456789abcdef0': ['aws_vpc_ipam', 'id'],
  'ipam-pool-0123456789abcdef0': ['aws_vpc_ipam_pool', 'id'],
  'ipam-scope-0123456789abcdef0': ['aws_vpc_ipam_scope', 'id'],
  'nat-0123456789abcdef0': ['aws_nat_gateway', 'id'],
  'pcx-0123456789abcdef0': ['aws_vpc_peering_connection', 'id'],
  'pl-0123456789abcdef0': ['aws_ec2_managed_prefix_list', 'id'],
  'rtb-0123456789abcdef0': ['aws_route_table', 'id'],
  'sg-0123456789abcdef0': ['aws_security_group', 'id'],
  'subnet-0123456789abcdef0': ['aws_subnet', 'id'],
  'tgw-0123456789abcdef0': ['aws_ec2_transit_gateway', 'id'],
  'tgw-attach-0123456789abcdef0': ['aws_ec2_transit_gateway_vpc_attachment', 'id'],
  'tgw-rtb-0123456789abcdef0': ['aws_ec2_transit_gateway_route_table', 'id'],
  'vgw-0123456789abcdef0': ['aws_vpn_gateway', 'id'],
  'vpc-0123456789abcdef0': ['aws_vpc', 'id'],
  'vpce-0123456789abcdef0': ['aws_vpc_endpoint', 'id'],
  'vpce-svc-0123456789abcdef0': ['aws_vpc_endpoint_service', 'id'],
  'vpn-0123456789abcdef0': ['aws_vpn_connection', 'id'],
};

/** Arguments that stand for something else than their value says. */
const BY_ARGUMENT: Readonly<Record<string, readonly [type: string, attribute: string]>> = {
  'aws_default_route_table.default_route_table_id': ['aws_vpc', 'default_route_table_id'],
  'aws_default_network_acl.default_network_acl_id': ['aws_vpc', 'default_network_acl_id'],
  'aws_dx_hosted_private_virtual_interface_accepter.virtual_interface_id': [
    'aws_dx_hosted_private_virtual_interface',
    'id',
  ],
  'aws_dx_hosted_public_virtual_interface_accepter.virtual_interface_id': [
    'aws_dx_hosted_public_virtual_interface',
    'id',
  ],
  'aws_dx_hosted_transit_virtual_interface_accepter.virtual_interface_id': [
    'aws_dx_hosted_transit_virtual_interface',
    'id',
  ],
  'aws_route53_zone_association.zone_id': ['aws_route53_zone', 'zone_id'],
  'aws_ram_principal_association.resource_share_arn': ['aws_ram_resource_share', 'arn'],
  'aws_ram_resource_association.resource_share_arn': ['aws_ram_resource_share', 'arn'],
  'aws_ram_resource_association.resource_arn': ['aws_ec2_transit_gateway', 'arn'],
  'aws_ram_resource_share_accepter.share_arn': ['aws_ram_resource_share', 'arn'],
};

/** How a reference to an attribute of a base resource is written. */
export type Reference = (type: string, attribute: string) => string;

/** The configuration with references in place of recorded identifiers. */
export function withReferences(type: string, config: TfObject, reference: Reference): TfObject {
  return Object.fromEntries(
    Object.entries(config).map(([name, value]) => {
      const special = BY_ARGUMENT[`${type}.${name}`];
      return [name, special === undefined ? replace(type, value, reference) : reference(...special)];
    }),
  );
}

function replace(type: string, value: TfValue, reference: Reference): TfValue {
  if (typeof value === 'string') {
    const target = STANDS_FOR[value];
    return target === undefined || target[0] === type ? value : reference(...target);
  }
  if (Array.isArray(value)) return value.map((item) => replace(type, item, reference));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, replace(type, item, reference)]),
  );
}
