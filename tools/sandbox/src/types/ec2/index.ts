import type { TypeModule } from '../type-module';
import { ipv4CidrAssociation, ipv6CidrAssociation } from './cidr-association';
import { eip, eipAssociation } from './elastic-ip';
import { flowLog } from './flow-log';
import { internetGateway, vpnGateway } from './gateways';
import { instance } from './instance';
import { natGateway } from './nat-gateway';
import { defaultNetworkAcl, networkAcl, networkAclAssociation } from './network-acl';
import { networkInterface } from './network-interface';
import { peeringAccepter, peeringConnection, peeringOptions } from './peering';
import { managedPrefixList, managedPrefixListEntry } from './prefix-list';
import { defaultRouteTable, mainRouteTableAssociation, route, routeTable } from './route-table';
import {
  defaultSecurityGroup,
  oldSecurityGroupRule,
  securityGroup,
  securityGroupRule,
} from './security-group';
import { subnet } from './subnet';
import { defaultSubnet, defaultVpc, vpc } from './vpc';
import { endpointAccepter, endpointPart, endpointService, vpcEndpoint } from './vpc-endpoint';

export const EC2_MODULES: Readonly<Record<string, TypeModule>> = {
  aws_vpc: vpc,
  aws_default_vpc: defaultVpc,
  aws_default_subnet: defaultSubnet,
  aws_vpc_ipv4_cidr_block_association: ipv4CidrAssociation,
  aws_vpc_ipv6_cidr_block_association: ipv6CidrAssociation,
  aws_subnet: subnet,
  aws_route_table: routeTable,
  aws_default_route_table: defaultRouteTable,
  aws_route: route,
  aws_main_route_table_association: mainRouteTableAssociation,
  aws_security_group: securityGroup,
  aws_default_security_group: defaultSecurityGroup,
  aws_vpc_security_group_ingress_rule: securityGroupRule,
  aws_vpc_security_group_egress_rule: securityGroupRule,
  aws_security_group_rule: oldSecurityGroupRule,
  aws_network_acl: networkAcl,
  aws_default_network_acl: defaultNetworkAcl,
  aws_network_acl_association: networkAclAssociation,
  aws_ec2_managed_prefix_list: managedPrefixList,
  aws_ec2_managed_prefix_list_entry: managedPrefixListEntry,
  aws_internet_gateway: internetGateway,
  aws_vpn_gateway: vpnGateway,
  aws_nat_gateway: natGateway,
  aws_eip: eip,
  aws_eip_association: eipAssociation,
  aws_network_interface: networkInterface,
  aws_instance: instance,
  aws_vpc_peering_connection: peeringConnection,
  aws_vpc_peering_connection_accepter: peeringAccepter,
  aws_vpc_peering_connection_options: peeringOptions,
  aws_vpc_endpoint: vpcEndpoint,
  aws_vpc_endpoint_policy: endpointPart,
  aws_vpc_endpoint_route_table_association: endpointPart,
  aws_vpc_endpoint_subnet_association: endpointPart,
  aws_vpc_endpoint_security_group_association: endpointPart,
  aws_vpc_endpoint_private_dns: endpointPart,
  aws_vpc_endpoint_connection_accepter: endpointAccepter,
  aws_vpc_endpoint_service: endpointService,
  aws_flow_log: flowLog,
};
