import { id, resource, together, type Arguments, type Part } from './document';

export function vpnGateway(name: string, vpcName: string, more: Arguments = {}): Part {
  return resource('aws_vpn_gateway', name, { vpc_id: id(`aws_vpc.${vpcName}`), ...more });
}

/** Site-to-Site VPN with its customer gateway; `on` is a virtual private gateway or a transit gateway. */
export function vpn(
  name: string,
  on: string,
  asn: number,
  staticRoutes?: readonly string[],
  more: Arguments = {},
): Part {
  const transit = on.startsWith('aws_ec2_transit_gateway.');
  return together(
    resource('aws_customer_gateway', name, { bgp_asn: asn, ip_address: '203.0.113.10', type: 'ipsec.1' }),
    resource('aws_vpn_connection', name, {
      customer_gateway_id: id(`aws_customer_gateway.${name}`),
      type: 'ipsec.1',
      [transit ? 'transit_gateway_id' : 'vpn_gateway_id']: id(on),
      ...(staticRoutes === undefined ? {} : { static_routes_only: true }),
      ...more,
    }),
    ...(transit ? [] : (staticRoutes ?? [])).map((prefix, index) =>
      resource('aws_vpn_connection_route', `${name}_${index}`, {
        destination_cidr_block: prefix,
        vpn_connection_id: id(`aws_vpn_connection.${name}`),
      }),
    ),
  );
}

/** Direct Connect connection with a private or transit virtual interface; `on` is a gateway's address. */
export function virtualInterface(
  name: string,
  kind: 'private' | 'transit',
  on: string,
  more: Arguments = {},
): Part {
  const toGateway = on.startsWith('aws_dx_gateway.') ? { dx_gateway_id: id(on) } : { vpn_gateway_id: id(on) };
  return together(
    resource('aws_dx_connection', name, { name, bandwidth: '1Gbps', location: 'EqDC2' }),
    resource(`aws_dx_${kind}_virtual_interface`, name, {
      connection_id: id(`aws_dx_connection.${name}`),
      name,
      vlan: 101,
      address_family: 'ipv4',
      bgp_asn: 65010,
      ...toGateway,
      ...more,
    }),
  );
}

export function dxGateway(name: string, asn = '64512'): Part {
  return resource('aws_dx_gateway', name, { name, amazon_side_asn: asn });
}

/** Association of a virtual private or transit gateway with a Direct Connect gateway. */
export function dxAssociation(name: string, dx: string, on: string, allowed?: readonly string[]): Part {
  return resource('aws_dx_gateway_association', name, {
    dx_gateway_id: id(`aws_dx_gateway.${dx}`),
    associated_gateway_id: id(on),
    ...(allowed === undefined ? {} : { allowed_prefixes: allowed }),
  });
}
