import { contract, refusalOf, synthesize } from '@landbridge/testing';
import { site } from '../../test/fixtures';
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
      '101 prefixes',
      {
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
