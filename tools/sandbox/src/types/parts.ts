import type { WorldObject, WorldTransaction } from '../contract';

type Part = readonly [type: string, attribute: string];

const ofBucket = [
  'policy',
  'public_access_block',
  'server_side_encryption_configuration',
  'versioning',
  'lifecycle_configuration',
  'ownership_controls',
  'logging',
  'notification',
  'acl',
].map((part): Part => [`aws_s3_bucket_${part}`, 'bucket']);

const TABLE = 'transit_gateway_route_table_id';
const ATTACHMENT = 'transit_gateway_attachment_id';
const inTables = ['route_table_association', 'route_table_propagation'].map((part): Part => [
  `aws_ec2_transit_gateway_${part}`,
  ATTACHMENT,
]);
const accepter = (kind: string): Part => [
  `aws_dx_hosted_${kind}_virtual_interface_accepter`,
  'virtual_interface_id',
];

/** What AWS removes together with an object, and other resources' views of it: by the object's type. */
const PARTS: Readonly<Record<string, readonly Part[]>> = {
  aws_vpc: [
    ['aws_vpc_dhcp_options_association', 'vpc_id'],
    ['aws_main_route_table_association', 'vpc_id'],
    ['aws_vpc_ipv4_cidr_block_association', 'vpc_id'],
    ['aws_vpc_ipv6_cidr_block_association', 'vpc_id'],
  ],
  aws_subnet: [
    ['aws_route_table_association', 'subnet_id'],
    ['aws_network_acl_association', 'subnet_id'],
  ],
  aws_route_table: [
    ['aws_route', 'route_table_id'],
    ['aws_route_table_association', 'route_table_id'],
    ['aws_vpn_gateway_route_propagation', 'route_table_id'],
  ],
  aws_security_group: [
    ['aws_vpc_security_group_ingress_rule', 'security_group_id'],
    ['aws_vpc_security_group_egress_rule', 'security_group_id'],
    ['aws_security_group_rule', 'security_group_id'],
  ],
  aws_network_acl: [
    ['aws_network_acl_rule', 'network_acl_id'],
    ['aws_network_acl_association', 'network_acl_id'],
  ],
  aws_ec2_managed_prefix_list: [['aws_ec2_managed_prefix_list_entry', 'prefix_list_id']],
  aws_internet_gateway: [['aws_internet_gateway_attachment', 'internet_gateway_id']],
  aws_vpn_gateway: [
    ['aws_vpn_gateway_attachment', 'vpn_gateway_id'],
    ['aws_vpn_gateway_route_propagation', 'vpn_gateway_id'],
  ],
  aws_vpn_connection: [['aws_vpn_connection_route', 'vpn_connection_id']],
  aws_eip: [['aws_eip_association', 'allocation_id']],
  aws_instance: [
    ['aws_eip_association', 'instance_id'],
    ['aws_network_interface_attachment', 'instance_id'],
  ],
  aws_network_interface: [
    ['aws_network_interface_sg_attachment', 'network_interface_id'],
    ['aws_network_interface_attachment', 'network_interface_id'],
    ['aws_eip_association', 'network_interface_id'],
  ],
  aws_vpc_peering_connection: [
    ['aws_vpc_peering_connection_accepter', 'vpc_peering_connection_id'],
    ['aws_vpc_peering_connection_options', 'vpc_peering_connection_id'],
  ],
  aws_vpc_endpoint: [
    ['aws_vpc_endpoint_policy', 'vpc_endpoint_id'],
    ['aws_vpc_endpoint_private_dns', 'vpc_endpoint_id'],
    ['aws_vpc_endpoint_route_table_association', 'vpc_endpoint_id'],
    ['aws_vpc_endpoint_subnet_association', 'vpc_endpoint_id'],
    ['aws_vpc_endpoint_security_group_association', 'vpc_endpoint_id'],
    ['aws_vpc_endpoint_connection_accepter', 'vpc_endpoint_id'],
  ],
  aws_vpc_endpoint_service: [['aws_vpc_endpoint_service_allowed_principal', 'vpc_endpoint_service_id']],
  aws_ec2_transit_gateway_vpc_attachment: [
    ['aws_ec2_transit_gateway_vpc_attachment_accepter', ATTACHMENT],
    ...inTables,
  ],
  aws_ec2_transit_gateway_peering_attachment: [
    ['aws_ec2_transit_gateway_peering_attachment_accepter', ATTACHMENT],
    ...inTables,
  ],
  aws_ec2_transit_gateway_connect: [['aws_ec2_transit_gateway_connect_peer', ATTACHMENT], ...inTables],
  aws_ec2_transit_gateway_route_table: [
    ['aws_ec2_transit_gateway_route', TABLE],
    ['aws_ec2_transit_gateway_route_table_propagation', TABLE],
    ['aws_ec2_transit_gateway_prefix_list_reference', TABLE],
  ],
  aws_dx_hosted_private_virtual_interface: [accepter('private')],
  aws_dx_hosted_public_virtual_interface: [accepter('public')],
  aws_dx_hosted_transit_virtual_interface: [accepter('transit')],
  aws_ram_resource_share: [
    ['aws_ram_resource_association', 'resource_share_arn'],
    ['aws_ram_principal_association', 'resource_share_arn'],
    ['aws_ram_resource_share_accepter', 'share_arn'],
  ],
  aws_lb: [['aws_lb_listener', 'load_balancer_arn']],
  aws_lb_listener: [
    ['aws_lb_listener_rule', 'listener_arn'],
    ['aws_lb_listener_certificate', 'listener_arn'],
  ],
  aws_lb_target_group: [['aws_lb_target_group_attachment', 'target_group_arn']],
  aws_autoscaling_group: [
    ['aws_autoscaling_policy', 'autoscaling_group_name'],
    ['aws_autoscaling_schedule', 'autoscaling_group_name'],
    ['aws_autoscaling_lifecycle_hook', 'autoscaling_group_name'],
    ['aws_autoscaling_attachment', 'autoscaling_group_name'],
  ],
  aws_route53_zone: [
    ['aws_route53_zone_association', 'zone_id'],
    ['aws_route53_vpc_association_authorization', 'zone_id'],
  ],
  aws_s3_bucket: [...ofBucket, ['aws_s3_object', 'bucket']],
  aws_kms_key: [['aws_kms_alias', 'target_key_id']],
};

/** Removes an object and, with it, its parts and theirs. */
export function deleteWithParts(object: WorldObject, world: WorldTransaction): void {
  world.delete(object);
  for (const [type, attribute] of PARTS[object.type] ?? [])
    for (const part of world.where(type, attribute, object.id)) deleteWithParts(part, world);
}
