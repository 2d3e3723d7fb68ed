import type { TypeModule } from '../type-module';
import {
  associationProposal,
  gatewayAssociation,
  interfaceAccepter,
  virtualInterface,
} from './direct-connect';
import { vpnConnection, vpnGatewayAttachment } from './vpn';

export const HYBRID_MODULES: Readonly<Record<string, TypeModule>> = {
  aws_vpn_connection: vpnConnection,
  aws_vpn_gateway_attachment: vpnGatewayAttachment,
  aws_dx_gateway_association: gatewayAssociation,
  aws_dx_gateway_association_proposal: associationProposal,
  aws_dx_private_virtual_interface: virtualInterface,
  aws_dx_public_virtual_interface: virtualInterface,
  aws_dx_transit_virtual_interface: virtualInterface,
  aws_dx_hosted_private_virtual_interface: virtualInterface,
  aws_dx_hosted_public_virtual_interface: virtualInterface,
  aws_dx_hosted_transit_virtual_interface: virtualInterface,
  aws_dx_hosted_private_virtual_interface_accepter: interfaceAccepter,
  aws_dx_hosted_public_virtual_interface_accepter: interfaceAccepter,
  aws_dx_hosted_transit_virtual_interface_accepter: interfaceAccepter,
};
