import { DELETE, EC2_ERRORS, text, withValue, type Check, type Rule } from '../rule';

/** An object that cannot go while others need it. */
interface InUse {
  readonly type: string;
  readonly code: string;
  /** AWS's words; `{id}` and `{by}` are filled in. */
  readonly message: string;
  readonly when: string;
  readonly source?: string;
  /** Who needs it: type and attribute that holds its id or the attribute named by `key`. */
  readonly by: readonly (readonly [type: string, attribute: string])[];
  /** Attribute by which it is named. @default its id */
  readonly key?: string;
  /** Cases in which it may go nevertheless. */
  readonly unless?: (check: Check) => boolean;
}

const ROUTE53 = 'https://docs.aws.amazon.com/Route53/latest/APIReference/API_Operations.html';
const ELB = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/CommonErrors.html';
const IAM = 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html';

const forced = ({ values }: Check): boolean => values['force_destroy'] === true;

const TABLE: readonly InUse[] = [
  {
    type: 'aws_vpc',
    code: 'DependencyViolation',
    message: "The vpc '{id}' has dependencies and cannot be deleted. ({by})",
    when: 'a VPC still holds subnets, gateways, endpoints, or route tables, groups and ACLs of its own making',
    by: [
      ['aws_subnet', 'vpc_id'],
      ['aws_internet_gateway', 'vpc_id'],
      ['aws_internet_gateway_attachment', 'vpc_id'],
      ['aws_egress_only_internet_gateway', 'vpc_id'],
      ['aws_vpn_gateway', 'vpc_id'],
      ['aws_vpn_gateway_attachment', 'vpc_id'],
      ['aws_vpc_endpoint', 'vpc_id'],
    ],
  },
  {
    type: 'aws_subnet',
    code: 'DependencyViolation',
    message: "The subnet '{id}' has dependencies and cannot be deleted. ({by})",
    when: 'a subnet still holds instances, interfaces, NAT gateways, attachments, endpoints or load balancers',
    by: [
      ['aws_instance', 'subnet_id'],
      ['aws_network_interface', 'subnet_id'],
      ['aws_nat_gateway', 'subnet_id'],
      ['aws_ec2_transit_gateway_vpc_attachment', 'subnet_ids'],
      ['aws_vpc_endpoint', 'subnet_ids'],
      ['aws_lb', 'subnets'],
      ['aws_elb', 'subnets'],
    ],
  },
  {
    type: 'aws_security_group',
    code: 'DependencyViolation',
    message: 'resource {id} has a dependent object ({by})',
    when: 'a security group is on an interface, instance, load balancer or endpoint, or a rule of another group names it',
    by: [
      ['aws_instance', 'vpc_security_group_ids'],
      ['aws_network_interface', 'security_groups'],
      ['aws_network_interface_sg_attachment', 'security_group_id'],
      ['aws_lb', 'security_groups'],
      ['aws_elb', 'security_groups'],
      ['aws_vpc_endpoint', 'security_group_ids'],
      ['aws_vpc_security_group_ingress_rule', 'referenced_security_group_id'],
      ['aws_vpc_security_group_egress_rule', 'referenced_security_group_id'],
      ['aws_security_group_rule', 'source_security_group_id'],
    ],
  },
  {
    type: 'aws_vpn_gateway',
    code: 'IncorrectState',
    message: 'The virtual private gateway {id} has dependencies ({by})',
    when: 'a virtual private gateway has VPN connections or Direct Connect associations',
    by: [
      ['aws_vpn_connection', 'vpn_gateway_id'],
      ['aws_dx_gateway_association', 'associated_gateway_id'],
    ],
  },
  {
    type: 'aws_customer_gateway',
    code: 'IncorrectState',
    message: 'The customer gateway {id} is in use by {by}',
    when: 'a customer gateway has a VPN connection',
    by: [['aws_vpn_connection', 'customer_gateway_id']],
  },
  {
    type: 'aws_ec2_managed_prefix_list',
    code: 'InvalidRequest',
    message: 'The prefix list {id} is referenced by {by}; remove the references first',
    when: 'routes or rules name the prefix list',
    by: [
      ['aws_route', 'destination_prefix_list_id'],
      ['aws_vpc_security_group_ingress_rule', 'prefix_list_id'],
      ['aws_vpc_security_group_egress_rule', 'prefix_list_id'],
      ['aws_ec2_transit_gateway_prefix_list_reference', 'prefix_list_id'],
    ],
  },
  {
    type: 'aws_vpc_endpoint_service',
    code: 'ExistingVpcEndpointConnections',
    message: 'Service {id} has existing active VPC Endpoint connections! ({by})',
    when: 'endpoints are connected to the service',
    by: [['aws_vpc_endpoint', 'service_name']],
    key: 'service_name',
  },
  {
    type: 'aws_lb',
    code: 'OperationNotPermitted',
    message:
      "Load balancer '{id}' cannot be deleted because it is currently associated with another service ({by})",
    when: 'an endpoint service is behind the load balancer',
    source: ELB,
    by: [
      ['aws_vpc_endpoint_service', 'network_load_balancer_arns'],
      ['aws_vpc_endpoint_service', 'gateway_load_balancer_arns'],
    ],
  },
  {
    type: 'aws_acm_certificate',
    code: 'ResourceInUseException',
    message: 'Certificate {id} in account is in use by {by}.',
    when: 'a listener uses the certificate',
    source: 'https://docs.aws.amazon.com/acm/latest/APIReference/API_DeleteCertificate.html',
    by: [
      ['aws_lb_listener', 'certificate_arn'],
      ['aws_lb_listener_certificate', 'certificate_arn'],
    ],
  },
  {
    type: 'aws_route53_zone',
    code: 'HostedZoneNotEmpty',
    message:
      'The specified hosted zone contains non-required resource record sets and so cannot be deleted. ({by})',
    when: 'a zone has records and is not to be destroyed by force',
    source: ROUTE53,
    by: [['aws_route53_record', 'zone_id']],
    unless: forced,
  },
  {
    type: 'aws_route53_resolver_endpoint',
    code: 'InvalidRequestException',
    message: 'Resolver endpoint {id} is used by rules ({by})',
    when: 'a resolver rule forwards through the endpoint',
    source: ROUTE53,
    by: [['aws_route53_resolver_rule', 'resolver_endpoint_id']],
  },
  {
    type: 'aws_route53_resolver_rule',
    code: 'ResourceInUseException',
    message: 'Resolver rule {id} is associated with VPCs ({by})',
    when: 'a resolver rule is associated with a VPC',
    source: ROUTE53,
    by: [['aws_route53_resolver_rule_association', 'resolver_rule_id']],
  },
  {
    type: 'aws_route53_resolver_firewall_rule_group',
    code: 'ConflictException',
    message: 'Firewall rule group {id} is associated with VPCs ({by})',
    when: 'a DNS Firewall rule group is associated with a VPC',
    source: ROUTE53,
    by: [['aws_route53_resolver_firewall_rule_group_association', 'firewall_rule_group_id']],
  },
  {
    type: 'aws_route53_delegation_set',
    code: 'DelegationSetInUse',
    message: 'Delegation set {id} is in use by {by}',
    when: 'a zone uses the delegation set',
    source: ROUTE53,
    by: [['aws_route53_zone', 'delegation_set_id']],
  },
  {
    type: 'aws_route53_cidr_collection',
    code: 'CidrCollectionInUseException',
    message: 'CIDR collection {id} is in use: it has locations ({by})',
    when: 'a CIDR collection has locations',
    source: ROUTE53,
    by: [['aws_route53_cidr_location', 'cidr_collection_id']],
  },
  {
    type: 'aws_iam_role',
    code: 'DeleteConflict',
    message:
      'Cannot delete entity, must detach all policies and remove the role from instance profiles first. ({by})',
    when: 'a role has policies or belongs to an instance profile',
    source: IAM,
    by: [
      ['aws_iam_role_policy_attachment', 'role'],
      ['aws_iam_role_policy', 'role'],
      ['aws_iam_instance_profile', 'role'],
    ],
    unless: ({ values }) => values['force_detach_policies'] === true,
  },
  {
    type: 'aws_iam_policy',
    code: 'DeleteConflict',
    message: 'Cannot delete a policy attached to entities. ({by})',
    when: 'a policy is attached to a role, user or group',
    source: IAM,
    by: [
      ['aws_iam_role_policy_attachment', 'policy_arn'],
      ['aws_iam_user_policy_attachment', 'policy_arn'],
      ['aws_iam_group_policy_attachment', 'policy_arn'],
    ],
  },
  {
    type: 'aws_s3_bucket',
    code: 'BucketNotEmpty',
    message: 'The bucket you tried to delete is not empty ({by})',
    when: 'a bucket has objects and is not to be destroyed by force',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucket.html',
    by: [['aws_s3_object', 'bucket']],
    unless: forced,
  },
  {
    type: 'aws_dx_gateway',
    code: 'DirectConnectClientException',
    message: 'Direct Connect Gateway {id} has associations or virtual interfaces ({by})',
    when: 'a Direct Connect gateway has associations or virtual interfaces',
    source: 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-gateways-intro.html',
    by: [
      ['aws_dx_gateway_association', 'dx_gateway_id'],
      ['aws_dx_private_virtual_interface', 'dx_gateway_id'],
      ['aws_dx_transit_virtual_interface', 'dx_gateway_id'],
    ],
  },
  {
    type: 'aws_dx_connection',
    code: 'DirectConnectClientException',
    message: 'Connection {id} has virtual interfaces ({by})',
    when: 'a Direct Connect connection carries virtual interfaces',
    source: 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/deleteconnection.html',
    by: [
      ['aws_dx_private_virtual_interface', 'connection_id'],
      ['aws_dx_public_virtual_interface', 'connection_id'],
      ['aws_dx_transit_virtual_interface', 'connection_id'],
      ['aws_dx_hosted_private_virtual_interface', 'connection_id'],
      ['aws_dx_hosted_public_virtual_interface', 'connection_id'],
      ['aws_dx_hosted_transit_virtual_interface', 'connection_id'],
    ],
  },
  {
    type: 'aws_globalaccelerator_accelerator',
    code: 'AssociatedListenerFoundException',
    message: 'The accelerator {id} has listeners ({by})',
    when: 'an accelerator has listeners',
    source: 'https://docs.aws.amazon.com/global-accelerator/latest/api/API_DeleteAccelerator.html',
    by: [['aws_globalaccelerator_listener', 'accelerator_arn']],
  },
  {
    type: 'aws_globalaccelerator_listener',
    code: 'AssociatedEndpointGroupFoundException',
    message: 'The listener {id} has endpoint groups ({by})',
    when: 'a listener of an accelerator has endpoint groups',
    source: 'https://docs.aws.amazon.com/global-accelerator/latest/api/API_DeleteListener.html',
    by: [['aws_globalaccelerator_endpoint_group', 'listener_arn']],
  },
  {
    type: 'aws_networkfirewall_firewall_policy',
    code: 'InvalidOperationException',
    message: 'Unable to delete the firewall policy {id} because it is in use by {by}',
    when: 'a firewall uses the policy',
    source: 'https://docs.aws.amazon.com/network-firewall/latest/APIReference/API_DeleteFirewallPolicy.html',
    by: [['aws_networkfirewall_firewall', 'firewall_policy_arn']],
  },
  {
    type: 'aws_vpc_ipam_pool',
    code: 'InvalidParameterValue',
    message: 'The ipam-pool {id} has CIDRs, allocations or pools below it ({by})',
    when: 'an IPAM pool has CIDRs, VPCs or pools below it, and is not to be deleted with them',
    source: 'https://docs.aws.amazon.com/vpc/latest/ipam/delete-pool-ipam.html',
    by: [
      ['aws_vpc_ipam_pool_cidr', 'ipam_pool_id'],
      ['aws_vpc_ipam_pool', 'source_ipam_pool_id'],
      ['aws_vpc', 'ipv4_ipam_pool_id'],
      ['aws_vpc', 'ipv6_ipam_pool_id'],
      ['aws_vpc_ipam_pool_cidr_allocation', 'ipam_pool_id'],
    ],
    unless: ({ values }) => values['cascade'] === true,
  },
  {
    type: 'aws_ec2_transit_gateway_multicast_domain',
    code: 'IncorrectState',
    message: '{id} has associations ({by})',
    when: 'a multicast domain has subnets',
    by: [['aws_ec2_transit_gateway_multicast_domain_association', 'transit_gateway_multicast_domain_id']],
  },
];

function users(check: Check, row: InUse): readonly string[] {
  const key = row.key === undefined ? check.id : text(check.values, row.key);
  return row.by.flatMap(([type, attribute]) =>
    withValue(check, type, attribute, key)
      // A group's own rules, and what an adopted default brings, do not keep it.
      .filter((user) => user.values['security_group_id'] !== check.id || attribute === 'security_group_id')
      .map((user) => `${type.slice(4)} ${user.id}`),
  );
}

export const IN_USE_RULES: readonly Rule[] = TABLE.map((row) => ({
  id: `${row.type.slice(4).replaceAll('_', '-')}/in-use-by-others`,
  types: [row.type],
  on: DELETE,
  code: row.code,
  when: row.when,
  source: row.source ?? EC2_ERRORS,
  refuses: (check) => {
    const by = users(check, row);
    if (by.length === 0 || row.unless?.(check) === true) return undefined;
    const listed = `${by.slice(0, 3).join(', ')}${by.length > 3 ? ` and ${by.length - 3} more` : ''}`;
    return row.message.replace('{id}', check.id ?? '').replace('{by}', listed);
  },
}));
