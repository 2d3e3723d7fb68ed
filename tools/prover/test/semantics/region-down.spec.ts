import { instance, modelOf, openGroup, subnet, verdict } from './landscape';

const far = { region: 'eu-west-1' };
const table = (name: string, more: object = {}): unknown => ({
  transit_gateway_id: `\${aws_ec2_transit_gateway.${name}.id}`,
  ...more,
});
const inTable = (name: string, attachment: string, more: object = {}): unknown => ({
  transit_gateway_route_table_id: `\${aws_ec2_transit_gateway_route_table.${name}.id}`,
  transit_gateway_attachment_id: attachment,
  ...more,
});
const peering = '${aws_ec2_transit_gateway_peering_attachment.main.id}';
const here = '${aws_ec2_transit_gateway_vpc_attachment.here.id}';
const own = { default_route_table_association: 'disable', default_route_table_propagation: 'disable' };

/** A VPC in us-east-1, and a site whose VPN ends at a gateway in eu-west-1; the two gateways are peered. */
const model = modelOf(
  {
    aws_vpc: { here: { cidr_block: '10.1.0.0/16' } },
    aws_subnet: { here: subnet('here', '10.1.1.0/24') },
    aws_security_group: { open: openGroup('here') },
    aws_instance: { here: instance('here', '10.1.1.10', 'open') },
    aws_route: {
      here: {
        route_table_id: '${aws_vpc.here.main_route_table_id}',
        destination_cidr_block: '10.0.0.0/8',
        transit_gateway_id: '${aws_ec2_transit_gateway.here.id}',
      },
    },
    aws_ec2_transit_gateway: { here: own, there: { ...own, ...far } },
    aws_ec2_transit_gateway_vpc_attachment: {
      here: {
        vpc_id: '${aws_vpc.here.id}',
        subnet_ids: ['${aws_subnet.here.id}'],
        transit_gateway_id: '${aws_ec2_transit_gateway.here.id}',
      },
    },
    aws_ec2_transit_gateway_peering_attachment: {
      main: {
        transit_gateway_id: '${aws_ec2_transit_gateway.here.id}',
        peer_transit_gateway_id: '${aws_ec2_transit_gateway.there.id}',
        peer_region: 'eu-west-1',
      },
    },
    aws_ec2_transit_gateway_peering_attachment_accepter: {
      main: { ...far, transit_gateway_attachment_id: peering },
    },
    aws_ec2_transit_gateway_route_table: { here: table('here'), there: table('there', far) },
    aws_ec2_transit_gateway_route_table_association: {
      here: inTable('here', here),
      peering: inTable('here', peering),
      there: inTable('there', peering, far),
      vpn: inTable('there', '${aws_vpn_connection.hq.transit_gateway_attachment_id}', far),
    },
    aws_ec2_transit_gateway_route_table_propagation: {
      vpn: inTable('there', '${aws_vpn_connection.hq.transit_gateway_attachment_id}', far),
      here: inTable('here', here),
    },
    aws_ec2_transit_gateway_route: {
      out: inTable('here', peering, { destination_cidr_block: '10.200.0.0/16' }),
      back: inTable('there', peering, { destination_cidr_block: '10.1.0.0/16', ...far }),
    },
    aws_customer_gateway: { hq: { bgp_asn: 65010, ip_address: '198.51.100.1', type: 'ipsec.1', ...far } },
    aws_vpn_connection: {
      hq: {
        ...far,
        type: 'ipsec.1',
        customer_gateway_id: '${aws_customer_gateway.hq.id}',
        transit_gateway_id: '${aws_ec2_transit_gateway.there.id}',
      },
    },
  },
  {
    sites: {
      hq: {
        cidrs: ['10.200.0.0/16'],
        links: [{ via: 'aws_vpn_connection.hq', advertises: [{ prefix: '10.200.0.0/16' }] }],
      },
    },
  },
);
const ask = (...down: string[]): string => verdict(model, 'aws_instance.here', 'on-premises:hq', { down });

describe('a Region that packets only pass', () => {
  it('carries them while it is up', () => {
    expect(ask()).toBe('reachable');
    expect(ask('region:ap-south-1')).toBe('reachable');
  });

  it('takes them down with it, though neither end lies in it', () => {
    expect(ask('region:eu-west-1')).toBe('blocked at aws_ec2_transit_gateway.there');
  });

  it('takes down what lies in it', () => {
    expect(ask('region:us-east-1')).toMatch(/^blocked at /);
  });
});
