import type { Expected } from './changes';

/** Changes whose outcome depends on values, so that force-new alone does not tell it; the facts' `customDiff` does. */
export const VALUE_DEPENDENT: Readonly<Record<string, readonly [expected: Expected, why: string]>> = {
  'aws_autoscaling_group.launch_template.name': ['refused', 'excludes the id of the template'],
  'aws_dynamodb_table.attribute.name': ['refused', 'the key of the table has no attribute block any more'],
  'aws_dynamodb_table.hash_key': ['refused', 'the key has no attribute block'],
  'aws_dynamodb_table.range_key': ['refused', 'the key has no attribute block'],
  'aws_dynamodb_table.restore_source_name': ['replace', 'changed to a name'],
  'aws_dynamodb_table.restore_source_table_arn': ['replace', 'changed to an ARN'],
  'aws_elb.subnets': ['replace', 'no subnet stays'],
  'aws_lb.enforce_security_group_inbound_rules_on_private_link_traffic': [
    'no-op',
    'for network load balancers only',
  ],
  'aws_lb_listener.default_action.type': ['refused', 'the action lacks the block of its new type'],
  'aws_lb_listener_rule.action.type': ['refused', 'the action lacks the block of its new type'],
  'aws_nat_gateway.connectivity_type': ['refused', 'a private gateway has no allocation'],
  'aws_nat_gateway.secondary_private_ip_address_count': ['refused', 'for private gateways only'],
  'aws_network_interface.private_ips': ['replace', 'the primary address goes'],
  'aws_route.egress_only_gateway_id': ['refused', 'excludes the IPv4 destination, which leaves none'],
  'aws_route53recoverycontrolconfig_safety_rule.target_controls': [
    'refused',
    'excludes the asserted controls',
  ],
  'aws_sns_topic.archive_policy': ['refused', 'for FIFO topics only'],
  'aws_sns_topic.content_based_deduplication': ['refused', 'for FIFO topics only'],
  'aws_sns_topic.fifo_throughput_scope': ['refused', 'for FIFO topics only'],
  'aws_ssm_parameter.value_wo_version': ['refused', 'needs a write-only value, which excludes the plain one'],
  'aws_vpc.instance_tenancy': ['replace', 'from default to dedicated'],
  'aws_vpc_endpoint.private_dns_enabled': ['replace', 'the endpoint is a gateway'],
  'aws_vpc_security_group_egress_rule.cidr_ipv6': ['replace', 'another kind of peer'],
  'aws_vpc_security_group_egress_rule.prefix_list_id': ['replace', 'another kind of peer'],
  'aws_vpc_security_group_egress_rule.referenced_security_group_id': ['replace', 'another kind of peer'],
  'aws_vpc_security_group_ingress_rule.cidr_ipv6': ['replace', 'another kind of peer'],
  'aws_vpc_security_group_ingress_rule.prefix_list_id': ['replace', 'another kind of peer'],
  'aws_vpc_security_group_ingress_rule.referenced_security_group_id': ['replace', 'another kind of peer'],
};
