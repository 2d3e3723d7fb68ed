/** Kinds of things in the network that arguments of resources point at. */
export type Kind =
  | 'vpc'
  | 'subnet'
  | 'route-table'
  | 'security-group'
  | 'network-acl'
  | 'prefix-list'
  | 'internet-gateway'
  | 'egress-only-gateway'
  | 'nat-gateway'
  | 'elastic-ip'
  | 'interface'
  | 'instance'
  | 'peering'
  | 'transit-gateway'
  | 'transit-table'
  | 'transit-attachment'
  | 'vpn-gateway'
  | 'vpn-connection'
  | 'customer-gateway'
  | 'dx-gateway'
  | 'dx-connection'
  | 'virtual-interface'
  | 'vpc-endpoint'
  | 'endpoint-service'
  | 'load-balancer'
  | 'listener'
  | 'target-group'
  | 'scaling-group'
  | 'launch-template'
  | 'firewall'
  | 'firewall-policy'
  | 'firewall-rules'
  | 'hosted-zone'
  | 'resolver-endpoint'
  | 'resolver-rule'
  | 'core-network'
  | 'carrier-gateway'
  | 'local-gateway'
  | 'dhcp-options';

/** What is identified by an attribute of a resource of a type; the key is that resource's address. */
export const identities: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  aws_vpc: vpcIdentities(),
  aws_default_vpc: vpcIdentities(),
  aws_subnet: { id: 'subnet', arn: 'subnet' },
  aws_default_subnet: { id: 'subnet', arn: 'subnet' },
  aws_route_table: { id: 'route-table', arn: 'route-table' },
  aws_default_route_table: { id: 'route-table', arn: 'route-table' },
  aws_security_group: { id: 'security-group', arn: 'security-group' },
  aws_default_security_group: { id: 'security-group', arn: 'security-group' },
  aws_network_acl: { id: 'network-acl', arn: 'network-acl' },
  aws_default_network_acl: { id: 'network-acl', arn: 'network-acl' },
  aws_ec2_managed_prefix_list: { id: 'prefix-list', arn: 'prefix-list' },
  aws_prefix_list: { id: 'prefix-list' },
  aws_internet_gateway: { id: 'internet-gateway', arn: 'internet-gateway' },
  aws_egress_only_internet_gateway: { id: 'egress-only-gateway' },
  aws_nat_gateway: { id: 'nat-gateway', network_interface_id: 'interface' },
  aws_eip: { id: 'elastic-ip', allocation_id: 'elastic-ip' },
  aws_network_interface: { id: 'interface', arn: 'interface' },
  aws_instance: { id: 'instance', arn: 'instance', primary_network_interface_id: 'interface' },
  aws_spot_instance_request: {
    id: 'instance',
    spot_instance_id: 'instance',
    primary_network_interface_id: 'interface',
  },
  aws_vpc_peering_connection: { id: 'peering' },
  aws_ec2_transit_gateway: {
    id: 'transit-gateway',
    arn: 'transit-gateway',
    association_default_route_table_id: 'transit-table',
    propagation_default_route_table_id: 'transit-table',
  },
  aws_ec2_transit_gateway_route_table: { id: 'transit-table', arn: 'transit-table' },
  aws_ec2_transit_gateway_vpc_attachment: { id: 'transit-attachment', arn: 'transit-attachment' },
  aws_ec2_transit_gateway_peering_attachment: { id: 'transit-attachment', arn: 'transit-attachment' },
  aws_ec2_transit_gateway_connect: {
    id: 'transit-attachment',
    transit_gateway_attachment_id: 'transit-attachment',
  },
  aws_vpn_concentrator: { transit_gateway_attachment_id: 'transit-attachment' },
  aws_vpn_gateway: { id: 'vpn-gateway', arn: 'vpn-gateway' },
  aws_vpn_connection: {
    id: 'vpn-connection',
    arn: 'vpn-connection',
    transit_gateway_attachment_id: 'transit-attachment',
  },
  aws_customer_gateway: { id: 'customer-gateway', arn: 'customer-gateway' },
  aws_dx_gateway: { id: 'dx-gateway' },
  aws_dx_gateway_association: { transit_gateway_attachment_id: 'transit-attachment' },
  aws_dx_connection: { id: 'dx-connection', arn: 'dx-connection' },
  aws_dx_hosted_connection: { id: 'dx-connection' },
  aws_dx_lag: { id: 'dx-connection', arn: 'dx-connection' },
  aws_dx_private_virtual_interface: { id: 'virtual-interface' },
  aws_dx_transit_virtual_interface: { id: 'virtual-interface' },
  aws_dx_public_virtual_interface: { id: 'virtual-interface' },
  aws_dx_hosted_private_virtual_interface: { id: 'virtual-interface' },
  aws_dx_hosted_transit_virtual_interface: { id: 'virtual-interface' },
  aws_dx_hosted_public_virtual_interface: { id: 'virtual-interface' },
  aws_vpc_endpoint: { id: 'vpc-endpoint', arn: 'vpc-endpoint', prefix_list_id: 'prefix-list' },
  aws_vpc_endpoint_service: { id: 'endpoint-service', service_name: 'endpoint-service' },
  aws_lb: { id: 'load-balancer', arn: 'load-balancer' },
  aws_alb: { id: 'load-balancer', arn: 'load-balancer' },
  aws_elb: { id: 'load-balancer', name: 'load-balancer', arn: 'load-balancer' },
  aws_lb_listener: { id: 'listener', arn: 'listener' },
  aws_alb_listener: { id: 'listener', arn: 'listener' },
  aws_lb_target_group: { id: 'target-group', arn: 'target-group' },
  aws_alb_target_group: { id: 'target-group', arn: 'target-group' },
  aws_autoscaling_group: { id: 'scaling-group', name: 'scaling-group', arn: 'scaling-group' },
  aws_launch_template: { id: 'launch-template', name: 'launch-template', arn: 'launch-template' },
  aws_launch_configuration: { id: 'launch-template', name: 'launch-template', arn: 'launch-template' },
  aws_networkfirewall_firewall: { id: 'firewall', arn: 'firewall' },
  aws_networkfirewall_firewall_policy: { id: 'firewall-policy', arn: 'firewall-policy' },
  aws_networkfirewall_rule_group: { id: 'firewall-rules', arn: 'firewall-rules' },
  aws_networkfirewall_vpc_endpoint_association: { vpc_endpoint_association_arn: 'firewall' },
  aws_route53_zone: { id: 'hosted-zone', zone_id: 'hosted-zone', arn: 'hosted-zone' },
  aws_route53_resolver_endpoint: { id: 'resolver-endpoint', arn: 'resolver-endpoint' },
  aws_route53_resolver_rule: { id: 'resolver-rule', arn: 'resolver-rule' },
  aws_networkmanager_core_network: { id: 'core-network', arn: 'core-network' },
  aws_ec2_carrier_gateway: { id: 'carrier-gateway' },
  aws_vpc_dhcp_options: { id: 'dhcp-options' },
};

/** Attributes that name what an argument of the same resource already names. */
export const aliases: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws_vpc_peering_connection_accepter: { id: 'vpc_peering_connection_id' },
  aws_vpc_peering_connection_options: { id: 'vpc_peering_connection_id' },
  aws_ec2_transit_gateway_vpc_attachment_accepter: { id: 'transit_gateway_attachment_id' },
  aws_ec2_transit_gateway_peering_attachment_accepter: { id: 'transit_gateway_attachment_id' },
  aws_dx_hosted_private_virtual_interface_accepter: { id: 'virtual_interface_id' },
  aws_dx_hosted_transit_virtual_interface_accepter: { id: 'virtual_interface_id' },
  aws_dx_hosted_public_virtual_interface_accepter: { id: 'virtual_interface_id' },
  aws_dx_connection_confirmation: { id: 'connection_id' },
  aws_eip_association: { id: 'allocation_id' },
  aws_vpn_gateway_attachment: { id: 'vpn_gateway_id' },
};

/** Kind of an id that AWS wrote, by its prefix. */
export const kindOfIdPrefix: readonly (readonly [string, Kind])[] = [
  ['vpce-svc-', 'endpoint-service'],
  ['com.amazonaws.vpce.', 'endpoint-service'],
  ['tgw-rtb-', 'transit-table'],
  ['tgw-attach-', 'transit-attachment'],
  ['tgw-', 'transit-gateway'],
  ['vpce-', 'vpc-endpoint'],
  ['vpc-', 'vpc'],
  ['subnet-', 'subnet'],
  ['rtb-', 'route-table'],
  ['sg-', 'security-group'],
  ['acl-', 'network-acl'],
  ['pl-', 'prefix-list'],
  ['igw-', 'internet-gateway'],
  ['eigw-', 'egress-only-gateway'],
  ['nat-', 'nat-gateway'],
  ['eipalloc-', 'elastic-ip'],
  ['eni-', 'interface'],
  ['i-', 'instance'],
  ['pcx-', 'peering'],
  ['vgw-', 'vpn-gateway'],
  ['vpn-', 'vpn-connection'],
  ['cgw-', 'customer-gateway'],
  ['dxvif-', 'virtual-interface'],
  ['dxcon-', 'dx-connection'],
  ['dxlag-', 'dx-connection'],
  ['cagw-', 'carrier-gateway'],
  ['lgw-', 'local-gateway'],
  ['lt-', 'launch-template'],
  ['rslvr-in-', 'resolver-endpoint'],
  ['rslvr-out-', 'resolver-endpoint'],
  ['rslvr-rr-', 'resolver-rule'],
  ['dopt-', 'dhcp-options'],
];

function vpcIdentities(): Readonly<Record<string, Kind>> {
  return {
    id: 'vpc',
    arn: 'vpc',
    main_route_table_id: 'route-table',
    default_route_table_id: 'route-table',
    default_security_group_id: 'security-group',
    default_network_acl_id: 'network-acl',
  };
}
