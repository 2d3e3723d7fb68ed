import { configurationOf } from '../../test/configuration';
import type { Assumptions } from '../assume/assumptions';
import { buildModel } from '../model/model';
import { interruptionLines } from '../report/interruption-text';
import { interruptions } from './interruptions';

type Resources = Record<string, Record<string, Record<string, unknown>>>;

/** A transit gateway with Direct Connect over two ports and a VPN to one site, and a VPC with a gateway of its own. */
const LANDSCAPE: Resources = {
  aws_vpc: { a: { cidr_block: '10.16.0.0/16' } },
  aws_ec2_transit_gateway: { hub: { amazon_side_asn: 64512 } },
  aws_ec2_transit_gateway_route_table: { all: { transit_gateway_id: '${aws_ec2_transit_gateway.hub.id}' } },
  aws_ec2_transit_gateway_route_table_association: {
    vpn: {
      transit_gateway_attachment_id: '${aws_vpn_connection.hq.transit_gateway_attachment_id}',
      transit_gateway_route_table_id: '${aws_ec2_transit_gateway_route_table.all.id}',
    },
  },
  aws_ec2_transit_gateway_route: {
    vpc: {
      destination_cidr_block: '10.16.0.0/16',
      transit_gateway_attachment_id: '${aws_ec2_transit_gateway_vpc_attachment.a.id}',
      transit_gateway_route_table_id: '${aws_ec2_transit_gateway_route_table.all.id}',
    },
  },
  aws_subnet: { a: { vpc_id: '${aws_vpc.a.id}', cidr_block: '10.16.0.0/24' } },
  aws_ec2_transit_gateway_vpc_attachment: {
    a: {
      vpc_id: '${aws_vpc.a.id}',
      subnet_ids: ['${aws_subnet.a.id}'],
      transit_gateway_id: '${aws_ec2_transit_gateway.hub.id}',
      transit_gateway_default_route_table_association: false,
    },
  },
  aws_customer_gateway: { hq: { bgp_asn: '65010', ip_address: '203.0.113.10', type: 'ipsec.1' } },
  aws_vpn_connection: {
    hq: {
      customer_gateway_id: '${aws_customer_gateway.hq.id}',
      transit_gateway_id: '${aws_ec2_transit_gateway.hub.id}',
      type: 'ipsec.1',
      tunnel1_dpd_timeout_seconds: 30,
      tunnel1_preshared_key: 'old-key-in-the-clear',
    },
  },
  aws_dx_gateway: { dx: { name: 'dx', amazon_side_asn: '64513' } },
  aws_dx_connection: {
    one: { name: 'one', location: 'EqDB2', bandwidth: '1Gbps' },
    two: { name: 'two', location: 'EqFA5', bandwidth: '1Gbps' },
  },
  aws_dx_transit_virtual_interface: { one: session('one'), two: session('two') },
  aws_dx_gateway_association: {
    hub: {
      dx_gateway_id: '${aws_dx_gateway.dx.id}',
      associated_gateway_id: '${aws_ec2_transit_gateway.hub.id}',
      allowed_prefixes: ['10.16.0.0/16', '10.32.0.0/16'],
    },
  },
};

function session(port: string): Record<string, unknown> {
  return {
    connection_id: `\${aws_dx_connection.${port}.id}`,
    dx_gateway_id: '${aws_dx_gateway.dx.id}',
    bgp_asn: 65010,
    vlan: 100,
    address_family: 'ipv4',
  };
}

const VIF = 'aws_dx_transit_virtual_interface';
const SITES: Assumptions = {
  sites: {
    hq: {
      cidrs: ['10.200.0.0/16'],
      links: ['aws_vpn_connection.hq', `${VIF}.one`, `${VIF}.two`].map((via) => ({
        via,
        advertises: [{ prefix: '10.200.0.0/16' }],
      })),
    },
  },
};

type Arguments = Record<string, unknown> | undefined;
/** What is applied, then with one resource's arguments changed; undefined takes the resource away. */
function changed(type: string, name: string, change: Arguments, sites = SITES, from = LANDSCAPE) {
  const head = structuredClone(from);
  if (change === undefined) delete head[type]![name];
  else Object.assign((head[type] ??= {})[name] ?? {}, change);
  const model = (resource: Resources, assumed: Assumptions) =>
    buildModel(configurationOf({ resource }), assumed);
  return interruptions(model(from, sites), model(head, change === undefined ? {} : sites));
}

describe('what a change interrupts', () => {
  it('is nothing where nothing changes, and nothing where what changes carries nothing', () => {
    expect(changed('aws_vpc', 'a', {})).toEqual([]);
    expect(changed('aws_dx_gateway', 'dx', { name: 'other' })).toEqual([]);
    expect(changed('aws_customer_gateway', 'hq', { tags: { Name: 'x' } })).toEqual([]);
    expect(changed('aws_dx_transit_virtual_interface', 'one', { mtu: 1500 })).toEqual([]);
  });

  it('an AS number replaces the Direct Connect gateway with all that hangs on it; the VPN stays', () => {
    expect(changed('aws_dx_gateway', 'dx', { amazon_side_asn: '64514' })).toMatchObject(
      [
        {
          component: 'aws_dx_gateway.dx',
          effect: 'replace',
          changes: ['amazon_side_asn 64513 → 64514'],
          with: [
            { component: `${VIF}.one`, effect: 'replace' },
            { component: `${VIF}.two`, effect: 'replace' },
            { component: 'aws_dx_gateway_association.hub', effect: 'replace' },
          ].sort((a, b) => (a.component < b.component ? -1 : 1)),
          sessions: [`${VIF}.one`, `${VIF}.two`],
          sites: [{ site: 'hq', unreached: [], unheard: ['10.32.0.0/16'], stays: ['aws_vpn_connection.hq'] }],
        },
      ].map((one) => ({ ...one, with: expect.arrayContaining(one.with) })),
    );
  });

  it('without a backup the site is lost, both ways, with figures', () => {
    const { sites } = structuredClone(SITES);
    const [, ...links] = sites!['hq']!.links!;
    const [lost] = changed(
      'aws_dx_gateway',
      'dx',
      { amazon_side_asn: 64514 },
      { sites: { hq: { ...sites!['hq']!, links } } },
    );
    expect(lost?.sites).toMatchObject([
      { site: 'hq', unreached: ['10.200.0.0/16'], unheard: ['10.16.0.0/16', '10.32.0.0/16'], stays: [] },
    ]);
    expect(interruptionLines([lost!]).join('\n')).toContain(
      'hq: AWS cannot reach 1 prefix (10.200.0.0/16) of it; it hears of 2 prefixes (10.16.0.0/16, 10.32.0.0/16) no more; no link stays',
    );
  });

  it('allowed prefixes of a transit gateway withdraw and announce in place', () => {
    const [one, ...more] = changed('aws_dx_gateway_association', 'hub', {
      allowed_prefixes: ['10.16.0.0/16', '10.48.0.0/16'],
    });
    expect(more).toEqual([]);
    expect(one).toMatchObject({
      effect: 'update',
      sessions: [],
      withdrawn: ['10.32.0.0/16'],
      announced: ['10.48.0.0/16'],
      sites: [{ site: 'hq', unreached: [], unheard: ['10.32.0.0/16'] }],
      source: expect.stringContaining('allowed-to-prefixes'),
    });
  });

  it('a wider prefix covers what it replaces, a narrower one a part of it', () => {
    const of = (...allowed: string[]) =>
      changed('aws_dx_gateway_association', 'hub', { allowed_prefixes: ['10.16.0.0/16', ...allowed] });
    expect(of('10.32.0.0/12')).toMatchObject([
      { withdrawn: ['10.32.0.0/16'], sites: [{ unheard: [], partly: [] }] },
    ]);
    expect(of('10.32.0.0/17')).toMatchObject([
      { sites: [{ unheard: ['10.32.0.0/16'], partly: ['10.32.0.0/16'] }] },
    ]);
  });

  it('what is withdrawn on Direct Connect and still heard by VPN is not lost', () => {
    const [one] = changed('aws_dx_gateway_association', 'hub', { allowed_prefixes: ['10.32.0.0/16'] });
    expect(one).toMatchObject({ withdrawn: ['10.16.0.0/16'], sites: [{ unheard: [] }] });
  });

  it('allowed prefixes of a virtual private gateway are a filter: only what it lets through counts', () => {
    const filtered: Resources = {
      ...LANDSCAPE,
      aws_vpn_gateway: { own: { vpc_id: '${aws_vpc.a.id}' } },
      aws_dx_private_virtual_interface: { p: session('one') },
      aws_dx_gateway_association: {
        hub: {
          dx_gateway_id: '${aws_dx_gateway.dx.id}',
          associated_gateway_id: '${aws_vpn_gateway.own.id}',
          allowed_prefixes: ['10.16.0.0/16'],
        },
      },
    };
    const wider = changed(
      'aws_dx_gateway_association',
      'hub',
      { allowed_prefixes: ['10.0.0.0/8'] },
      SITES,
      filtered,
    );
    expect(wider).toMatchObject([{ withdrawn: [], announced: [] }]);
    const other = changed(
      'aws_dx_gateway_association',
      'hub',
      { allowed_prefixes: ['10.99.0.0/16'] },
      SITES,
      filtered,
    );
    expect(other).toMatchObject([{ withdrawn: ['10.16.0.0/16'], announced: [] }]);
  });

  it('a router’s AS number or address replaces its gateway, and both tunnels go', () => {
    for (const change of [{ bgp_asn: '65011' }, { ip_address: '203.0.113.11' }]) {
      expect(changed('aws_customer_gateway', 'hq', change)).toMatchObject([
        {
          effect: 'replace',
          with: [{ component: 'aws_vpn_connection.hq', effect: 'update' }],
          sessions: ['aws_vpn_connection.hq'],
          sites: [{ site: 'hq', unreached: [], stays: [`${VIF}.one`, `${VIF}.two`] }],
        },
      ]);
    }
  });

  it('an option of one tunnel takes that tunnel alone, and a key is not shown', () => {
    const [one] = changed('aws_vpn_connection', 'hq', {
      tunnel1_dpd_timeout_seconds: 60,
      tunnel1_preshared_key: 'new-key',
    });
    expect(one).toMatchObject({
      effect: 'update',
      sessions: ['aws_vpn_connection.hq/tunnel1'],
      sites: [{ unreached: [], unheard: [], stays: expect.arrayContaining(['aws_vpn_connection.hq']) }],
    });
    expect(JSON.stringify(one)).not.toMatch(/old-key|new-key/);
    expect(one?.changes).toContain('tunnel1_preshared_key');
  });

  it('the AS number of a transit gateway is refused by AWS while links are attached', () => {
    expect(changed('aws_ec2_transit_gateway', 'hub', { amazon_side_asn: 64600 })).toMatchObject([
      {
        effect: 'refused',
        holding: ['aws_vpn_connection.hq', 'aws_dx_gateway_association.hub'],
        sites: [],
        until: expect.stringContaining('AWS refuses it'),
      },
    ]);
    const [one] = changed('aws_ec2_transit_gateway', 'hub', { amazon_side_asn: 64600 });
    expect(interruptionLines([one!])).toEqual([
      'cannot change aws_ec2_transit_gateway.hub: amazon_side_asn 64512 → 64600',
      '  attached: aws_vpn_connection.hq, aws_dx_gateway_association.hub',
      expect.stringContaining('AWS refuses it while they are attached'),
    ]);
    // Left out it is 64512, which it is.
    expect(changed('aws_ec2_transit_gateway', 'hub', { amazon_side_asn: undefined })).toEqual([]);
  });

  it('the AS number of a transit gateway without such links changes nothing that is up', () => {
    const alone: Resources = { aws_ec2_transit_gateway: { hub: { amazon_side_asn: 64512 } } };
    expect(changed('aws_ec2_transit_gateway', 'hub', { amazon_side_asn: 64600 }, {}, alone)).toEqual([]);
  });

  it('other prefixes of a proposal change nothing before it is accepted', () => {
    const proposed: Resources = {
      ...LANDSCAPE,
      aws_dx_gateway_association_proposal: {
        p: {
          dx_gateway_id: '${aws_dx_gateway.dx.id}',
          dx_gateway_owner_account_id: '111111111111',
          associated_gateway_id: '${aws_ec2_transit_gateway.hub.id}',
          allowed_prefixes: ['10.16.0.0/16'],
        },
      },
    };
    const change = { allowed_prefixes: ['10.16.0.0/15'] };
    expect(changed('aws_dx_gateway_association_proposal', 'p', change, SITES, proposed)).toMatchObject([
      { effect: 'update', sessions: [], withdrawn: [], sites: [], until: expect.stringContaining('accepts') },
    ]);
  });

  it('a virtual interface of another AS number or VLAN, and one that goes', () => {
    for (const change of [{ bgp_asn: 65099 }, { vlan: 101 }, undefined]) {
      expect(changed('aws_dx_transit_virtual_interface', 'one', change)).toMatchObject([
        {
          effect: change === undefined ? 'destroy' : 'replace',
          sessions: [`${VIF}.one`],
          sites: [{ site: 'hq', unreached: [], unheard: [], stays: ['aws_vpn_connection.hq', `${VIF}.two`] }],
        },
      ]);
    }
  });

  it('a port that moves to another location takes its interface with it', () => {
    expect(changed('aws_dx_connection', 'one', { location: 'EqLD5' })).toMatchObject([
      { sessions: [`${VIF}.one`], until: expect.stringContaining('days to weeks') },
    ]);
  });

  it('a link of which nothing is assumed is named, and what it carried is not known', () => {
    const [one] = changed('aws_dx_transit_virtual_interface', 'two', { vlan: 7 }, {});
    expect(one?.sites).toMatchObject([
      { site: `${VIF}.two`, unheard: ['10.16.0.0/16', '10.32.0.0/16'], stays: [] },
    ]);
  });

  it('a packet size changes in place, for seconds', () => {
    expect(changed('aws_dx_transit_virtual_interface', 'one', { mtu: 8500 })).toMatchObject([
      { effect: 'update', changes: ['mtu 1500 → 8500'], until: expect.stringContaining('30 seconds') },
    ]);
  });
});
