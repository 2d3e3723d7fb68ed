import type { TypeModule } from '../type-module';
import { firewall, firewallEndpointAssociation, firewallRuleGroup } from './firewall';
import { defaultTable, transitGateway, transitRouteTable } from './gateway';
import { peeringAttachment, peeringAttachmentAccepter } from './peering-attachment';
import { tableAssociation, tableLink, vpcAttachment, vpcAttachmentAccepter } from './vpc-attachment';

export const TRANSIT_MODULES: Readonly<Record<string, TypeModule>> = {
  aws_ec2_transit_gateway: transitGateway,
  aws_ec2_transit_gateway_route_table: transitRouteTable,
  aws_ec2_transit_gateway_vpc_attachment: vpcAttachment,
  aws_ec2_transit_gateway_vpc_attachment_accepter: vpcAttachmentAccepter,
  aws_ec2_transit_gateway_route_table_association: tableAssociation,
  aws_ec2_transit_gateway_route_table_propagation: tableLink,
  aws_ec2_transit_gateway_default_route_table_association: defaultTable('association'),
  aws_ec2_transit_gateway_default_route_table_propagation: defaultTable('propagation'),
  aws_ec2_transit_gateway_peering_attachment: peeringAttachment,
  aws_ec2_transit_gateway_peering_attachment_accepter: peeringAttachmentAccepter,
  aws_networkfirewall_firewall: firewall,
  aws_networkfirewall_vpc_endpoint_association: firewallEndpointAssociation,
  aws_networkfirewall_rule_group: firewallRuleGroup,
};
