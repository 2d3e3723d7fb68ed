import { arn, type Form } from '../form';

const ec2 = (resource: string): string => arn('ec2', `${resource}/{id}`);
const owner = '{account}';

/** VPCs and what lies in them. Forms of ids: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html */
export const VPC_FORMS: Readonly<Record<string, Form>> = {
  aws_vpc: {
    id: 'vpc-{hex:17}',
    values: {
      arn: ec2('vpc'),
      owner_id: owner,
      enable_dns_hostnames: false,
      enable_network_address_usage_metrics: false,
    },
  },
  aws_vpc_ipv4_cidr_block_association: {
    id: 'vpc-cidr-assoc-{hex:17}',
    import: ['{id}', '{id},{ipv4_ipam_pool_id}', '{id},{ipv4_ipam_pool_id},{ipv4_netmask_length}'],
  },
  aws_vpc_ipv6_cidr_block_association: {
    id: 'vpc-cidr-assoc-{hex:17}',
    import: ['{id}', '{id},{ipv6_ipam_pool_id}', '{id},{ipv6_ipam_pool_id},{ipv6_netmask_length}'],
    values: { ip_source: 'amazon', ipv6_address_attribute: 'public', ipv6_pool: 'Amazon' },
  },
  aws_default_vpc: { id: 'vpc-{hex:17}', values: { arn: ec2('vpc'), owner_id: owner } },
  aws_default_subnet: {
    id: 'subnet-{hex:17}',
    values: { arn: ec2('subnet'), owner_id: owner, private_dns_hostname_type_on_launch: 'ip-name' },
  },
  aws_subnet: {
    id: 'subnet-{hex:17}',
    values: { arn: ec2('subnet'), owner_id: owner, private_dns_hostname_type_on_launch: 'ip-name' },
  },
  aws_route_table: { id: 'rtb-{hex:17}', values: { arn: ec2('route-table'), owner_id: owner } },
  aws_default_route_table: {
    id: '{default_route_table_id}',
    import: ['{vpc_id}'],
    values: { arn: ec2('route-table'), owner_id: owner },
  },
  aws_route: {
    id: 'r-{route_table_id}{crc32:destination_cidr_block|destination_ipv6_cidr_block|destination_prefix_list_id}',
    import: [
      '{route_table_id}_{destination_cidr_block|destination_ipv6_cidr_block|destination_prefix_list_id}',
    ],
    values: {
      origin: 'CreateRoute',
      state: 'active',
      instance_id: '',
      instance_owner_id: '',
      network_interface_id: '',
    },
  },
  aws_route_table_association: {
    id: 'rtbassoc-{hex:17}',
    import: ['{subnet_id|gateway_id}/{route_table_id}'],
  },
  aws_main_route_table_association: { id: 'rtbassoc-{hex:17}', import: [] },
  aws_security_group: { id: 'sg-{hex:17}', values: { arn: ec2('security-group'), owner_id: owner } },
  aws_default_security_group: { id: 'sg-{hex:17}', values: { arn: ec2('security-group'), owner_id: owner } },
  aws_vpc_security_group_ingress_rule: {
    id: 'sgr-{hex:17}',
    values: { arn: ec2('security-group-rule'), security_group_rule_id: '{id}' },
  },
  aws_vpc_security_group_egress_rule: {
    id: 'sgr-{hex:17}',
    values: { arn: ec2('security-group-rule'), security_group_rule_id: '{id}' },
  },
  aws_security_group_rule: {
    id: 'sgrule-{digits:10}',
    import: [
      '{security_group_id}_{type}_{protocol}_{from_port}_{to_port}_{cidr_blocks|ipv6_cidr_blocks|prefix_list_ids|source_security_group_id}',
      '{security_group_id}_{type}_{protocol}_{from_port}_{to_port}_self',
    ],
  },
  aws_network_acl: { id: 'acl-{hex:17}', values: { arn: ec2('network-acl'), owner_id: owner } },
  aws_default_network_acl: {
    id: '{default_network_acl_id}',
    values: { arn: ec2('network-acl'), owner_id: owner },
  },
  aws_network_acl_rule: {
    id: 'nacl-{digits:10}',
    import: ['{network_acl_id}:{rule_number}:{protocol}:{egress}'],
  },
  aws_network_acl_association: { id: 'aclassoc-{hex:17}' },
  aws_vpc_dhcp_options: { id: 'dopt-{hex:17}', values: { arn: ec2('dhcp-options'), owner_id: owner } },
  aws_default_vpc_dhcp_options: {
    id: 'dopt-{hex:17}',
    values: { arn: ec2('dhcp-options'), owner_id: owner },
  },
  aws_vpc_dhcp_options_association: { id: '{dhcp_options_id}-{vpc_id}', import: ['{vpc_id}'] },
  aws_ec2_managed_prefix_list: {
    id: 'pl-{hex:17}',
    values: { arn: ec2('prefix-list'), owner_id: owner, version: 1 },
  },
  aws_ec2_managed_prefix_list_entry: { id: '{prefix_list_id},{cidr}' },
  aws_flow_log: {
    id: 'fl-{hex:17}',
    values: {
      arn: ec2('vpc-flow-log'),
      log_format:
        '${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}',
    },
  },
  aws_vpc_block_public_access_options: {
    id: '{region}',
    values: { aws_account_id: owner, aws_region: '{region}' },
  },
  aws_vpc_block_public_access_exclusion: { id: 'vpcbpa-exclude-{hex:17}' },
  aws_ec2_tag: { id: '{resource_id},{key}' },
};
