import type { TfObject } from '../../contract';
import type { Made, Scenario } from '../../types/testing/scenario';
import { table, transitGateway, vpc, type Cases } from './build';

const customer = (s: Scenario, more: TfObject = {}): Made =>
  s.create('aws_customer_gateway', {
    bgp_asn: '65000',
    ip_address: '198.51.100.1',
    type: 'ipsec.1',
    ...more,
  });
const gateway = (s: Scenario, more: TfObject = {}): Made => s.create('aws_vpn_gateway', more);
const vpn = (s: Scenario, more: TfObject): Made =>
  s.create('aws_vpn_connection', { type: 'ipsec.1', ...more });
const onGateway = (s: Scenario, more: TfObject = {}): Made =>
  vpn(s, { vpn_gateway_id: gateway(s).id, customer_gateway_id: customer(s).id, ...more });
const connection = (s: Scenario, more: TfObject = {}): Made =>
  s.create('aws_dx_connection', { name: 'c', bandwidth: '1Gbps', location: 'EqDC2', ...more });
const dx = (s: Scenario, amazon_side_asn = '64512'): Made =>
  s.create('aws_dx_gateway', { name: 'g', amazon_side_asn });
const vif = (s: Scenario, kind: string, of: Made, more: TfObject): Made =>
  s.create(`aws_dx_${kind}_virtual_interface`, {
    connection_id: of.id,
    name: 'v',
    vlan: 100,
    address_family: 'ipv4',
    bgp_asn: 65000,
    mtu: 1500,
    ...more,
  });
const associate = (
  s: Scenario,
  of: Made,
  associated: Made,
  allowed_prefixes: readonly string[] = ['10.0.0.0/16'],
): Made =>
  s.create('aws_dx_gateway_association', {
    dx_gateway_id: of.id,
    associated_gateway_id: associated.id,
    allowed_prefixes: [...allowed_prefixes],
  });
const many = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => `10.${n >> 8}.${n & 255}.0/24`);

export const HYBRID_CASES: Cases = {
  'customer-gateway/asn': {
    refused: (s) => customer(s, { bgp_asn: '7224' }),
    accepted: (s) => customer(s, { bgp_asn: '4200000000' }),
  },
  'customer-gateway/address': {
    refused: (s) => customer(s, { ip_address: null }),
    accepted: (s) => customer(s),
  },
  'vpn-connection/one-gateway': {
    refused: (s) => onGateway(s, { transit_gateway_id: transitGateway(s).id }),
    accepted: (s) => onGateway(s),
  },
  'vpn-connection/exists': {
    refused: (s) => {
      const of = { vpn_gateway_id: gateway(s).id, customer_gateway_id: customer(s).id };
      vpn(s, of);
      vpn(s, of);
    },
    accepted: (s) => {
      const of = { transit_gateway_id: transitGateway(s).id, customer_gateway_id: customer(s).id };
      vpn(s, of);
      vpn(s, of);
    },
  },
  'vpn-connection/asn-conflict': {
    refused: (s) =>
      vpn(s, {
        vpn_gateway_id: gateway(s, { amazon_side_asn: '65000' }).id,
        customer_gateway_id: customer(s).id,
      }),
    accepted: (s) => onGateway(s),
  },
  'vpn-connection/inside': {
    refused: (s) => onGateway(s, { tunnel1_inside_cidr: '169.254.0.0/30' }),
    accepted: (s) => onGateway(s, { tunnel1_inside_cidr: '169.254.10.0/30' }),
  },
  'vpn-connection/inside-taken': {
    refused: (s) => {
      const transit_gateway_id = transitGateway(s).id;
      const of = {
        transit_gateway_id,
        customer_gateway_id: customer(s).id,
        tunnel1_inside_cidr: '169.254.10.0/30',
      };
      vpn(s, of);
      vpn(s, { ...of, tunnel2_inside_cidr: '169.254.11.0/30' });
    },
    accepted: (s) =>
      onGateway(s, { tunnel1_inside_cidr: '169.254.10.0/30', tunnel2_inside_cidr: '169.254.11.0/30' }),
  },
  'vpn-connection/acceleration': {
    refused: (s) => onGateway(s, { enable_acceleration: true }),
    accepted: (s) =>
      vpn(s, {
        transit_gateway_id: transitGateway(s).id,
        customer_gateway_id: customer(s).id,
        enable_acceleration: true,
      }),
  },
  'vpn-route/dynamic': {
    refused: (s) =>
      s.create('aws_vpn_connection_route', {
        vpn_connection_id: onGateway(s).id,
        destination_cidr_block: '10.0.0.0/8',
      }),
    accepted: (s) =>
      s.create('aws_vpn_connection_route', {
        vpn_connection_id: onGateway(s, { static_routes_only: true }).id,
        destination_cidr_block: '10.0.0.0/8',
      }),
  },
  'vpn-propagation/not-attached': {
    refused: (s) =>
      s.create('aws_vpn_gateway_route_propagation', {
        vpn_gateway_id: gateway(s).id,
        route_table_id: table(s, vpc(s)).id,
      }),
    accepted: (s) => {
      const of = vpc(s);
      s.create('aws_vpn_gateway_route_propagation', {
        vpn_gateway_id: gateway(s, { vpc_id: of.id }).id,
        route_table_id: table(s, of).id,
      });
    },
  },
  'dx-interface/vlan': {
    refused: (s) => {
      const [of, g] = [connection(s), dx(s)];
      vif(s, 'private', of, { dx_gateway_id: g.id });
      vif(s, 'private', of, { dx_gateway_id: g.id });
    },
    accepted: (s) => {
      const [of, g] = [connection(s), dx(s)];
      vif(s, 'private', of, { dx_gateway_id: g.id });
      vif(s, 'private', of, { dx_gateway_id: g.id, vlan: 101 });
    },
  },
  'dx-interface/asn': {
    refused: (s) => vif(s, 'private', connection(s), { dx_gateway_id: dx(s).id, bgp_asn: 4294967295 }),
    accepted: (s) => vif(s, 'private', connection(s), { dx_gateway_id: dx(s).id }),
  },
  'dx-interface/gateway': {
    refused: (s) => vif(s, 'private', connection(s), {}),
    accepted: (s) => vif(s, 'private', connection(s), { vpn_gateway_id: gateway(s).id }),
  },
  'dx-interface/mixed-gateway': {
    refused: (s) => {
      const [of, g] = [connection(s), dx(s)];
      vif(s, 'private', of, { dx_gateway_id: g.id });
      vif(s, 'transit', of, { dx_gateway_id: g.id, vlan: 101 });
    },
    accepted: (s) => vif(s, 'transit', connection(s), { dx_gateway_id: dx(s).id }),
  },
  'dx-interface/mtu': {
    refused: (s) => vif(s, 'transit', connection(s), { dx_gateway_id: dx(s).id, mtu: 9001 }),
    accepted: (s) => vif(s, 'private', connection(s), { dx_gateway_id: dx(s).id, mtu: 9001 }),
  },
  'dx-association/prefixes': {
    refused: (s) => associate(s, dx(s), gateway(s), many(21)),
    accepted: (s) => associate(s, dx(s), gateway(s), many(20)),
  },
  'dx-association/transit-without-prefixes': {
    refused: (s) => associate(s, dx(s, '64600'), transitGateway(s), []),
    accepted: (s) => associate(s, dx(s, '64600'), transitGateway(s), many(200)),
  },
  'dx-association/overlap': {
    refused: (s) => {
      const of = dx(s);
      associate(s, of, gateway(s));
      associate(s, of, gateway(s, { amazon_side_asn: '64513' }), ['10.0.128.0/17']);
    },
    accepted: (s) => {
      const of = dx(s);
      associate(s, of, gateway(s));
      associate(s, of, gateway(s, { amazon_side_asn: '64513' }), ['10.1.0.0/16']);
    },
  },
  'dx-association/exists': {
    refused: (s) => {
      const [of, g] = [dx(s), gateway(s)];
      associate(s, of, g);
      associate(s, of, g);
    },
    accepted: (s) => associate(s, dx(s), gateway(s)),
  },
  'dx-association/same-asn': {
    refused: (s) => associate(s, dx(s, '64600'), transitGateway(s, { amazon_side_asn: 64600 })),
    accepted: (s) => associate(s, dx(s, '64600'), transitGateway(s, { amazon_side_asn: 64601 })),
  },
  'dx-lag/bandwidth': {
    refused: (s) =>
      s.create('aws_dx_connection_association', {
        connection_id: connection(s).id,
        lag_id: s.create('aws_dx_lag', { name: 'l', connections_bandwidth: '10Gbps', location: 'EqDC2' }).id,
      }),
    accepted: (s) =>
      s.create('aws_dx_connection_association', {
        connection_id: connection(s).id,
        lag_id: s.create('aws_dx_lag', { name: 'l', connections_bandwidth: '1Gbps', location: 'EqDC2' }).id,
      }),
  },
};
