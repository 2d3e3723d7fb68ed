import { Unknown, type Resource, type Value } from '@landbridge/terraform-model';
import type { Item } from './prices';

/** Something that is paid for as long as a resource exists. */
export interface Charge {
  readonly item: Item;
  readonly quantity: number;
}

/** What a resource is charged for by time; a sentence where that cannot be said. */
export function chargesOf(resource: Resource): readonly Charge[] | string {
  const rule = Object.hasOwn(RULES, resource.type) ? RULES[resource.type] : undefined;
  if (rule !== undefined) return rule(resource);
  return isFree(resource.type) ? [] : 'the price list does not have this type';
}

/** What each gigabyte through a resource costs; undefined where the list has nothing of the kind. */
export function dataItemOf({ type, values }: Resource): Item | undefined {
  if (type === 'aws_vpc_endpoint')
    return values['vpc_endpoint_type'] === 'Interface' ? 'interface endpoint, data' : undefined;
  return DATA[type];
}

const DATA: Readonly<Record<string, Item>> = {
  aws_nat_gateway: 'NAT gateway, data',
  aws_ec2_transit_gateway_vpc_attachment: 'transit gateway, data',
  aws_networkfirewall_firewall: 'Network Firewall, data',
};

type Rule = (resource: Resource) => readonly Charge[] | string;

const one =
  (item: Item): Rule =>
  () => [{ item, quantity: 1 }];

/** As many as a list argument has elements. */
const each =
  (item: Item, argument: string): Rule =>
  ({ values }) => {
    const count = lengthOf(values[argument]);
    return count === undefined
      ? `how many elements ${argument} has is not known`
      : [{ item, quantity: count }];
  };

const LOAD_BALANCERS: Readonly<Record<string, Item>> = {
  application: 'Application Load Balancer',
  network: 'Network Load Balancer',
};
const PORTS: Readonly<Record<string, Item>> = {
  '1Gbps': 'Direct Connect port, 1 Gbps',
  '10Gbps': 'Direct Connect port, 10 Gbps',
  '100Gbps': 'Direct Connect port, 100 Gbps',
};

const RULES: Readonly<Record<string, Rule>> = {
  aws_nat_gateway: ({ values }) =>
    values['availability_mode'] === 'regional'
      ? 'a regional NAT gateway is charged by the zones that it is in, which AWS decides'
      : [{ item: 'NAT gateway', quantity: 1 }],
  aws_eip: one('public IPv4 address'),
  aws_ec2_transit_gateway_vpc_attachment: one('transit gateway attachment'),
  aws_ec2_transit_gateway_peering_attachment: one('transit gateway attachment'),
  aws_ec2_transit_gateway_peering_attachment_accepter: one('transit gateway attachment'),
  aws_vpn_connection: ({ values }) => [
    { item: 'VPN connection', quantity: 1 },
    ...(isSet(values['transit_gateway_id'])
      ? [{ item: 'transit gateway attachment', quantity: 1 } as const]
      : []),
  ],
  aws_vpc_endpoint: (resource) => {
    const kind = resource.values['vpc_endpoint_type'] ?? 'Gateway';
    if (kind === 'Gateway') return [];
    if (kind === 'Interface') return each('interface endpoint in a zone', 'subnet_ids')(resource);
    return 'the price list does not have this kind of endpoint';
  },
  aws_lb: loadBalancer,
  aws_alb: loadBalancer,
  aws_elb: one('Classic Load Balancer'),
  aws_networkfirewall_firewall: each('Network Firewall endpoint', 'subnet_mapping'),
  aws_dx_connection: ({ values }) => {
    const item = PORTS[String(values['bandwidth'])];
    return item === undefined
      ? 'the price list does not have a port of this bandwidth'
      : [{ item, quantity: 1 }];
  },
  aws_route53_resolver_endpoint: each('Resolver endpoint address', 'ip_address'),
  aws_route53_zone: one('hosted zone'),
  aws_route53_health_check: one('health check'),
  aws_globalaccelerator_accelerator: one('accelerator'),
  aws_globalaccelerator_custom_routing_accelerator: one('accelerator'),
  aws_kms_key: one('KMS key'),
  aws_secretsmanager_secret: one('secret'),
  aws_cloudwatch_metric_alarm: one('alarm'),
  aws_cloudwatch_composite_alarm: () => 'the price list does not have composite alarms',
  aws_cloudwatch_dashboard: one('dashboard'),
};

/** By time; capacity units come on top. One that faces the internet has a public address in each of its subnets. */
function loadBalancer({ values }: Resource): readonly Charge[] | string {
  const item = LOAD_BALANCERS[String(values['load_balancer_type'] ?? 'application')];
  if (item === undefined) return 'the price list does not have this kind of load balancer';
  if (values['internal'] === true) return [{ item, quantity: 1 }];
  // Elastic IPs of a mapping are resources of their own, and charged there.
  const count = lengthOf(values['subnets']) ?? (isSet(values['subnet_mapping']) ? 0 : undefined);
  if (count === undefined)
    return 'in how many subnets it is, and so how many public addresses it has, is not known';
  return [
    { item, quantity: 1 },
    ...(count > 0 ? [{ item: 'public IPv4 address', quantity: count } as const] : []),
  ];
}

function lengthOf(value: Value | undefined): number | undefined {
  if (value instanceof Unknown) return undefined;
  return Array.isArray(value) ? value.length : undefined;
}

function isSet(value: Value | undefined): boolean {
  return (
    value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
  );
}

/** Types that AWS does not charge for by time, by what their names begin with. */
const FREE = [
  'aws_vpc',
  'aws_subnet',
  'aws_route',
  'aws_main_route_table_association',
  'aws_default_',
  'aws_internet_gateway',
  'aws_egress_only_internet_gateway',
  'aws_security_group',
  'aws_network_acl',
  'aws_network_interface',
  'aws_ec2_managed_prefix_list',
  'aws_ec2_tag',
  'aws_eip_association',
  'aws_customer_gateway',
  'aws_vpn_gateway',
  'aws_vpn_connection_route',
  'aws_dx_gateway',
  'aws_dx_private_virtual_interface',
  'aws_dx_public_virtual_interface',
  'aws_dx_transit_virtual_interface',
  'aws_dx_hosted_',
  'aws_dx_connection_',
  'aws_dx_lag',
  'aws_ec2_transit_gateway',
  'aws_ram_',
  'aws_iam_',
  'aws_lb_',
  'aws_launch_template',
  'aws_autoscaling_',
  'aws_placement_group',
  'aws_networkfirewall_firewall_policy',
  'aws_networkfirewall_rule_group',
  'aws_networkfirewall_logging_configuration',
  'aws_kms_alias',
  'aws_acm_certificate',
  'aws_globalaccelerator_listener',
  'aws_globalaccelerator_endpoint_group',
  'aws_globalaccelerator_custom_routing_',
  'aws_service_discovery_private_dns_namespace',
  'aws_sns_topic',
  'aws_cloudwatch_log_',
  'aws_s3_bucket_',
  'aws_ssm_parameter',
  'terraform_data',
] as const;

/** Whose names begin as those of free types do, and that cost by time all the same, or may. */
const NOT_FREE: readonly string[] = [
  'aws_route53',
  'aws_vpc_ipam',
  'aws_vpclattice',
  'aws_network_interface_sg_attachment',
  'aws_ec2_transit_gateway_connect',
  'aws_vpc_block_public_access',
  'aws_autoscaling_group',
  'aws_acmpca',
];

/** Records, delegations and the like, which only queries cost. */
const FREE_OF_ROUTE_53 = [
  'aws_route53_record',
  'aws_route53_zone_association',
  'aws_route53_vpc_association_authorization',
  'aws_route53_query_log',
  'aws_route53_delegation_set',
  'aws_route53_hosted_zone_dnssec',
  'aws_route53_key_signing_key',
  'aws_route53_cidr_',
  'aws_route53_resolver_rule',
  'aws_route53_resolver_query_log_config',
  'aws_route53_resolver_config',
  'aws_route53_resolver_dnssec_config',
  'aws_vpc_block_public_access',
  'aws_network_interface_sg_attachment',
];

function isFree(type: string): boolean {
  const begins = (prefix: string): boolean => type.startsWith(prefix);
  if (FREE_OF_ROUTE_53.some(begins)) return true;
  return !NOT_FREE.some(begins) && FREE.some(begins);
}
