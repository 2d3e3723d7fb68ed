import type { TfObject } from '../../contract';
import type { Made, Scenario } from '../../types/testing/scenario';
import {
  attachment,
  DEV,
  network,
  off,
  share,
  subnet,
  table,
  transitGateway,
  vpc,
  type Cases,
} from './build';

const peering = (s: Scenario, a: Made, b: Made, more: TfObject = {}) =>
  s.create('aws_vpc_peering_connection', { vpc_id: a.id, peer_vpc_id: b.id, ...more });
export const PEERING_CASES: Cases = {
  'peering/overlap': {
    refused: (s) => peering(s, vpc(s, '10.0.0.0/16'), vpc(s, '10.0.128.0/17')),
    accepted: (s) => peering(s, vpc(s, '10.0.0.0/16'), vpc(s, '10.1.0.0/16')),
  },
  'peering/exists': {
    refused: (s) => {
      const [a, b] = [vpc(s), vpc(s, '10.1.0.0/16')];
      peering(s, a, b);
      peering(s, b, a);
    },
    accepted: (s) => {
      const [a, b] = [vpc(s), vpc(s, '10.1.0.0/16')];
      peering(s, a, b);
      peering(s, a, vpc(s, '10.2.0.0/16'));
    },
  },
  'peering/itself': {
    refused: (s) => {
      const a = vpc(s);
      peering(s, a, a);
    },
    accepted: (s) => peering(s, vpc(s), vpc(s, '10.1.0.0/16')),
  },
  'peering/peer-missing': {
    refused: (s) =>
      s.create('aws_vpc_peering_connection', { vpc_id: vpc(s).id, peer_vpc_id: 'vpc-0123456789abcdef0' }),
    accepted: (s) =>
      s.create('aws_vpc_peering_connection', {
        vpc_id: vpc(s).id,
        peer_vpc_id: 'vpc-0123456789abcdef0',
        peer_owner_id: '999999999999',
      }),
  },
  'peering/auto-accept-elsewhere': {
    refused: (s) =>
      peering(s, vpc(s), vpc(s.in(DEV), '10.1.0.0/16'), { peer_owner_id: DEV.account, auto_accept: true }),
    accepted: (s) => peering(s, vpc(s), vpc(s.in(DEV), '10.1.0.0/16'), { peer_owner_id: DEV.account }),
  },
  'peering/accepter-elsewhere': {
    refused: (s) => {
      const made = peering(s, vpc(s), vpc(s.in(DEV), '10.1.0.0/16'), { peer_owner_id: DEV.account });
      s.create('aws_vpc_peering_connection_accepter', {
        vpc_peering_connection_id: made.id,
        auto_accept: true,
      });
    },
    accepted: (s) => {
      const made = peering(s, vpc(s), vpc(s.in(DEV), '10.1.0.0/16'), { peer_owner_id: DEV.account });
      s.in(DEV).create('aws_vpc_peering_connection_accepter', {
        vpc_peering_connection_id: made.id,
        auto_accept: true,
      });
    },
  },
  'peering/options-before-active': {
    refused: (s) => {
      const made = peering(s, vpc(s), vpc(s, '10.1.0.0/16'));
      s.create('aws_vpc_peering_connection_options', {
        vpc_peering_connection_id: made.id,
        requester: [{ allow_remote_vpc_dns_resolution: false }],
      });
    },
    accepted: (s) => {
      const made = peering(s, vpc(s), vpc(s, '10.1.0.0/16'), { auto_accept: true });
      s.create('aws_vpc_peering_connection_options', {
        vpc_peering_connection_id: made.id,
        requester: [{ allow_remote_vpc_dns_resolution: false }],
      });
    },
  },
  'peering/dns-hostnames': {
    refused: (s) =>
      peering(s, vpc(s), vpc(s, '10.1.0.0/16'), {
        auto_accept: true,
        requester: [{ allow_remote_vpc_dns_resolution: true }],
      }),
    accepted: (s) =>
      peering(s, vpc(s, '10.0.0.0/16', { enable_dns_hostnames: true }), vpc(s, '10.1.0.0/16'), {
        auto_accept: true,
        requester: [{ allow_remote_vpc_dns_resolution: true }],
      }),
  },
  'route/peering-elsewhere': {
    refused: (s) => {
      const made = peering(s, vpc(s), vpc(s, '10.1.0.0/16'));
      s.create('aws_route', {
        route_table_id: table(s, vpc(s, '10.2.0.0/16')).id,
        destination_cidr_block: '10.1.0.0/16',
        vpc_peering_connection_id: made.id,
      });
    },
    accepted: (s) => {
      const a = vpc(s);
      const made = peering(s, a, vpc(s, '10.1.0.0/16'));
      s.create('aws_route', {
        route_table_id: table(s, a).id,
        destination_cidr_block: '10.1.0.0/16',
        vpc_peering_connection_id: made.id,
      });
    },
  },
  'route/no-transit-attachment': {
    refused: (s) =>
      s.create('aws_route', {
        route_table_id: table(s, vpc(s)).id,
        destination_cidr_block: '10.9.0.0/16',
        transit_gateway_id: transitGateway(s).id,
      }),
    accepted: (s) => {
      const [{ of, a }, gateway] = [network(s), transitGateway(s)];
      attachment(s, gateway, of, a);
      s.create('aws_route', {
        route_table_id: table(s, of).id,
        destination_cidr_block: '10.9.0.0/16',
        transit_gateway_id: gateway.id,
      });
    },
  },
  'transit-gateway/asn': {
    refused: (s) => transitGateway(s, { amazon_side_asn: 65535 }),
    accepted: (s) => transitGateway(s, { amazon_side_asn: 4200000000 }),
  },
  'transit-attachment/duplicate': {
    refused: (s) => {
      const [{ of, a, b }, gateway] = [network(s), transitGateway(s)];
      attachment(s, gateway, of, a);
      attachment(s, gateway, of, b);
    },
    accepted: (s) => {
      const { of, a } = network(s);
      attachment(s, transitGateway(s), of, a);
      attachment(s, transitGateway(s, { ...off, description: 'other' }), of, a);
    },
  },
  'transit-attachment/not-shared': {
    refused: (s) => {
      const { of, a } = network(s.in(DEV));
      attachment(s.in(DEV), transitGateway(s), of, a);
    },
    accepted: (s) => {
      const { of, a } = network(s.in(DEV));
      const gateway = transitGateway(s);
      share(s, gateway, DEV.account);
      attachment(s.in(DEV), gateway, of, a);
    },
  },
  'transit-attachment/same-zone': {
    refused: (s) => {
      const { of, a } = network(s);
      attachment(
        s,
        transitGateway(s),
        of,
        a,
        subnet(s, of, '10.0.9.0/24', { availability_zone: 'eu-west-1a' }),
      );
    },
    accepted: (s) => {
      const { of, a, b } = network(s);
      attachment(s, transitGateway(s), of, a, b);
    },
  },
  'transit-attachment/other-vpc': {
    refused: (s) => attachment(s, transitGateway(s), vpc(s, '10.1.0.0/16'), network(s).a),
    accepted: (s) => {
      const { of, a } = network(s);
      attachment(s, transitGateway(s), of, a);
    },
  },
  'transit-attachment/accept-state': {
    refused: (s) => {
      const { of, a } = network(s);
      const made = attachment(s, transitGateway(s), of, a);
      s.create('aws_ec2_transit_gateway_vpc_attachment_accepter', { transit_gateway_attachment_id: made.id });
    },
    accepted: (s) => {
      const { of, a } = network(s.in(DEV));
      const gateway = transitGateway(s);
      share(s, gateway, DEV.account);
      const made = attachment(s.in(DEV), gateway, of, a);
      s.create('aws_ec2_transit_gateway_vpc_attachment_accepter', { transit_gateway_attachment_id: made.id });
    },
  },
  'transit-gateway/cidr-blocks': {
    refused: (s) => transitGateway(s, { ...off, transit_gateway_cidr_blocks: ['10.0.0.0/25'] }),
    accepted: (s) => transitGateway(s, { ...off, transit_gateway_cidr_blocks: ['10.0.0.0/24'] }),
  },
};
