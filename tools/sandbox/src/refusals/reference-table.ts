import type { Scope, TfValue, WorldObject } from '../contract';
import { isManagedPrefixList } from '../data-sources/managed-prefix-lists';
import { defaultDhcpOptions } from '../types/ec2/default-dhcp-options';

/** Arguments that name an object which AWS then looks up. */
export interface Reference {
  readonly attributes: readonly string[];
  /** Types of the object named. */
  readonly types: readonly string[];
  readonly code: string;
  /** AWS's words; `{}` stands for the value. */
  readonly message: string;
  /** What such a value looks like. */
  readonly form: RegExp;
  /** Whether a value of another form is refused as well, in types whose arguments are known. */
  readonly strict?: boolean;
  /** Only in these types; else in all. */
  readonly of?: readonly string[];
  readonly notOf?: readonly string[];
  /** Attribute of the object that holds the value. @default its id */
  readonly by?: string;
  /** The id in a value that holds more. */
  readonly idOf?: (value: string) => string;
  /** Whether objects of other accounts and Regions count without being shared. */
  readonly anywhere?: boolean;
  /** Only as an argument of the resource itself, not inside its blocks. */
  readonly topLevel?: boolean;
  /** Region besides its own in which the object is used. */
  readonly alsoIn?: (object: WorldObject) => TfValue | undefined;
  /** Whether AWS makes such objects for others (the group of a cluster), of which only the id is known then. */
  readonly madeForOthers?: boolean;
  /** Whether AWS itself has it. */
  readonly published?: (value: string, scope: Scope) => boolean;
}

const afterSlash = (value: string): string => value.slice(value.lastIndexOf('/') + 1);
const ec2 = (noun: string): string => `The ${noun} '{}' does not exist`;
const IAM_ATTACHMENTS = ['aws_iam_role_policy_attachment', 'aws_iam_role_policy', 'aws_iam_instance_profile'];

/** Every reference that the sandbox checks. Codes: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html */
export const REFERENCES: readonly Reference[] = [
  {
    attributes: ['vpc_id'],
    types: ['aws_vpc'],
    code: 'InvalidVpcID.NotFound',
    message: ec2('vpc ID'),
    form: /^vpc-/,
    strict: true,
    notOf: ['aws_route53_zone_association', 'aws_route53_vpc_association_authorization', 'aws_route53_zone'],
  },
  {
    attributes: ['vpc_id'],
    types: ['aws_vpc'],
    code: 'InvalidVPCId',
    message: "The VPC: {} in the Region given can't be found",
    form: /^vpc-/,
    of: ['aws_route53_zone_association', 'aws_route53_vpc_association_authorization', 'aws_route53_zone'],
    anywhere: true,
  },
  {
    attributes: ['subnet_id', 'subnet_ids', 'subnets', 'vpc_zone_identifier'],
    types: ['aws_subnet'],
    code: 'InvalidSubnetID.NotFound',
    message: ec2('subnet ID'),
    form: /^subnet-/,
    strict: true,
  },
  {
    attributes: [
      'security_group_id',
      'security_group_ids',
      'security_groups',
      'vpc_security_group_ids',
      'source_security_group_id',
    ],
    types: ['aws_security_group'],
    code: 'InvalidGroup.NotFound',
    message: ec2('security group'),
    form: /^sg-/,
    madeForOthers: true,
    notOf: ['aws_security_group_rule', 'aws_security_group', 'aws_default_security_group'],
  },
  {
    attributes: [
      'referenced_security_group_id',
      'source_security_group_id',
      'security_groups',
      'security_group_id',
    ],
    types: ['aws_security_group'],
    code: 'InvalidGroup.NotFound',
    message: ec2('security group'),
    form: /sg-/,
    // Across a peering, the other account's group counts, which may stand behind the account.
    of: [
      'aws_security_group_rule',
      'aws_security_group',
      'aws_default_security_group',
      'aws_vpc_security_group_ingress_rule',
      'aws_vpc_security_group_egress_rule',
    ],
    idOf: afterSlash,
    anywhere: true,
    madeForOthers: true,
  },
  {
    attributes: ['route_table_id', 'route_table_ids', 'default_route_table_id'],
    types: ['aws_route_table'],
    code: 'InvalidRouteTableID.NotFound',
    message: ec2('routeTable ID'),
    form: /^rtb-/,
    strict: true,
  },
  {
    attributes: ['network_acl_id', 'default_network_acl_id'],
    types: ['aws_network_acl'],
    code: 'InvalidNetworkAclID.NotFound',
    message: ec2('networkAcl ID'),
    form: /^acl-/,
    strict: true,
  },
  {
    attributes: ['gateway_id', 'internet_gateway_id'],
    types: ['aws_internet_gateway'],
    code: 'InvalidInternetGatewayID.NotFound',
    message: ec2('internetGateway ID'),
    form: /^igw-/,
  },
  {
    attributes: ['gateway_id', 'vpn_gateway_id', 'propagating_vgws'],
    types: ['aws_vpn_gateway'],
    code: 'InvalidVpnGatewayID.NotFound',
    message: ec2('vpnGateway ID'),
    form: /^vgw-/,
  },
  {
    attributes: ['egress_only_gateway_id'],
    types: ['aws_egress_only_internet_gateway'],
    code: 'InvalidGatewayID.NotFound',
    message: ec2('gateway ID'),
    form: /^eigw-/,
  },
  {
    attributes: ['nat_gateway_id'],
    types: ['aws_nat_gateway'],
    code: 'InvalidNatGatewayID.NotFound',
    message: ec2('natGateway ID'),
    form: /^nat-/,
  },
  {
    attributes: ['network_interface_id', 'network_interface'],
    types: ['aws_network_interface'],
    code: 'InvalidNetworkInterfaceID.NotFound',
    message: ec2('networkInterface ID'),
    form: /^eni-/,
    // Interfaces of instances, gateways and endpoints are not objects of their own here.
    madeForOthers: true,
    notOf: [
      'aws_route',
      'aws_route_table',
      'aws_default_route_table',
      'aws_eip',
      'aws_eip_association',
      'aws_flow_log',
      'aws_ec2_transit_gateway_multicast_group_member',
      'aws_ec2_transit_gateway_multicast_group_source',
    ],
  },
  {
    attributes: ['instance_id', 'instance'],
    types: ['aws_instance'],
    code: 'InvalidInstanceID.NotFound',
    message: ec2('instance ID'),
    form: /^i-[0-9a-f]{8,17}$/,
  },
  {
    attributes: ['allocation_id', 'allocation_ids', 'secondary_allocation_ids'],
    types: ['aws_eip'],
    code: 'InvalidAllocationID.NotFound',
    message: "The allocation ID '{}' does not exist",
    form: /^eipalloc-/,
  },
  {
    attributes: ['dhcp_options_id'],
    types: ['aws_vpc_dhcp_options'],
    code: 'InvalidDhcpOptionID.NotFound',
    message: ec2('dhcpOption ID'),
    form: /^dopt-/,
    published: (value, { account, region }) => value === defaultDhcpOptions(account, region),
  },
  {
    attributes: ['transit_gateway_id'],
    types: ['aws_ec2_transit_gateway'],
    code: 'InvalidTransitGatewayID.NotFound',
    message: 'Transit Gateway {} was deleted or does not exist.',
    form: /^tgw-/,
    strict: true,
  },
  {
    attributes: [
      'transit_gateway_attachment_id',
      'transport_attachment_id',
      'transport_transit_gateway_attachment_id',
    ],
    types: ['aws_ec2_transit_gateway_vpc_attachment'],
    code: 'InvalidTransitGatewayAttachmentID.NotFound',
    message: 'Transit Gateway Attachment {} was deleted or does not exist.',
    form: /^tgw-attach-/,
    strict: true,
    anywhere: true,
  },
  {
    attributes: ['transit_gateway_route_table_id'],
    types: ['aws_ec2_transit_gateway_route_table'],
    code: 'InvalidRouteTableID.NotFound',
    message: 'Transit Gateway Route Table {} was deleted or does not exist.',
    form: /^tgw-rtb-/,
    strict: true,
  },
  {
    attributes: ['vpc_peering_connection_id'],
    types: ['aws_vpc_peering_connection'],
    code: 'InvalidVpcPeeringConnectionID.NotFound',
    message: "The vpcPeeringConnection ID '{}' does not exist",
    form: /^pcx-/,
    strict: true,
    anywhere: true,
  },
  {
    attributes: ['vpc_endpoint_id', 'gateway_id'],
    types: ['aws_vpc_endpoint'],
    code: 'InvalidVpcEndpointId.NotFound',
    message: 'The Vpc Endpoint Id {} does not exist',
    form: /^vpce-(?!svc-)/,
    anywhere: true,
    // The endpoints of a network firewall are not objects of their own here.
    notOf: ['aws_route', 'aws_route_table', 'aws_default_route_table'],
  },
  {
    attributes: ['prefix_list_id', 'destination_prefix_list_id', 'prefix_list_ids'],
    types: ['aws_ec2_managed_prefix_list'],
    code: 'InvalidPrefixListID.NotFound',
    message: "The prefix list ID '{}' does not exist",
    form: /^pl-/,
    published: (value, { region }) => isManagedPrefixList(value, region),
  },
  {
    attributes: ['customer_gateway_id'],
    types: ['aws_customer_gateway'],
    code: 'InvalidCustomerGatewayID.NotFound',
    message: ec2('customerGateway ID'),
    form: /^cgw-/,
    strict: true,
  },
  {
    attributes: ['vpn_connection_id'],
    types: ['aws_vpn_connection'],
    code: 'InvalidVpnConnectionID.NotFound',
    message: ec2('vpnConnection ID'),
    form: /^vpn-/,
    strict: true,
  },
  {
    attributes: ['ipv4_ipam_pool_id', 'ipv6_ipam_pool_id', 'ipam_pool_id', 'source_ipam_pool_id'],
    types: ['aws_vpc_ipam_pool'],
    code: 'InvalidIpamPoolId.NotFound',
    message: 'The ipam-pool ID {} does not exist',
    form: /^ipam-pool-/,
    strict: true,
    // https://docs.aws.amazon.com/vpc/latest/ipam/how-it-works-ipam.html: a pool serves the Region of its locale.
    alsoIn: ({ values }) => values['locale'],
  },
  {
    attributes: ['zone_id', 'hosted_zone_id'],
    types: ['aws_route53_zone'],
    code: 'NoSuchHostedZone',
    message: 'No hosted zone found with ID: {}',
    form: /^Z[A-Z0-9]{10,}$/,
    strict: true,
    // The zone in a record's alias block is that of a load balancer or endpoint, which is AWS's own.
    topLevel: true,
    of: [
      'aws_route53_record',
      'aws_route53_query_log',
      'aws_route53_key_signing_key',
      'aws_route53_hosted_zone_dnssec',
      'aws_route53_vpc_association_authorization',
    ],
  },
  {
    attributes: ['zone_id'],
    types: ['aws_route53_zone'],
    code: 'NoSuchHostedZone',
    message: 'No hosted zone found with ID: {}',
    form: /^Z[A-Z0-9]{10,}$/,
    strict: true,
    of: ['aws_route53_zone_association'],
    anywhere: true,
  },
  {
    attributes: ['load_balancer_arn'],
    types: ['aws_lb'],
    code: 'LoadBalancerNotFound',
    message: "Load balancer '{}' not found",
    form: /^arn:[^:]+:elasticloadbalancing:/,
  },
  {
    attributes: ['target_group_arn', 'target_group_arns'],
    types: ['aws_lb_target_group'],
    code: 'TargetGroupNotFound',
    message: "Target groups '{}' not found",
    form: /^arn:[^:]+:elasticloadbalancing:/,
  },
  {
    attributes: ['listener_arn'],
    types: ['aws_lb_listener'],
    code: 'ListenerNotFound',
    message: "Listener '{}' not found",
    form: /^arn:[^:]+:elasticloadbalancing:/,
  },
  {
    attributes: ['certificate_arn', 'acm_certificate_arn'],
    types: ['aws_acm_certificate'],
    code: 'CertificateNotFound',
    message: "Certificate '{}' not found",
    form: /^arn:[^:]+:acm:/,
    anywhere: true,
  },
  {
    attributes: ['role'],
    types: ['aws_iam_role'],
    code: 'NoSuchEntity',
    message: 'The role with name {} cannot be found.',
    form: /^[\w+=,.@-]+$/,
    strict: true,
    of: IAM_ATTACHMENTS,
  },
  {
    attributes: ['policy_arn'],
    types: ['aws_iam_policy'],
    code: 'NoSuchEntity',
    message: 'Policy {} does not exist or is not attachable.',
    form: /^arn:[^:]+:iam::/,
    published: (value) => /^arn:[^:]+:iam::aws:policy\//.test(value),
  },
  {
    attributes: ['resource_share_arn', 'share_arn'],
    types: ['aws_ram_resource_share'],
    code: 'UnknownResourceException',
    message: 'ResourceShare {} could not be found.',
    form: /^arn:[^:]+:ram:/,
    anywhere: true,
  },
  {
    attributes: ['dx_gateway_id'],
    types: ['aws_dx_gateway'],
    code: 'DirectConnectClientException',
    message: 'Direct Connect Gateway {} does not exist',
    form: /^[0-9a-f-]{36}$/,
    strict: true,
    anywhere: true,
  },
  {
    attributes: ['connection_id'],
    types: ['aws_dx_connection', 'aws_dx_hosted_connection', 'aws_dx_lag'],
    code: 'DirectConnectClientException',
    message: 'Connection ID {} has an invalid format or does not exist',
    form: /^dx(?:con|lag)-/,
    anywhere: true,
  },
  {
    attributes: ['virtual_interface_id'],
    types: [
      'aws_dx_private_virtual_interface',
      'aws_dx_public_virtual_interface',
      'aws_dx_transit_virtual_interface',
      'aws_dx_hosted_private_virtual_interface',
      'aws_dx_hosted_public_virtual_interface',
      'aws_dx_hosted_transit_virtual_interface',
    ],
    code: 'DirectConnectClientException',
    message: 'Virtual Interface ID {} does not exist',
    form: /^dxvif-/,
    anywhere: true,
  },
  {
    attributes: ['health_check_id', 'child_healthchecks'],
    types: ['aws_route53_health_check'],
    code: 'NoSuchHealthCheck',
    message: 'A health check with id {} does not exist.',
    form: /^[0-9a-f-]{36}$/,
    of: ['aws_route53_record', 'aws_route53_health_check'],
  },
  {
    attributes: ['resolver_endpoint_id'],
    types: ['aws_route53_resolver_endpoint'],
    code: 'ResourceNotFoundException',
    message: "[RSLVR-00703] Resolver endpoint with ID '{}' does not exist",
    form: /^rslvr-(?:in|out)-/,
  },
  {
    attributes: ['resolver_rule_id'],
    types: ['aws_route53_resolver_rule'],
    code: 'ResourceNotFoundException',
    message: "[RSLVR-00703] Resolver rule with ID '{}' does not exist",
    form: /^rslvr-rr-/,
    published: (value) => value === 'rslvr-autodefined-rr-internet-resolver',
  },
  {
    attributes: ['accelerator_arn'],
    types: ['aws_globalaccelerator_accelerator', 'aws_globalaccelerator_custom_routing_accelerator'],
    code: 'AcceleratorNotFoundException',
    message: 'The accelerator {} does not exist',
    form: /^arn:[^:]+:globalaccelerator:/,
  },
  {
    attributes: ['listener_arn'],
    types: ['aws_globalaccelerator_listener', 'aws_globalaccelerator_custom_routing_listener'],
    code: 'ListenerNotFoundException',
    message: 'The listener {} does not exist',
    form: /^arn:[^:]+:globalaccelerator:/,
  },
  {
    attributes: ['firewall_policy_arn'],
    types: ['aws_networkfirewall_firewall_policy'],
    code: 'InvalidRequestException',
    message: 'firewall policy {} does not exist',
    form: /^arn:[^:]+:network-firewall:/,
    anywhere: true,
  },
  {
    attributes: ['autoscaling_group_name'],
    types: ['aws_autoscaling_group'],
    code: 'ValidationError',
    message: 'AutoScalingGroup name not found - {}',
    form: /./,
    of: [
      'aws_autoscaling_policy',
      'aws_autoscaling_schedule',
      'aws_autoscaling_lifecycle_hook',
      'aws_autoscaling_attachment',
      'aws_autoscaling_traffic_source_attachment',
    ],
  },
  {
    attributes: ['bucket'],
    types: ['aws_s3_bucket'],
    code: 'NoSuchBucket',
    message: 'The specified bucket does not exist: {}',
    form: /./,
    of: [
      'aws_s3_bucket_policy',
      'aws_s3_bucket_public_access_block',
      'aws_s3_bucket_server_side_encryption_configuration',
      'aws_s3_bucket_versioning',
      'aws_s3_bucket_lifecycle_configuration',
      'aws_s3_bucket_ownership_controls',
      'aws_s3_bucket_logging',
      'aws_s3_object',
    ],
  },
  {
    attributes: ['target_key_id', 'key_id'],
    types: ['aws_kms_key'],
    code: 'NotFoundException',
    message: "Key '{}' does not exist",
    form: /^(?:arn:[^:]+:kms:.*:key\/)?[0-9a-f-]{36}$/,
    of: ['aws_kms_alias', 'aws_kms_key_policy'],
    idOf: afterSlash,
  },
];
