import { arn, globalArn, type Form } from '../form';

const interfaceForm: Form = {
  id: 'dxvif-{hex:8}',
  values: {
    arn: arn('directconnect', 'dxvif/{id}'),
    aws_device: 'EqDC2-{digits:3}',
    amazon_side_asn: '64512',
    jumbo_frame_capable: true,
  },
};
const accepterForm: Form = {
  id: '{virtual_interface_id}',
  values: { arn: arn('directconnect', 'dxvif/{id}') },
};

/** VPN and Direct Connect. */
export const HYBRID_FORMS: Readonly<Record<string, Form>> = {
  aws_vpn_gateway: {
    id: 'vgw-{hex:17}',
    values: { arn: arn('ec2', 'vpn-gateway/{id}'), amazon_side_asn: '64512', vpc_id: '' },
  },
  aws_vpn_gateway_attachment: { id: 'vpn-attachment-{hex:8}', import: [] },
  aws_vpn_gateway_route_propagation: { id: '{vpn_gateway_id}_{route_table_id}', import: [] },
  aws_vpn_connection: { id: 'vpn-{hex:17}', values: { arn: arn('ec2', 'vpn-connection/{id}') } },
  aws_vpn_connection_route: { id: '{destination_cidr_block}:{vpn_connection_id}', import: [] },
  aws_customer_gateway: { id: 'cgw-{hex:17}', values: { arn: arn('ec2', 'customer-gateway/{id}') } },
  aws_dx_connection: {
    id: 'dxcon-{hex:8}',
    values: {
      arn: arn('directconnect', 'dxcon/{id}'),
      aws_device: 'EqDC2-{digits:3}',
      owner_account_id: '{account}',
      has_logical_redundancy: 'unknown',
      jumbo_frame_capable: true,
      port_encryption_status: 'Encryption Down',
      partner_name: '',
      provider_name: '',
      encryption_mode: 'no_encrypt',
      vlan_id: 0,
    },
  },
  aws_dx_lag: {
    id: 'dxlag-{hex:8}',
    values: {
      arn: arn('directconnect', 'dxlag/{id}'),
      has_logical_redundancy: 'unknown',
      jumbo_frame_capable: true,
      owner_account_id: '{account}',
      provider_name: '',
    },
  },
  aws_dx_connection_association: { id: '{connection_id}', import: [] },
  aws_dx_connection_confirmation: { id: '{connection_id}', import: [] },
  aws_dx_hosted_connection: {
    id: 'dxcon-{hex:8}',
    import: [],
    values: {
      aws_device: 'EqDC2-{digits:3}',
      connection_region: '{region}',
      has_logical_redundancy: 'unknown',
      jumbo_frame_capable: true,
      state: 'ordering',
      lag_id: '',
      loa_issue_time: '',
    },
  },
  aws_dx_private_virtual_interface: interfaceForm,
  aws_dx_public_virtual_interface: interfaceForm,
  aws_dx_transit_virtual_interface: interfaceForm,
  aws_dx_hosted_private_virtual_interface: interfaceForm,
  aws_dx_hosted_transit_virtual_interface: interfaceForm,
  aws_dx_hosted_public_virtual_interface: interfaceForm,
  aws_dx_hosted_private_virtual_interface_accepter: accepterForm,
  aws_dx_hosted_transit_virtual_interface_accepter: accepterForm,
  aws_dx_hosted_public_virtual_interface_accepter: accepterForm,
  aws_dx_gateway: {
    id: '{uuid}',
    values: { arn: globalArn('directconnect', 'dx-gateway/{id}'), owner_account_id: '{account}' },
  },
  aws_dx_gateway_association: {
    id: 'ga-{dx_gateway_id}{associated_gateway_id}',
    import: ['{dx_gateway_id}/{associated_gateway_id}'],
    values: { dx_gateway_association_id: '{uuid}' },
  },
  aws_dx_gateway_association_proposal: {
    id: '{uuid}',
    import: ['{id}', '{id}/{dx_gateway_id}/{associated_gateway_id}'],
    values: { associated_gateway_owner_account_id: '{account}' },
  },
  aws_dx_bgp_peer: {
    id: '{virtual_interface_id}-{address_family}-{bgp_asn}',
    import: [],
    values: { aws_device: 'EqDC2-{digits:3}', bgp_peer_id: 'dxpeer-{hex:8}', bgp_status: 'down' },
  },
  aws_dx_macsec_key_association: {
    id: '{secret_arn}_{connection_id}',
    values: {
      ckn: '{hex:64}',
      secret_arn: arn('secretsmanager', 'secret:directconnect!sandbox-{hex:6}'),
      state: 'associated',
      start_on: '',
    },
  },
};
