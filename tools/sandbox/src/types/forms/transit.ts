import { arn, type Form } from '../form';

const ec2 = (resource: string): string => arn('ec2', `${resource}/{id}`);
const inTable = '{transit_gateway_route_table_id}_';

/** Transit gateways and AWS Network Firewall. */
export const TRANSIT_FORMS: Readonly<Record<string, Form>> = {
  aws_ec2_transit_gateway: {
    id: 'tgw-{hex:17}',
    values: { arn: ec2('transit-gateway'), owner_id: '{account}', encryption_support: 'disable' },
  },
  aws_ec2_transit_gateway_vpc_attachment: {
    id: 'tgw-attach-{hex:17}',
    values: { arn: ec2('transit-gateway-attachment'), security_group_referencing_support: 'enable' },
  },
  aws_ec2_transit_gateway_vpc_attachment_accepter: { id: '{transit_gateway_attachment_id}' },
  aws_ec2_transit_gateway_route_table: {
    id: 'tgw-rtb-{hex:17}',
    values: {
      arn: ec2('transit-gateway-route-table'),
      default_association_route_table: false,
      default_propagation_route_table: false,
    },
  },
  aws_ec2_transit_gateway_route_table_association: { id: `${inTable}{transit_gateway_attachment_id}` },
  aws_ec2_transit_gateway_route_table_propagation: { id: `${inTable}{transit_gateway_attachment_id}` },
  aws_ec2_transit_gateway_route: { id: `${inTable}{destination_cidr_block}` },
  aws_ec2_transit_gateway_prefix_list_reference: { id: `${inTable}{prefix_list_id}` },
  aws_ec2_transit_gateway_peering_attachment: {
    id: 'tgw-attach-{hex:17}',
    values: {
      arn: ec2('transit-gateway-attachment'),
      peer_account_id: '{account}',
      state: 'pendingAcceptance',
    },
  },
  aws_ec2_transit_gateway_peering_attachment_accepter: { id: '{transit_gateway_attachment_id}' },
  aws_ec2_transit_gateway_connect: { id: 'tgw-attach-{hex:17}' },
  aws_ec2_transit_gateway_connect_peer: {
    id: 'tgw-connect-peer-{hex:17}',
    values: { arn: ec2('transit-gateway-connect-peer') },
  },
  aws_ec2_transit_gateway_multicast_domain: {
    id: 'tgw-mcast-domain-{hex:17}',
    values: { arn: ec2('transit-gateway-multicast-domain'), owner_id: '{account}' },
  },
  aws_ec2_transit_gateway_multicast_domain_association: {
    id: '{transit_gateway_multicast_domain_id}/{transit_gateway_attachment_id}/{subnet_id}',
  },
  aws_ec2_transit_gateway_multicast_group_member: {
    id: '{transit_gateway_multicast_domain_id}/{group_ip_address}/{network_interface_id}',
  },
  aws_ec2_transit_gateway_multicast_group_source: {
    id: '{transit_gateway_multicast_domain_id}/{group_ip_address}/{network_interface_id}',
  },
  aws_ec2_transit_gateway_default_route_table_association: { id: '{transit_gateway_id}' },
  aws_ec2_transit_gateway_default_route_table_propagation: { id: '{transit_gateway_id}' },
  aws_ec2_transit_gateway_policy_table: {
    id: 'tgw-ptb-{hex:17}',
    values: { arn: ec2('transit-gateway-policy-table'), state: 'available' },
  },
  aws_ec2_transit_gateway_policy_table_association: {
    id: '{transit_gateway_policy_table_id}_{transit_gateway_attachment_id}',
  },
  aws_networkfirewall_firewall: {
    id: '{arn}',
    values: {
      arn: arn('network-firewall', 'firewall/{name}'),
      update_token: '{uuid}',
      transit_gateway_owner_account_id: '',
    },
  },
  aws_networkfirewall_firewall_policy: {
    id: '{arn}',
    values: { arn: arn('network-firewall', 'firewall-policy/{name}'), update_token: '{uuid}' },
  },
  aws_networkfirewall_rule_group: { id: '{arn}', values: { update_token: '{uuid}' } },
  aws_networkfirewall_logging_configuration: { id: '{firewall_arn}' },
  aws_networkmanager_global_network: {
    id: 'global-network-{hex:17}',
    values: { arn: 'arn:{partition}:networkmanager::{account}:global-network/{id}' },
  },
  aws_networkmanager_transit_gateway_registration: { id: '{global_network_id},{transit_gateway_arn}' },
  aws_ec2_network_insights_path: { id: 'nip-{hex:17}', values: { arn: ec2('network-insights-path') } },
  aws_ec2_network_insights_analysis: {
    id: 'nia-{hex:17}',
    values: {
      arn: ec2('network-insights-analysis'),
      status: 'succeeded',
      status_message: '',
      warning_message: '',
    },
  },
};
