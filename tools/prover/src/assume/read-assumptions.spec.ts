import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAssumptions, readAssumptions } from './read-assumptions';

const example = {
  sites: {
    hq: {
      cidrs: ['10.200.0.0/16'],
      allowSources: ['10.0.0.0/8'],
      internet: false,
      links: [
        { via: 'aws_vpn_connection.hq', advertises: [{ prefix: '10.200.0.0/16', asPath: [65010], med: 0 }] },
      ],
    },
  },
  prefixLists: { 'com.amazonaws.us-east-1.s3': ['52.216.0.0/15'] },
  services: {
    'com.amazonaws.us-east-1.s3': { names: ['s3.us-east-1.amazonaws.com'], addresses: ['52.216.0.10'] },
  },
  addresses: { 'aws_instance.web': { private: '10.0.1.10', public: '198.51.100.7', ipv6: '2001:db8::10' } },
  statefulForwarders: ['aws_instance.firewall'],
  peeringStatus: { 'aws_vpc_peering_connection.x': 'pending-acceptance' },
  zoneIds: { 'us-east-1a': 'use1-az1' },
  down: [],
};

describe('the assumptions file', () => {
  it('is taken as it stands', () => {
    expect(parseAssumptions(example, 'f')).toEqual(example);
    expect(parseAssumptions({}, 'f')).toEqual({});
  });

  it.each([
    ['an unknown key', { site: {} }, /^PRV101 \[f#\] .*site/],
    ['an unknown key deep down', { sites: { hq: { cidrs: [], link: [] } } }, /^PRV101 \[f#\/sites\/hq\]/],
    [
      'a bad CIDR',
      { sites: { hq: { cidrs: ['10.200.0.0'] } } },
      /^PRV101 \[f#\/sites\/hq\/cidrs\/0\] "10.200.0.0" is no CIDR/,
    ],
    [
      'a bad address',
      { addresses: { a: { private: '10.0.0.256' } } },
      /^PRV101 \[f#\/addresses\/a\/private\]/,
    ],
    [
      'a bad community',
      {
        sites: {
          hq: {
            cidrs: [],
            links: [{ via: 'x', advertises: [{ prefix: '10.0.0.0/8', communities: ['x'] }] }],
          },
        },
      },
      /communities\/0\]/,
    ],
  ])('refuses %s', (_, data, message) => {
    expect(() => parseAssumptions(data, 'f')).toThrow(message);
  });

  it('names line and column of malformed JSON', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'assume-')), 'a.json');
    writeFileSync(file, '{\n  "down": [}');
    expect(() => readAssumptions(file)).toThrow(/^PRV101 \[.*a\.json:2:12\] malformed JSON/);
    expect(() => readAssumptions(`${file}x`)).toThrow(/^PRV101 .*ENOENT/);
  });
});
