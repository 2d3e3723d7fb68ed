import { advertised, buildModel, routes, type Assumptions } from '../../src';
import { configurationOf } from '../configuration';

type Resources = Record<string, Record<string, Record<string, unknown>>>;
const HUB = '${aws_ec2_transit_gateway.hub.id}';
const attachment = (address: string) => `\${${address}.transit_gateway_attachment_id}`;
const DX = 'aws_dx_gateway_association.hub';
const VIFS = ['aws_dx_transit_virtual_interface.one', 'aws_dx_transit_virtual_interface.two'];
const PRIVATE = 'aws_vpn_connection.private';
const PUBLIC = 'aws_vpn_connection.public';
const propagates = (address: string) => ({
  transit_gateway_attachment_id: attachment(address),
  transit_gateway_route_table_id: '${aws_ec2_transit_gateway_route_table.all.id}',
});
const vif = (port: string) => ({
  connection_id: `\${aws_dx_connection.${port}.id}`,
  dx_gateway_id: '${aws_dx_gateway.dx.id}',
  bgp_asn: 65010,
  vlan: 1,
});

/** A VPN over the internet, and one through Direct Connect over two ports; both bring the same prefix. */
const LANDSCAPE: Resources = {
  aws_ec2_transit_gateway: { hub: { transit_gateway_cidr_blocks: ['10.250.0.0/24'] } },
  aws_ec2_transit_gateway_route_table: { all: { transit_gateway_id: HUB } },
  aws_ec2_transit_gateway_route_table_propagation: {
    private: propagates(PRIVATE),
    public: propagates(PUBLIC),
  },
  aws_customer_gateway: {
    a: { bgp_asn: '65010', ip_address: '10.200.0.1' },
    b: { bgp_asn: '65010', ip_address: '203.0.113.10' },
  },
  aws_vpn_connection: {
    private: {
      customer_gateway_id: '${aws_customer_gateway.a.id}',
      transit_gateway_id: HUB,
      outside_ip_address_type: 'PrivateIpv4',
      transport_transit_gateway_attachment_id: attachment(DX),
    },
    public: { customer_gateway_id: '${aws_customer_gateway.b.id}', transit_gateway_id: HUB },
  },
  aws_dx_gateway: { dx: { amazon_side_asn: '64513' } },
  aws_dx_connection: { one: { location: 'EqDB2' }, two: { location: 'EqFA5' } },
  aws_dx_transit_virtual_interface: { one: vif('one'), two: vif('two') },
  aws_dx_gateway_association: {
    hub: {
      dx_gateway_id: '${aws_dx_gateway.dx.id}',
      associated_gateway_id: HUB,
      allowed_prefixes: ['10.250.0.0/24'],
    },
  },
};
const link = (via: string, prefix: string, asPath: readonly number[] = []) => ({
  via,
  advertises: [{ prefix, asPath }],
});
const SITES: Assumptions = {
  sites: {
    hq: {
      cidrs: ['10.200.0.0/16'],
      links: [
        // The longer path does not count: the kind of VPN comes first.
        link(PRIVATE, '10.200.0.0/16', [65010, 65010, 65010]),
        link(PUBLIC, '10.200.0.0/16'),
        ...VIFS.map((via) => link(via, '10.200.0.1/32')),
      ],
    },
  },
};
const model = (resource: Resources, sites: Assumptions = SITES) =>
  buildModel(configurationOf({ resource }), sites);
const target = (...down: string[]) =>
  routes(model(LANDSCAPE), { table: 'aws_ec2_transit_gateway_route_table.all', ip: '10.200.9.9', down })
    .target;

describe('a VPN between private addresses', () => {
  it('is preferred to one over the internet, whatever their paths', () => expect(target()).toBe(PRIVATE));

  it('stays while one port is left', () => expect(target(VIFS[0]!)).toBe(PRIVATE));

  it.each([
    ['its association', [DX]],
    ['the Direct Connect gateway', ['aws_dx_gateway.dx']],
    ['both virtual interfaces', VIFS],
    ['both ports', ['aws_dx_connection.one', 'aws_dx_connection.two']],
  ])('goes with %s, and the one over the internet takes over', (_, down) => {
    expect(target(...down)).toBe(PUBLIC);
  });
});

it('an association is with the gateway of the proposal that it accepted, however many there are', () => {
  const proposal = (gateway: string) => ({
    dx_gateway_id: '${aws_dx_gateway.dx.id}',
    dx_gateway_owner_account_id: '111111111111',
    associated_gateway_id: `\${aws_ec2_transit_gateway.${gateway}.id}`,
  });
  const accepted = (name: string, prefix: string) => ({
    dx_gateway_id: '${aws_dx_gateway.dx.id}',
    proposal_id: `\${aws_dx_gateway_association_proposal.${name}.id}`,
    associated_gateway_owner_account_id: '222222222222',
    allowed_prefixes: [prefix],
  });
  const made = model(
    {
      ...LANDSCAPE,
      aws_ec2_transit_gateway: { hub: {}, other: {} },
      aws_vpn_connection: {},
      aws_ec2_transit_gateway_route_table_propagation: {},
      aws_dx_gateway_association_proposal: { first: proposal('hub'), second: proposal('other') },
      aws_dx_gateway_association: {
        hub: accepted('first', '10.16.0.0/12'),
        other: accepted('second', '10.32.0.0/12'),
      },
    },
    {},
  );
  const of = (name: string) =>
    made.network.transitAttachments.get(`aws_dx_gateway_association.${name}`)?.gateway;
  expect([of('hub'), of('other')]).toEqual(['aws_ec2_transit_gateway.hub', 'aws_ec2_transit_gateway.other']);
  expect(
    advertised(made, { on: VIFS[0]! })
      .prefixes.map(({ prefix }) => prefix)
      .sort(),
  ).toEqual(['10.16.0.0/12', '10.32.0.0/12']);
});
