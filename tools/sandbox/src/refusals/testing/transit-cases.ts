import type { TfObject } from '../../contract';
import type { Made, Scenario } from '../../types/testing/scenario';
import { attachment, DEV, network, off, share, transitGateway, type Cases } from './build';

function landscape(s: Scenario) {
  const { of, a } = network(s);
  const gateway = transitGateway(s);
  const attached = attachment(s, gateway, of, a);
  const routes = s.create('aws_ec2_transit_gateway_route_table', { transit_gateway_id: gateway.id });
  return { of, a, gateway, attached, routes };
}
const part =
  (kind: string) =>
  (s: Scenario, table: Made, attached: Made, more: TfObject = {}): Made =>
    s.create(`aws_ec2_transit_gateway_${kind}`, {
      transit_gateway_route_table_id: table.id,
      transit_gateway_attachment_id: attached.id,
      ...more,
    });
const associate = part('route_table_association');
const propagate = part('route_table_propagation');
const route = part('route');
const everything = { destination_cidr_block: '0.0.0.0/0' };

/** An attachment of another account that nobody accepted yet. */
function waiting(s: Scenario, gateway: Made): Made {
  share(s, gateway, DEV.account);
  const { of, a } = network(s.in(DEV));
  return attachment(s.in(DEV), gateway, of, a);
}

const connectPeer = (s: Scenario, inside: string): Made => {
  const { gateway, attached } = landscape(s);
  const connect = s.create('aws_ec2_transit_gateway_connect', {
    transit_gateway_id: gateway.id,
    transport_attachment_id: attached.id,
  });
  return s.create('aws_ec2_transit_gateway_connect_peer', {
    transit_gateway_attachment_id: connect.id,
    peer_address: '10.0.0.9',
    inside_cidr_blocks: [inside],
  });
};

export const TRANSIT_CASES: Cases = {
  'transit-table/attachment-state': {
    refused: (s) => {
      const { gateway, routes } = landscape(s);
      associate(s, routes, waiting(s, gateway));
    },
    accepted: (s) => {
      const { attached, routes } = landscape(s);
      associate(s, routes, attached);
    },
  },
  'transit-table/other-gateway': {
    refused: (s) => {
      const { attached } = landscape(s);
      const other = transitGateway(s, { ...off, description: 'other' });
      associate(
        s,
        s.create('aws_ec2_transit_gateway_route_table', { transit_gateway_id: other.id }),
        attached,
      );
    },
    accepted: (s) => {
      const { attached, routes } = landscape(s);
      propagate(s, routes, attached);
    },
  },
  'transit-association/exists': {
    refused: (s) => {
      const { attached, routes, gateway } = landscape(s);
      associate(s, routes, attached);
      associate(
        s,
        s.create('aws_ec2_transit_gateway_route_table', {
          transit_gateway_id: gateway.id,
          tags: { Name: 'b' },
        }),
        attached,
      );
    },
    accepted: (s) => {
      const { attached, routes, gateway } = landscape(s);
      associate(s, routes, attached);
      const other = s.create('aws_ec2_transit_gateway_route_table', {
        transit_gateway_id: gateway.id,
        tags: { Name: 'b' },
      });
      associate(s, other, attached, { replace_existing_association: true });
    },
  },
  'transit-propagation/exists': {
    refused: (s) => {
      const { attached, routes } = landscape(s);
      propagate(s, routes, attached);
      propagate(s, routes, attached);
    },
    accepted: (s) => {
      const { attached, routes } = landscape(s);
      propagate(s, routes, attached);
    },
  },
  'transit-route/exists': {
    refused: (s) => {
      const { attached, routes } = landscape(s);
      route(s, routes, attached, everything);
      route(s, routes, attached, everything);
    },
    accepted: (s) => {
      const { attached, routes } = landscape(s);
      route(s, routes, attached, everything);
      route(s, routes, attached, { destination_cidr_block: '10.0.0.0/8' });
    },
  },
  'transit-route/target': {
    refused: (s) => {
      const { attached, routes } = landscape(s);
      route(s, routes, attached, { ...everything, blackhole: true });
    },
    accepted: (s) => {
      const { attached, routes } = landscape(s);
      route(s, routes, attached, { ...everything, blackhole: true, transit_gateway_attachment_id: null });
    },
  },
  'transit-route/destination': {
    refused: (s) => {
      const { attached, routes } = landscape(s);
      route(s, routes, attached, { destination_cidr_block: '10.0.0.1/8' });
    },
    accepted: (s) => {
      const { attached, routes } = landscape(s);
      route(s, routes, attached, { destination_cidr_block: '10.0.0.0/8' });
    },
  },
  'transit-gateway/in-use': {
    refused: (s) => s.destroy(landscape(s).gateway),
    accepted: (s) => s.destroy(transitGateway(s)),
  },
  'transit-table/in-use': {
    refused: (s) => {
      const { attached, routes } = landscape(s);
      associate(s, routes, attached);
      s.destroy(routes);
    },
    accepted: (s) => s.destroy(landscape(s).routes),
  },
  'transit-table/default': {
    refused: (s) => {
      const gateway = transitGateway(s, {});
      const own = s.create('aws_ec2_transit_gateway_route_table', { transit_gateway_id: gateway.id });
      s.create('aws_ec2_transit_gateway_default_route_table_association', {
        transit_gateway_id: gateway.id,
        transit_gateway_route_table_id: own.id,
      });
      s.destroy(own);
    },
    accepted: (s) =>
      s.destroy(
        s.create('aws_ec2_transit_gateway_route_table', { transit_gateway_id: transitGateway(s).id }),
      ),
  },
  'transit-connect-peer/inside': {
    refused: (s) => connectPeer(s, '169.254.0.0/29'),
    accepted: (s) => connectPeer(s, '169.254.100.0/29'),
  },
};
