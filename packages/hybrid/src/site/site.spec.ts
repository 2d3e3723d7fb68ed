import { contract, refusalOf, synthesize } from '@landbridge/testing';
import { HUB, site } from '../../test/fixtures';
import { routersOf } from '../router-config/router-book';
import { Site } from './site';
import type { SiteDirectConnect, SiteProps } from './site-props';

const DX: SiteDirectConnect = { model: 'maximum', locations: ['EqDB2', 'EqFA5'], bandwidth: '10Gbps' };
const build = (props: Partial<SiteProps> = {}) => synthesize((stack) => void site(stack, props));
const refused = (props: Partial<SiteProps>) => refusalOf(() => build(props));

describe('Site', () => {
  it('keeps its addresses', () => {
    const addresses = build({ directConnect: DX }).addressesUnder('Hq');
    expect(addresses).toEqual(contract(`${__dirname}/site.contract.txt`, addresses));
  });

  it.each([
    ['maximum', ['EqDB2', 'EqFA5'], 4],
    ['high', ['EqDB2', 'EqFA5'], 2],
    ['development', ['EqDB2'], 2],
  ] as const)('%s resilience in %j is %i connections', (model, locations, count) => {
    const template = build({ directConnect: { ...DX, model, locations } });
    expect(template.count('aws_dx_connection')).toBe(count);
    expect(template.count('aws_dx_transit_virtual_interface')).toBe(count);
    for (const location of locations)
      template.one('aws_dx_connection', { location, name: `hq-${location}-a` });
  });

  it('advertises on Direct Connect exactly what the site may reach', () => {
    expect(build({ directConnect: DX }).one('aws_dx_gateway_association')).toMatchObject({
      allowed_prefixes: ['10.16.0.0/16', '10.32.0.0/16'],
    });
  });

  it('prefers Direct Connect, then the VPNs', () => {
    synthesize((stack) => {
      const made = site(stack, { directConnect: { ...DX, model: 'high' } });
      expect(made.failoverOrder).toEqual(['EqDB2-a', 'EqFA5-a', 'a', 'b']);
      expect([...made.attachmentIds.keys()]).toEqual(['direct-connect', 'a', 'b']);
    });
  });

  it('warns with figures of what a failure leaves', () => {
    const { warnings } = build({
      vpn: { routers: { a: '203.0.113.10' } },
      directConnect: { ...DX, committedMbps: 30_000, mtu: 8500 },
    });
    expect(warnings).toEqual([
      expect.stringContaining(
        'with a location lost Direct Connect carries 20000 Mbps, committed are 30000 Mbps',
      ),
      expect.stringContaining('the VPN backup carries 2500 Mbps, committed are 30000 Mbps'),
      expect.stringContaining('packets of 1446 bytes, Direct Connect 8500'),
    ]);
  });

  it('tells the topic of every link', () => {
    const template = build({
      directConnect: { ...DX, model: 'high' },
      alarmTopicArn: 'arn:aws:sns:eu-west-1:111111111111:ops',
    });
    const alarms = Object.values(template.all('aws_cloudwatch_metric_alarm'));
    expect(alarms).toHaveLength(2 * 3 + 2 * 3);
    expect(alarms.every((alarm) => JSON.stringify(alarm['alarm_actions']).includes(':ops'))).toBe(true);
  });
});

describe('Site refuses', () => {
  it.each<[string, Partial<SiteProps>, string]>([
    [
      'static VPN routes beside Direct Connect',
      { vpn: { routers: { a: '203.0.113.10' }, routing: 'static' }, directConnect: DX },
      'HYB005',
    ],
    [
      '101 prefixes on Direct Connect',
      {
        directConnect: DX,
        prefixes: Array.from(
          { length: 101 },
          (_, index) => `172.16.${index}.0/24`,
        ) as unknown as SiteProps['prefixes'],
      },
      'HYB013',
    ],
    ['one location where the model has two', { directConnect: { ...DX, locations: ['EqDB2'] } }, 'HYB020'],
    ['one location twice', { directConnect: { ...DX, locations: ['EqDB2', 'EqDB2'] } }, 'HYB020'],
    ['no router', { vpn: { routers: {} } }, 'HYB021'],
    ['prefixes that overlap what it reaches', { prefixes: ['10.16.8.0/24'] }, 'HYB022'],
    ['the AS number of the transit gateway', { asn: 64_512 }, 'HYB001'],
    ['MACsec at 1 Gbps', { directConnect: { ...DX, bandwidth: '1Gbps', macsecSecretArn: 'arn' } }, 'HYB010'],
  ])('%s', (_, props, code) => {
    expect(refused(props)).toMatchObject({ code, path: expect.stringMatching(/^test\/Hq/) });
  });

  it('no link at all', () => {
    const none = refusalOf(() =>
      synthesize((stack) => void site(stack, { vpn: undefined as unknown as NonNullable<SiteProps['vpn']> })),
    );
    expect(none).toMatchObject({ code: 'HYB021', got: 'neither vpn nor directConnect' });
  });
});

describe('preference of links', () => {
  const preferring: Partial<SiteProps> = {
    vpn: {
      routers: { a: '203.0.113.10', b: '203.0.113.20', c: '203.0.113.30' },
      preference: { a: { prepend: 2 }, b: { med: 10 } },
    },
    directConnect: {
      ...DX,
      model: 'high',
      preference: { 'EqDB2-a': { localPreference: 'low' } },
    },
  };

  it('orders them as AWS does', () => {
    synthesize((stack) => {
      expect(site(stack, preferring).failoverOrder).toEqual(['EqFA5-a', 'EqDB2-a', 'c', 'b', 'a']);
    });
  });

  it('lets a more specific prefix win', () => {
    synthesize((stack) => {
      const vpn = { routers: { a: '203.0.113.10' }, preference: { a: { moreSpecific: ['10.200.4.0/24'] } } };
      const made = site(stack, { vpn, directConnect: DX });
      expect(made.failoverOrder[0]).toBe('a');
    });
  });

  it.each<[string, Partial<SiteProps>, string]>([
    [
      'a router that is not there',
      { vpn: { routers: { a: '203.0.113.10' }, preference: { z: {} } } },
      'HYB023',
    ],
    ['a connection that is not there', { directConnect: { ...DX, routers: { 'EqDB9-a': 'a' } } }, 'HYB023'],
    [
      'a connection that ends at no router',
      { directConnect: { ...DX, routers: { 'EqDB2-a': 'z' } } },
      'HYB023',
    ],
    [
      '11 prepended numbers',
      { vpn: { routers: { a: '203.0.113.10' }, preference: { a: { prepend: 11 } } } },
      'HYB007',
    ],
    [
      'a specific prefix of somebody else',
      { vpn: { routers: { a: '203.0.113.10' }, preference: { a: { moreSpecific: ['10.201.0.0/24'] } } } },
      'HYB007',
    ],
    ['1001 prefixes by VPN', { prefixes: many(1001) }, 'HYB013'],
  ])('refuses %s', (_, props, code) => expect(refused(props).code).toBe(code));

  it('takes 1000 prefixes by VPN alone', () => {
    expect(
      build({ prefixes: many(1000), vpn: { routers: { a: '203.0.113.10' } } }).count('aws_vpn_connection'),
    ).toBe(1);
  });
});

describe('sites of one transit gateway', () => {
  it('are warned of one AS number for both', () => {
    const { warnings } = synthesize((stack) => {
      site(stack);
      new Site(stack, 'Branch', {
        name: 'branch',
        prefixes: ['10.210.0.0/16'],
        asn: 65_010,
        transitGateway: { ...HUB },
        reaches: ['10.16.0.0/16'],
        vpn: { routers: { a: '198.51.100.30' } },
      });
    });
    expect(warnings).toEqual([
      expect.stringMatching(/^\[test\/Branch\] AS number 65010 is also that of test\/Hq/),
    ]);
  });
});

describe('VPNs over Direct Connect', () => {
  const hub = { ...HUB, cidrBlocks: ['10.250.0.0/24'] };
  const over = (more: Partial<SiteProps> = {}): Partial<SiteProps> => ({
    transitGateway: hub,
    vpn: { routers: { a: '10.200.0.1', b: '10.200.0.2' }, over: 'direct-connect' },
    directConnect: { ...DX, model: 'high' },
    ...more,
  });

  it('go between private addresses, through the association, which tells the routers of those alone', () => {
    const template = build(over());
    expect(Object.values(template.all('aws_vpn_connection'))).toMatchObject([
      {
        outside_ip_address_type: 'PrivateIpv4',
        transport_transit_gateway_attachment_id: `\${${template.addressOf('aws_dx_gateway_association')}.transit_gateway_attachment_id}`,
      },
      { transit_gateway_id: HUB.id },
    ]);
    expect(template.one('aws_dx_gateway_association')).toMatchObject({ allowed_prefixes: ['10.250.0.0/24'] });
    synthesize((stack) => {
      expect(site(stack, over()).failoverOrder).toEqual(['a', 'b']);
      const sessions = routersOf(stack).flatMap(({ interfaces }) =>
        interfaces.map(({ advertises }) => advertises),
      );
      expect(sessions).toEqual([
        ['10.200.0.1/32', '10.200.0.2/32'],
        ['10.200.0.1/32', '10.200.0.2/32'],
      ]);
    });
  });

  it.each<[string, Partial<SiteProps>, string]>([
    ['a public address', { vpn: { routers: { a: '203.0.113.10' }, over: 'direct-connect' } }, 'HYB002'],
    ['a transit gateway without blocks', { transitGateway: HUB }, 'HYB009'],
  ])('refuse %s', (_, more, code) => expect(refused(over(more)).code).toBe(code));

  it('refuse a site without Direct Connect', () => {
    expect(
      refused({ transitGateway: hub, vpn: { routers: { a: '10.200.0.1' }, over: 'direct-connect' } }),
    ).toMatchObject({
      code: 'HYB009',
      got: 'no directConnect',
    });
  });
});

function many(count: number): SiteProps['prefixes'] {
  const blocks = Array.from({ length: count }, (_, index) => `172.${16 + (index >> 8)}.${index & 255}.0/24`);
  return blocks as unknown as SiteProps['prefixes'];
}
