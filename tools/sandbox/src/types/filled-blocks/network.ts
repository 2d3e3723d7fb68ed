import type { TfValue } from '../../contract';
import type { Making } from '../type-module';
import { lookUp, text } from '../values';

const nothing = (): TfValue => [];

/** @see https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html */
const dnsOptions = ({ planned }: Making): TfValue => {
  const kind = text(planned, 'vpc_endpoint_type') ?? 'Gateway';
  if (kind === 'GatewayLoadBalancer') return [];
  const record = kind === 'Gateway' ? 'service-defined' : 'ipv4';
  return [{ dns_record_ip_type: record, private_dns_only_for_inbound_resolver_endpoint: false }];
};

/** A side's options, which are the connection's whichever resource shows them. */
const peeringSide =
  (side: string) =>
  ({ planned, world }: Making): TfValue => {
    const connection = lookUp(
      world,
      ['aws_vpc_peering_connection'],
      text(planned, 'vpc_peering_connection_id'),
    );
    return connection?.values[side] ?? [{ allow_remote_vpc_dns_resolution: false }];
  };
const peering = { accepter: peeringSide('accepter'), requester: peeringSide('requester') };

const tunnelLogs = (): TfValue => [
  { cloudwatch_log_options: [{ log_enabled: false, log_group_arn: '', log_output_format: '' }] },
];

/** The rules that AWS reads out of a text of them. */
const ruleGroup = ({ planned }: Making): TfValue => {
  const rules = text(planned, 'rules');
  return rules === undefined ? [] : [{ rules_source: [{ rules_string: rules }] }];
};

export const NETWORK_BLOCKS = {
  aws_ec2_managed_prefix_list: { entry: nothing },
  aws_ec2_network_insights_path: { filter_at_destination: nothing, filter_at_source: nothing },
  aws_network_interface: { attachment: nothing },
  aws_networkfirewall_firewall: { availability_zone_mapping: nothing },
  aws_networkfirewall_rule_group: { rule_group: ruleGroup },
  aws_vpc_endpoint: { dns_options: dnsOptions },
  aws_vpc_peering_connection: peering,
  aws_vpc_peering_connection_accepter: peering,
  aws_vpc_peering_connection_options: peering,
  aws_vpn_connection: { tunnel1_log_options: tunnelLogs, tunnel2_log_options: tunnelLogs },
  aws_instance: {
    ebs_block_device: nothing,
    ephemeral_block_device: nothing,
    instance_market_options: nothing,
    network_interface: nothing,
  },
  aws_launch_template: { metadata_options: nothing },
};
