import type { TfValue } from '../../contract';
import { attachmentOf, associationOf } from '../../types/transit/attachment';
import { blocks, lookUp, text } from '../../types/values';
import type { Lookup } from '../lookup';
import { plural } from './ec2';

const internetGateway: Lookup = {
  nouns: ['aws_internet_gateway'],
  words: 'EC2 Internet Gateway',
  code: 'InvalidInternetGatewayID.NotFound',
  arguments: { internet_gateway_id: 'id' },
  filters: {
    'internet-gateway-id': 'id',
    'attachment.vpc-id': 'vpc_id',
    'attachment.state': () => ['available'],
  },
  values: {
    internet_gateway_id: (one) => one.object.id,
    attachments: (one) => {
      const vpc_id = text(one.values, 'vpc_id');
      return vpc_id === undefined ? [] : [{ state: 'available', vpc_id }];
    },
  },
};

const natGateway: Lookup = {
  nouns: ['aws_nat_gateway'],
  words: 'EC2 NAT Gateway',
  code: 'NatGatewayNotFound',
  arguments: { state: (_one, wanted) => wanted === 'available' },
  filters: { 'nat-gateway-id': 'id', state: () => ['available'] },
  values: { state: () => 'available' },
};

const vpnGateway: Lookup = {
  nouns: ['aws_vpn_gateway'],
  words: 'EC2 VPN Gateway',
  code: 'InvalidVpnGatewayID.NotFound',
  arguments: {
    attached_vpc_id: 'vpc_id',
    state: (_one, wanted) => wanted === 'available',
    amazon_side_asn: (one, wanted) => String(one.values['amazon_side_asn']) === String(wanted),
  },
  filters: { 'attachment.vpc-id': 'vpc_id', 'vpn-gateway-id': 'id' },
  values: { attached_vpc_id: 'vpc_id', state: () => 'available' },
};

const eip: Lookup = {
  nouns: ['aws_eip'],
  words: 'EC2 EIP',
  code: 'InvalidAllocationID.NotFound',
  filters: {
    'allocation-id': 'id',
    'instance-id': 'instance',
    'network-interface-id': 'network_interface',
    'private-ip-address': 'private_ip',
  },
  values: {
    instance_id: 'instance',
    network_interface_id: 'network_interface',
    network_interface_owner_id: (one) => one.object.account,
  },
};

const networkInterface: Lookup = {
  nouns: ['aws_network_interface'],
  words: 'EC2 Network Interface',
  code: 'InvalidNetworkInterfaceID.NotFound',
  filters: {
    'network-interface-id': 'id',
    'group-id': 'security_groups',
    'private-ip-address': 'private_ip',
    'addresses.private-ip-address': 'private_ips',
    'vpc-id': (one, world) => [
      lookUp(world, ['aws_subnet'], text(one.values, 'subnet_id'))?.values['vpc_id'] ?? '',
    ],
    'availability-zone': (one, world) => [
      lookUp(world, ['aws_subnet'], text(one.values, 'subnet_id'))?.values['availability_zone'] ?? '',
    ],
    'attachment.instance-id': (one) =>
      blocks(one.values, 'attachment').map((attachment) => attachment['instance'] ?? ''),
    status: (one) => [blocks(one.values, 'attachment').length > 0 ? 'in-use' : 'available'],
  },
  values: {
    vpc_id: (one, world) =>
      lookUp(world, ['aws_subnet'], text(one.values, 'subnet_id'))?.values['vpc_id'] ?? null,
    availability_zone: (one, world) =>
      lookUp(world, ['aws_subnet'], text(one.values, 'subnet_id'))?.values['availability_zone'] ?? null,
    attachment: (one) =>
      blocks(one.values, 'attachment').map((attachment) => ({
        attachment_id: attachment['attachment_id'] ?? '',
        device_index: attachment['device_index'] ?? 0,
        instance_id: attachment['instance'] ?? '',
        instance_owner_id: one.object.account,
        network_card_index: attachment['network_card_index'] ?? 0,
      })),
  },
};

const instance: Lookup = {
  nouns: ['aws_instance'],
  words: 'EC2 Instance',
  code: 'InvalidInstanceID.NotFound',
  arguments: {
    instance_id: 'id',
    instance_tags: (one, wanted) =>
      Object.entries(wanted as Record<string, TfValue>).every(
        ([name, value]) => (one.values['tags_all'] as Record<string, TfValue> | null)?.[name] === value,
      ),
    instance_state_names: (one, wanted) =>
      (wanted as TfValue[]).includes(one.values['instance_state'] ?? 'running'),
  },
  filters: {
    'instance-id': 'id',
    'image-id': 'ami',
    'instance-state-name': 'instance_state',
    'network-interface.subnet-id': 'subnet_id',
    'private-ip-address': 'private_ip',
    'ip-address': 'public_ip',
    'instance.group-id': 'vpc_security_group_ids',
    'vpc-id': (one, world) => [
      lookUp(world, ['aws_subnet'], text(one.values, 'subnet_id'))?.values['vpc_id'] ?? '',
    ],
  },
  values: { network_interface_id: 'primary_network_interface_id', launch_time: () => '2025-01-01T00:00:00Z' },
};

const gateway: Lookup = {
  nouns: ['aws_ec2_transit_gateway'],
  words: 'EC2 Transit Gateway',
  code: 'InvalidTransitGatewayID.NotFound',
  filters: {
    'transit-gateway-id': 'id',
    'options.amazon-side-asn': 'amazon_side_asn',
    'options.association-default-route-table-id': 'association_default_route_table_id',
    'options.propagation-default-route-table-id': 'propagation_default_route_table_id',
    'options.auto-accept-shared-attachments': 'auto_accept_shared_attachments',
    'options.default-route-table-association': 'default_route_table_association',
    'options.default-route-table-propagation': 'default_route_table_propagation',
    'options.dns-support': 'dns_support',
    'options.vpn-ecmp-support': 'vpn_ecmp_support',
    state: () => ['available'],
  },
};

const transitTable: Lookup = {
  nouns: ['aws_ec2_transit_gateway_route_table'],
  words: 'EC2 Transit Gateway Route Table',
  code: 'InvalidRouteTableID.NotFound',
  filters: { 'transit-gateway-route-table-id': 'id', state: () => ['available'] },
};

const vpcAttachment: Lookup = {
  nouns: ['aws_ec2_transit_gateway_vpc_attachment'],
  words: 'EC2 Transit Gateway VPC Attachment',
  code: 'InvalidTransitGatewayAttachmentID.NotFound',
  // The gateway's owner sees every attachment to it.
  filters: { 'transit-gateway-attachment-id': 'id', state: (one) => [one.values['state'] ?? 'available'] },
};

const attachment: Lookup = {
  nouns: [
    'aws_ec2_transit_gateway_vpc_attachment',
    'aws_ec2_transit_gateway_peering_attachment',
    'aws_ec2_transit_gateway_connect',
  ],
  words: 'EC2 Transit Gateway Attachment',
  code: 'InvalidTransitGatewayAttachmentID.NotFound',
  arguments: { transit_gateway_attachment_id: 'id' },
  filters: {
    'transit-gateway-attachment-id': 'id',
    'resource-id': (one, world) => [attachmentOf(world, one.object.id)?.resourceId ?? ''],
    'resource-type': (one, world) => [attachmentOf(world, one.object.id)?.resourceType ?? ''],
    'resource-owner-id': (one) => [one.object.account],
    state: (one) => [one.values['state'] ?? 'available'],
  },
  values: {
    transit_gateway_attachment_id: (one) => one.object.id,
    resource_id: (one, world) => attachmentOf(world, one.object.id)?.resourceId ?? null,
    resource_type: (one, world) => attachmentOf(world, one.object.id)?.resourceType ?? null,
    resource_owner_id: (one) => one.object.account,
    transit_gateway_owner_id: (one, world) =>
      lookUp(world, ['aws_ec2_transit_gateway'], text(one.values, 'transit_gateway_id'))?.account ?? null,
    state: (one) => one.values['state'] ?? 'available',
    association_state: (one, world) =>
      associationOf(world, one.object.id) === undefined ? '' : 'associated',
    association_transit_gateway_route_table_id: (one, world) =>
      associationOf(world, one.object.id)?.values['transit_gateway_route_table_id'] ?? '',
  },
};

const peering: Lookup = {
  nouns: ['aws_vpc_peering_connection'],
  words: 'EC2 VPC Peering Connection',
  code: 'InvalidVpcPeeringConnectionID.NotFound',
  arguments: { status: 'accept_status', owner_id: (one, wanted) => one.object.account === wanted },
  filters: {
    'status-code': 'accept_status',
    'requester-vpc-info.vpc-id': 'vpc_id',
    'accepter-vpc-info.vpc-id': 'peer_vpc_id',
    'vpc-peering-connection-id': 'id',
  },
  values: {
    status: 'accept_status',
    owner_id: (one) => one.object.account,
    requester_region: (one) => one.object.region,
    cidr_block: (one, world) =>
      lookUp(world, ['aws_vpc'], text(one.values, 'vpc_id'))?.values['cidr_block'] ?? null,
    peer_cidr_block: (one, world) =>
      lookUp(world, ['aws_vpc'], text(one.values, 'peer_vpc_id'))?.values['cidr_block'] ?? null,
  },
};

const endpoint: Lookup = {
  nouns: ['aws_vpc_endpoint'],
  words: 'EC2 VPC Endpoint',
  code: 'InvalidVpcEndpointId.NotFound',
  filters: { 'vpc-endpoint-id': 'id', 'vpc-endpoint-state': 'state' },
};

export const GATEWAY_LOOKUPS: Readonly<Record<string, Lookup>> = {
  aws_internet_gateway: internetGateway,
  aws_nat_gateway: natGateway,
  aws_nat_gateways: plural(natGateway),
  aws_vpn_gateway: vpnGateway,
  aws_customer_gateway: {
    nouns: ['aws_customer_gateway'],
    words: 'EC2 Customer Gateway',
    filters: { 'customer-gateway-id': 'id' },
  },
  aws_eip: eip,
  aws_eips: plural(eip, { allocation_ids: 'id', public_ips: 'public_ip' }),
  aws_network_interface: networkInterface,
  aws_network_interfaces: plural(networkInterface),
  aws_instance: instance,
  aws_instances: plural(instance, {
    ids: 'id',
    private_ips: 'private_ip',
    public_ips: 'public_ip',
    ipv6_addresses: 'ipv6_addresses',
  }),
  aws_ec2_transit_gateway: gateway,
  aws_ec2_transit_gateway_route_table: transitTable,
  aws_ec2_transit_gateway_route_tables: plural(transitTable),
  aws_ec2_transit_gateway_vpc_attachment: vpcAttachment,
  aws_ec2_transit_gateway_vpc_attachments: plural(vpcAttachment),
  aws_ec2_transit_gateway_attachment: attachment,
  aws_ec2_transit_gateway_attachments: plural(attachment),
  aws_vpc_peering_connection: peering,
  aws_vpc_peering_connections: plural(peering),
  aws_vpc_endpoint: endpoint,
};
