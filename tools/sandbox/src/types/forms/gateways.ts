import { arn, type Form } from '../form';

const ec2 = (resource: string): string => arn('ec2', `${resource}/{id}`);
const owner = '{account}';

/** Internet, NAT and peering; interfaces and instances; endpoints; IPAM. */
export const GATEWAY_FORMS: Readonly<Record<string, Form>> = {
  aws_internet_gateway: {
    id: 'igw-{hex:17}',
    values: { arn: ec2('internet-gateway'), owner_id: owner, vpc_id: '' },
  },
  aws_internet_gateway_attachment: { id: '{internet_gateway_id}:{vpc_id}' },
  aws_egress_only_internet_gateway: { id: 'eigw-{hex:17}' },
  aws_nat_gateway: { id: 'nat-{hex:17}' },
  aws_nat_gateway_eip_association: {
    id: '{nat_gateway_id},{allocation_id}',
    import: ['{nat_gateway_id},{allocation_id}'],
    values: { association_id: 'eipassoc-{hex:17}' },
  },
  aws_eip: {
    id: 'eipalloc-{hex:17}',
    values: {
      allocation_id: '{id}',
      arn: ec2('elastic-ip'),
      domain: 'vpc',
      network_border_group: '{region}',
      public_ipv4_pool: 'amazon',
      carrier_ip: '',
      customer_owned_ip: '',
      ptr_record: '',
      ipam_pool_id: '',
    },
  },
  aws_eip_association: { id: 'eipassoc-{hex:17}' },
  aws_network_interface: { id: 'eni-{hex:17}', values: { arn: ec2('network-interface'), owner_id: owner } },
  aws_network_interface_attachment: {
    id: 'eni-attach-{hex:17}',
    values: { attachment_id: '{id}', status: 'attached', network_card_index: 0 },
  },
  aws_network_interface_sg_attachment: {
    id: '{security_group_id}_{network_interface_id}',
    import: ['{network_interface_id}_{security_group_id}'],
  },
  aws_instance: { id: 'i-{hex:17}', values: { arn: ec2('instance') } },
  aws_vpc_peering_connection: { id: 'pcx-{hex:17}' },
  aws_vpc_peering_connection_accepter: { id: '{vpc_peering_connection_id}' },
  aws_vpc_peering_connection_options: { id: '{vpc_peering_connection_id}' },
  aws_vpc_endpoint: {
    id: 'vpce-{hex:17}',
    values: { arn: ec2('vpc-endpoint'), owner_id: owner, requester_managed: false },
  },
  aws_vpc_endpoint_policy: { id: '{vpc_endpoint_id}' },
  aws_vpc_endpoint_route_table_association: {
    id: 'a-{vpc_endpoint_id}{crc32:route_table_id}',
    import: ['{vpc_endpoint_id}/{route_table_id}'],
  },
  aws_vpc_endpoint_subnet_association: {
    id: 'a-{vpc_endpoint_id}{crc32:subnet_id}',
    import: ['{vpc_endpoint_id}/{subnet_id}'],
  },
  aws_vpc_endpoint_security_group_association: {
    id: 'a-{vpc_endpoint_id}{crc32:security_group_id}',
    import: ['{vpc_endpoint_id}/{security_group_id}'],
  },
  aws_vpc_endpoint_service: {
    id: 'vpce-svc-{hex:17}',
    values: {
      arn: ec2('vpc-endpoint-service'),
      service_name: 'com.amazonaws.vpce.{region}.{id}',
      state: 'Available',
      manages_vpc_endpoints: false,
    },
  },
  aws_vpc_endpoint_service_allowed_principal: { id: 'vpce-svc-perm-{hex:17}', import: [] },
  aws_vpc_endpoint_connection_accepter: {
    id: '{vpc_endpoint_service_id}_{vpc_endpoint_id}',
    values: { vpc_endpoint_state: 'available' },
  },
  aws_vpc_endpoint_connection_notification: {
    id: 'vpce-nfn-{hex:17}',
    values: { notification_type: 'Topic', state: 'Enabled' },
  },
  aws_vpc_endpoint_private_dns: { id: '{vpc_endpoint_id}' },
  aws_vpc_endpoint_service_private_dns_verification: { id: '{service_id}', import: [] },
  aws_vpc_ipam: {
    id: 'ipam-{hex:17}',
    values: {
      arn: 'arn:{partition}:ec2::{account}:ipam/{id}',
      default_resource_discovery_association_id: 'ipam-res-disco-assoc-{hex:17}',
      default_resource_discovery_id: 'ipam-res-disco-{hex:17}',
      private_default_scope_id: 'ipam-scope-{hex:17}',
      public_default_scope_id: 'ipam-scope-{hex:17}',
      scope_count: 2,
      metered_account: 'ipam-owner',
    },
  },
  aws_vpc_ipam_scope: {
    id: 'ipam-scope-{hex:17}',
    values: {
      arn: 'arn:{partition}:ec2::{account}:ipam-scope/{id}',
      ipam_arn: 'arn:{partition}:ec2::{account}:ipam/{ipam_id}',
      ipam_scope_type: 'private',
      is_default: false,
      pool_count: 0,
    },
  },
  aws_vpc_ipam_pool: {
    id: 'ipam-pool-{hex:17}',
    values: {
      arn: 'arn:{partition}:ec2::{account}:ipam-pool/{id}',
      state: 'create-complete',
    },
  },
  aws_vpc_ipam_pool_cidr: {
    id: '{cidr}_{ipam_pool_id}',
    values: { ipam_pool_cidr_id: 'ipam-pool-cidr-{hex:17}' },
  },
  aws_vpc_ipam_pool_cidr_allocation: {
    id: '{ipam_pool_allocation_id}_{ipam_pool_id}',
    values: {
      ipam_pool_allocation_id: 'ipam-pool-alloc-{hex:32}',
      resource_type: 'custom',
      resource_id: '',
      resource_owner: owner,
    },
  },
  aws_placement_group: { id: '{name}', values: { arn: arn('ec2', 'placement-group/{name}') } },
  aws_key_pair: {
    id: '{key_name}',
    values: { arn: arn('ec2', 'key-pair/{key_name}'), key_pair_id: 'key-{hex:17}' },
  },
  aws_launch_template: {
    id: 'lt-{hex:17}',
    values: { arn: ec2('launch-template'), latest_version: 1, default_version: 1 },
  },
  aws_ebs_volume: { id: 'vol-{hex:17}', values: { arn: ec2('volume') } },
};
