import { contract, refusalOf, synthesize } from '@landbridge/testing';
import type { TerraformStack } from 'cdktf';
import { loadBalancer, vpc, zone } from '../../test/fixtures';
import { EndpointHealthCheck } from '../health/endpoint-health-check';
import { PrivateZone } from '../zone/private-zone';
import type { PublicZone } from '../zone/public-zone';
import { AliasTarget } from './alias-target';
import { CidrCollection } from './cidr-collection';
import { FailoverRecords } from './failover-records';
import { GeolocationRecords } from './geolocation-records';
import { GeoproximityRecords } from './geoproximity-records';
import { IpBasedRecords } from './ip-based-records';
import { LatencyRecords } from './latency-records';
import { MultivalueRecords } from './multivalue-records';
import { SimpleRecord } from './simple-record';
import { WeightedRecords } from './weighted-records';

const one = { target: { values: ['198.51.100.1'] } };
const two = { target: { values: ['198.51.100.2'] } };
const alias = (name: string) => ({ target: { alias: AliasTarget.of(loadBalancer(name)) } });
const collection = (
  stack: TerraformStack,
  blocks: Record<string, string[]> = { office: ['203.0.113.0/24'] },
) => new CidrCollection(stack, 'Places', { name: 'places', locations: blocks });
const build = (make: (stack: TerraformStack, zone: PublicZone) => void) =>
  synthesize((stack) => make(stack, zone(stack)));
const refused = (make: (stack: TerraformStack, zone: PublicZone) => void) => refusalOf(() => build(make));

describe('records', () => {
  it('keep their addresses', () => {
    const template = build((stack, zone) => {
      const base = (name: string) => ({ zone, name });
      const check = new EndpointHealthCheck(stack, 'Check', {
        endpoint: { domainName: 'example.com' },
        probe: { protocol: 'https' },
      });
      new SimpleRecord(stack, 'Simple', { ...base('@'), ...one });
      new WeightedRecords(stack, 'Weighted', {
        ...base('weighted'),
        records: { blue: { ...one, weight: 9 }, green: { ...two, weight: 1 } },
      });
      new LatencyRecords(stack, 'Latency', {
        ...base('latency'),
        records: { 'eu-west-1': alias('a'), 'us-east-1': alias('b') },
      });
      new FailoverRecords(stack, 'Failover', {
        ...base('failover'),
        primary: { ...one, healthCheck: check },
        secondary: two,
      });
      new MultivalueRecords(stack, 'Multivalue', {
        ...base('multivalue'),
        records: { first: { ...one, healthCheck: check }, second: two },
      });
      new GeolocationRecords(stack, 'Geolocation', {
        ...base('geo'),
        continents: { EU: one },
        countries: { DE: two },
        subdivisions: { US: { CA: one } },
        otherwise: two,
      });
      new GeoproximityRecords(stack, 'Geoproximity', {
        ...base('near'),
        records: {
          ireland: { ...one, at: { region: 'eu-west-1' }, bias: 10 },
          office: { ...two, at: { latitude: 53.35, longitude: -6.26 } },
        },
      });
      new IpBasedRecords(stack, 'IpBased', {
        ...base('ip'),
        collection: collection(stack),
        locations: { office: one },
        otherwise: two,
      });
    });
    const ids = [
      'Simple',
      'Weighted',
      'Latency',
      'Failover',
      'Multivalue',
      'Geolocation',
      'Geoproximity',
      'IpBased',
      'Places',
    ];
    const addresses = ids.flatMap((id) => template.addressesUnder(id));
    expect(addresses).toEqual(contract(`${__dirname}/routing.contract.txt`, addresses));
  });

  it('a value is answered for five minutes, an alias as long as its target says', () => {
    const template = build((stack, zone) => {
      new SimpleRecord(stack, 'Value', { zone, name: 'value', ...one });
      new SimpleRecord(stack, 'Alias', { zone, name: '@', type: 'AAAA', ...alias('web') });
    });
    expect(template.one('aws_route53_record', { name: 'value.example.com' })).toMatchObject({
      type: 'A',
      ttl: 300,
      records: ['198.51.100.1'],
    });
    const found = template.one('aws_route53_record', { name: 'example.com' });
    expect(found).toMatchObject({
      type: 'AAAA',
      alias: { evaluate_target_health: true, zone_id: 'Z32O12XQLNTSW2' },
    });
    expect(found).not.toHaveProperty('ttl');
  });

  it('CloudFront has no health to evaluate', () => {
    const template = build((stack, zone) => {
      new SimpleRecord(stack, 'Site', {
        zone,
        name: '@',
        target: { alias: AliasTarget.cloudFront('d111111abcdef8.cloudfront.net') },
      });
    });
    expect(template.one('aws_route53_record')).toMatchObject({
      alias: { evaluate_target_health: false, zone_id: 'Z2FDTNDATAQYW2' },
    });
  });

  it('a tree of policies hangs together by aliases to records', () => {
    const template = build((stack, zone) => {
      new WeightedRecords(stack, 'Ireland', {
        zone,
        name: 'ireland',
        records: { a: { ...one, weight: 1 }, b: { ...two, weight: 3 } },
      });
      new LatencyRecords(stack, 'Www', {
        zone,
        name: 'www',
        records: { 'eu-west-1': { target: { alias: AliasTarget.record(zone, 'ireland') } } },
      });
    });
    expect(template.one('aws_route53_record', { set_identifier: 'eu-west-1' })).toMatchObject({
      alias: { name: 'ireland.example.com', evaluate_target_health: true },
      latency_routing_policy: { region: 'eu-west-1' },
    });
  });

  it.each([
    ['country-DE', { country: 'DE' }],
    ['continent-EU', { continent: 'EU' }],
    ['subdivision-US-CA', { country: 'US', subdivision: 'CA' }],
    ['default', { country: '*' }],
  ])('geolocation %s', (identifier, policy) => {
    const template = build((stack, zone) => {
      const places = {
        continents: { EU: one },
        countries: { DE: one },
        subdivisions: { US: { CA: one } },
        otherwise: one,
      } as const;
      new GeolocationRecords(stack, 'Geo', { zone, name: 'geo', ...places });
    });
    expect(template.one('aws_route53_record', { set_identifier: identifier })).toMatchObject({
      geolocation_routing_policy: policy,
    });
  });

  it('writes health checks, roles, biases and locations', () => {
    const template = build((stack, zone) => {
      const healthCheck = new EndpointHealthCheck(stack, 'Check', {
        endpoint: { domainName: 'a.example.com' },
        probe: { protocol: 'tcp', port: 22 },
      });
      new FailoverRecords(stack, 'F', { zone, name: 'f', primary: { ...one, healthCheck }, secondary: two });
      new GeoproximityRecords(stack, 'G', {
        zone,
        name: 'g',
        records: { x: { ...one, at: { latitude: 1.5, longitude: -2 }, bias: -5 } },
      });
      new IpBasedRecords(stack, 'I', {
        zone,
        name: 'i',
        collection: collection(stack),
        locations: { office: one },
        otherwise: two,
      });
      new MultivalueRecords(stack, 'M', { zone, name: 'm', records: { x: one } });
    });
    const check = template.addressOf('aws_route53_health_check');
    expect(template.one('aws_route53_record', { set_identifier: 'primary' })).toMatchObject({
      health_check_id: `\${${check}.id}`,
      failover_routing_policy: { type: 'PRIMARY' },
    });
    expect(template.one('aws_route53_record', { name: 'g.example.com' })).toMatchObject({
      geoproximity_routing_policy: { bias: -5, coordinates: [{ latitude: '1.5', longitude: '-2' }] },
    });
    expect(
      template.one('aws_route53_record', { name: 'i.example.com', set_identifier: 'default' }),
    ).toMatchObject({ cidr_routing_policy: { location_name: '*' } });
    expect(template.one('aws_route53_record', { name: 'm.example.com' })).toMatchObject({
      multivalue_answer_routing_policy: true,
    });
  });
});

describe('records refuse', () => {
  const simple =
    (name: string, more: object = one) =>
    (stack: TerraformStack, zone: PublicZone) =>
      void new SimpleRecord(stack, 'Record', { zone, name, ...one, ...more });

  it.each([
    ['a name that is none', simple('a b'), 'DNS001'],
    ['a name that repeats the zone', simple('www.example.com'), 'DNS002'],
    ['a CNAME at the top', simple('@', { type: 'CNAME', target: { values: ['a.example.org'] } }), 'DNS005'],
    ['an address that is none', simple('www', { target: { values: ['www'] } }), 'DNS006'],
    ['an IPv6 address as A', simple('www', { target: { values: ['2001:db8::1'] } }), 'DNS006'],
    [
      'a mail server without preference',
      simple('@', { type: 'MX', target: { values: ['mail.example.com'] } }),
      'DNS006',
    ],
    [
      'a service without its numbers',
      simple('_x', { type: 'SRV', target: { values: ['server.example.com'] } }),
      'DNS006',
    ],
    ['no value', simple('www', { target: { values: [] } }), 'DNS007'],
    [
      '401 values',
      simple('www', { type: 'TXT', target: { values: Array.from({ length: 401 }, () => '"x"') } }),
      'DNS007',
    ],
    ['a negative time to live', simple('www', { target: { values: ['198.51.100.1'], ttl: -1 } }), 'DNS007'],
    ['an alias of type TXT', simple('www', { type: 'TXT', ...alias('web') }), 'DNS008'],
    [
      'the health of CloudFront',
      simple('www', {
        target: { alias: AliasTarget.cloudFront('d1.cloudfront.net'), evaluateTargetHealth: true },
      }),
      'DNS008',
    ],
  ])('%s', (_, make, code) => {
    expect(refused(make)).toMatchObject({ code, path: 'test/Record' });
  });

  it('two groups of one name and type, and a CNAME beside anything', () => {
    const pair = (first: object, second: object) =>
      refused((stack, zone) => {
        new SimpleRecord(stack, 'First', { zone, name: 'www', ...one, ...first });
        new SimpleRecord(stack, 'Second', { zone, name: 'www', ...one, ...second });
      });
    const cname = { type: 'CNAME', target: { values: ['a.example.org'] } };
    expect(pair({}, {})).toMatchObject({ code: 'DNS004', path: 'test/Second', allowed: 'only test/First' });
    expect(pair(cname, {})).toMatchObject({ code: 'DNS005', allowed: 'only test/First' });
    expect(pair({}, cname)).toMatchObject({ code: 'DNS005', allowed: 'only test/First' });
  });

  it('an alias to a record of another zone', () => {
    expect(
      refused((stack, one) => {
        const other = zone(stack, 'example.org');
        new SimpleRecord(stack, 'Www', {
          zone: other,
          name: 'www',
          target: { alias: AliasTarget.record(one, 'a') },
        });
      }),
    ).toMatchObject({ code: 'DNS008', got: 'example.org', allowed: 'example.com' });
  });

  it.each([-1, 256, 1.5])('the weight %p', (weight) => {
    const make = (stack: TerraformStack, zone: PublicZone) =>
      void new WeightedRecords(stack, 'W', { zone, name: 'w', records: { blue: { ...one, weight } } });
    expect(refused(make)).toMatchObject({ code: 'DNS010', got: `${weight}` });
  });

  it.each([
    [
      'Region',
      (stack: TerraformStack, zone: PublicZone) =>
        void new LatencyRecords(stack, 'R', { zone, name: 'r', records: { ireland: one } }),
      'DNS011',
    ],
    [
      'country',
      (stack: TerraformStack, zone: PublicZone) =>
        void new GeolocationRecords(stack, 'R', {
          zone,
          name: 'r',
          countries: { ZZ: one },
          otherwise: 'none',
        }),
      'DNS011',
    ],
    [
      'subdivision',
      (stack: TerraformStack, zone: PublicZone) =>
        void new GeolocationRecords(stack, 'R', {
          zone,
          name: 'r',
          subdivisions: { US: { california: one } },
          otherwise: 'none',
        }),
      'DNS011',
    ],
    [
      'location',
      (stack: TerraformStack, zone: PublicZone) =>
        void new IpBasedRecords(stack, 'R', {
          zone,
          name: 'r',
          collection: collection(stack),
          locations: { moon: one },
          otherwise: 'none',
        }),
      'DNS011',
    ],
    [
      'bias',
      (stack: TerraformStack, zone: PublicZone) =>
        void new GeoproximityRecords(stack, 'R', {
          zone,
          name: 'r',
          records: { a: { ...one, at: { region: 'eu-west-1' }, bias: 100 } },
        }),
      'DNS012',
    ],
    [
      'latitude',
      (stack: TerraformStack, zone: PublicZone) =>
        void new GeoproximityRecords(stack, 'R', {
          zone,
          name: 'r',
          records: { a: { ...one, at: { latitude: 90.5, longitude: 0 } } },
        }),
      'DNS012',
    ],
    [
      'record',
      (stack: TerraformStack, zone: PublicZone) =>
        void new WeightedRecords(stack, 'R', { zone, name: 'r', records: {} }),
      'DNS014',
    ],
    [
      'place at all',
      (stack: TerraformStack, zone: PublicZone) =>
        void new GeolocationRecords(stack, 'R', { zone, name: 'r', otherwise: 'none' }),
      'DNS014',
    ],
  ])('no such %s', (_, make, code) => {
    expect(refused(make)).toMatchObject({ code, path: 'test/R' });
  });

  it('IP-based routing in a private zone', () => {
    expect(
      refusalOf(() =>
        synthesize((stack) => {
          const zone = new PrivateZone(stack, 'Inside', {
            zoneName: 'internal',
            vpc: vpc(stack, 'Home', 16),
          });
          new IpBasedRecords(stack, 'R', {
            zone,
            name: 'r',
            collection: collection(stack),
            locations: { office: one },
            otherwise: 'none',
          });
        }),
      ),
    ).toMatchObject({ code: 'DNS009', got: 'internal' });
  });

  it('blocks that are too small, or in two locations', () => {
    expect(refused((stack) => void collection(stack, { a: ['203.0.113.0/25'] }))).toMatchObject({
      code: 'DNS013',
      allowed: '/24 or larger',
    });
    expect(
      refused((stack) => void collection(stack, { a: ['203.0.113.0/24'], b: ['203.0.113.0/24'] })),
    ).toMatchObject({ code: 'DNS013', allowed: 'only a' });
  });
});
