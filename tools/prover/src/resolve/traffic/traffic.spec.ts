import { configurationOf } from '../../../test/configuration';
import type { ResolveQuery } from '../query';
import { resolve } from '../resolve';

const endpoint = (Value: string, Type = 'value') => ({ Type, Value });

/** A zone with a policy instance at `www`; load balancers `one` and `two` in two Regions, health checks `a` and `b`. */
const model = (document: object | string, more: object = {}) => ({
  provider: { aws: [{ region: 'eu-west-1' }, { alias: 'b', region: 'eu-central-1' }] },
  resource: {
    aws_route53_zone: { main: { name: 'example.com' } },
    aws_lb: { one: {}, two: { provider: 'aws.b' } },
    aws_route53_health_check: {
      a: { type: 'TCP', ip_address: '198.51.100.1', port: 443 },
      b: { type: 'TCP', ip_address: '198.51.100.2', port: 443 },
    },
    aws_route53_traffic_policy: {
      p: { name: 'p', document: typeof document === 'string' ? document : JSON.stringify(document) },
    },
    aws_route53_traffic_policy_instance: {
      www: {
        hosted_zone_id: '${aws_route53_zone.main.zone_id}',
        name: 'www.example.com',
        traffic_policy_id: '${aws_route53_traffic_policy.p.id}',
        traffic_policy_version: '${aws_route53_traffic_policy.p.version}',
        ttl: 60,
      },
    },
    ...more,
  },
});
const asked = (document: object | string, query: Partial<ResolveQuery> = {}, more: object = {}) =>
  resolve(configurationOf(model(document, more)), { name: 'www.example.com', ...query });
const shares = (answer: ReturnType<typeof asked>) =>
  Object.fromEntries(answer.answers.map(({ setIdentifier, share }) => [setIdentifier, share]));

const tree = {
  AWSPolicyFormatVersion: '2015-10-01',
  RecordType: 'A',
  StartRule: 'place',
  Endpoints: {
    one: endpoint('${aws_lb.one.dns_name}', 'elastic-load-balancer'),
    two: endpoint('${aws_lb.two.dns_name}', 'elastic-load-balancer'),
    sorry: endpoint('198.51.100.9'),
  },
  Rules: {
    place: {
      RuleType: 'geo',
      Locations: [
        { Country: 'DE', RuleReference: 'rollout', EvaluateTargetHealth: true },
        { Continent: 'EU', EndpointReference: 'sorry' },
        { IsDefault: true, RuleReference: 'safe' },
      ],
    },
    rollout: {
      RuleType: 'weighted',
      Items: [
        { EndpointReference: 'one', Weight: '3', HealthCheck: '${aws_route53_health_check.a.id}' },
        { EndpointReference: 'two', Weight: '1', HealthCheck: '${aws_route53_health_check.b.id}' },
      ],
    },
    safe: {
      RuleType: 'failover',
      Primary: { EndpointReference: 'one', EvaluateTargetHealth: true },
      Secondary: { EndpointReference: 'two', EvaluateTargetHealth: true },
    },
  },
};

describe('a traffic policy', () => {
  it('is a tree of routing policies, whose shares multiply', () => {
    expect(shares(asked(tree, { fromCountry: 'DE' }))).toEqual({ one: 0.75, two: 0.25 });
    expect(shares(asked(tree, { fromCountry: 'FR' }))).toEqual({ sorry: 1 });
    expect(asked(tree, { fromCountry: 'JP' }).answers).toMatchObject([
      {
        values: ['aws_lb.one'],
        policy: 'failover',
        type: 'A',
        record: 'aws_route53_traffic_policy_instance.www',
      },
    ]);
  });

  it('says why, rule by rule', () =>
    expect(asked(tree, { fromCountry: 'DE' }).answers[0]?.because).toBe(
      'rule place: matches by country; rule rollout: weight 3 of 4',
    ));

  it('leaves a branch that is unhealthy, and a subtree without a healthy branch', () => {
    const [a, b] = ['aws_route53_health_check.a', 'aws_route53_health_check.b'] as const;
    expect(shares(asked(tree, { fromCountry: 'DE', down: [a] }))).toEqual({ two: 1 });
    expect(shares(asked(tree, { fromCountry: 'DE', down: [a, b] }))).toEqual({ sorry: 1 });
    expect(shares(asked(tree, { fromCountry: 'JP', down: ['region:eu-west-1'] }))).toEqual({ two: 1 });
    const regions = ['region:eu-west-1', 'region:eu-central-1'];
    expect(shares(asked(tree, { fromCountry: 'JP', down: regions }))).toEqual({ one: 1 });
  });

  it('needs to know where the question comes from', () =>
    expect(asked(tree)).toMatchObject({
      outcome: 'unknown',
      because: expect.stringContaining('--from-country'),
    }));

  it('without a default has no answer for the rest', () => {
    const Rules = {
      ...tree.Rules,
      place: { RuleType: 'geo', Locations: [{ Country: 'DE', EndpointReference: 'one' }] },
    };
    expect(asked({ ...tree, Rules }, { fromCountry: 'JP' }).outcome).toBe('no-data');
  });

  it('may be one endpoint', () => {
    const { StartRule: _, ...rest } = tree;
    expect(shares(asked({ ...rest, StartEndpoint: 'sorry' }))).toEqual({ sorry: 1 });
  });

  it('knows latency, multivalue and geoproximity rules', () => {
    const rule = (place: object) => ({ ...tree, Rules: { place } });
    const near = rule({
      RuleType: 'latency',
      Regions: [
        { Region: 'eu-west-1', EndpointReference: 'one' },
        { Region: 'eu-central-1', EndpointReference: 'two' },
      ],
    });
    expect(shares(asked(near, { fromRegion: 'eu-central-1' }))).toEqual({ two: 1 });
    const many = rule({
      RuleType: 'multivalue',
      Items: [
        { EndpointReference: 'one', HealthCheck: '${aws_route53_health_check.a.id}' },
        { EndpointReference: 'two' },
      ],
    });
    expect(shares(asked(many))).toEqual({ one: 1, two: 1 });
    expect(shares(asked(many, { down: ['aws_route53_health_check.a'] }))).toEqual({ two: 1 });
    const position = (Latitude: string, Bias: string, EndpointReference: string) => ({
      Latitude,
      Longitude: '0',
      Bias,
      EndpointReference,
    });
    const biased = (bias: string) =>
      rule({
        RuleType: 'geoproximity',
        GeoproximityLocations: [position('60', '0', 'one'), position('0', bias, 'two')],
      });
    const fromCoordinates = { latitude: 40, longitude: 0 };
    expect(shares(asked(biased('0'), { fromCoordinates }))).toEqual({ one: 1 });
    expect(shares(asked(biased('70'), { fromCoordinates }))).toEqual({ two: 1 });
    const here = rule({
      RuleType: 'geoproximity',
      GeoproximityLocations: [
        { Region: 'aws:route53:eu-west-1', Bias: '0', EndpointReference: 'one' },
        position('0', '0', 'two'),
      ],
    });
    expect(shares(asked(here, { fromRegion: 'eu-west-1' }))).toEqual({ one: 1 });
  });

  it('may be written by the data source', () => {
    const data = {
      aws_route53_traffic_policy_document: {
        d: {
          record_type: 'A',
          start_rule: 'safe',
          endpoint: [
            { id: 'one', type: 'elastic-load-balancer', value: '${aws_lb.one.dns_name}' },
            { id: 'two', type: 'value', value: '198.51.100.9' },
          ],
          rule: [
            {
              id: 'safe',
              type: 'failover',
              primary: [{ endpoint_reference: 'one', evaluate_target_health: true }],
              secondary: [{ endpoint_reference: 'two' }],
            },
          ],
        },
      },
    };
    const configuration = (down: string[]) =>
      resolve(configurationOf({ ...model('${data.aws_route53_traffic_policy_document.d.json}'), data }), {
        name: 'www.example.com',
        down,
      });
    expect(shares(configuration([]))).toEqual({ one: 1 });
    expect(shares(configuration(['aws_lb.one']))).toEqual({ two: 1 });
  });

  it('can be the target of an alias, whose health it is', () => {
    const alias = (type: string, more: object) => ({
      zone_id: '${aws_route53_zone.main.zone_id}',
      name: 'app',
      type: 'A',
      set_identifier: type,
      failover_routing_policy: [{ type }],
      ...more,
    });
    const more = {
      aws_route53_record: {
        primary: alias('PRIMARY', { alias: [{ name: 'www.example.com', evaluate_target_health: true }] }),
        secondary: alias('SECONDARY', { ttl: 60, records: ['198.51.100.8'] }),
      },
    };
    const Rules = { place: tree.Rules.safe };
    const ask = (down: string[]) =>
      asked({ ...tree, Rules }, { name: 'app.example.com', down }, more).answers[0]?.values;
    expect(ask([])).toEqual(['aws_lb.one']);
    expect(ask(['aws_lb.one'])).toEqual(['aws_lb.two']);
    expect(ask(['aws_lb.one', 'aws_lb.two'])).toEqual(['198.51.100.8']);
  });

  it.each([
    ['that is no JSON', '{'],
    ['whose rule is missing', JSON.stringify({ ...tree, StartRule: 'nowhere' })],
    [
      'whose rules lead to one another',
      JSON.stringify({
        ...tree,
        Rules: { place: { RuleType: 'weighted', Items: [{ RuleReference: 'place', Weight: '1' }] } },
      }),
    ],
    [
      'of an unknown kind of rule',
      JSON.stringify({ ...tree, Rules: { place: { RuleType: 'weather', Items: [] } } }),
    ],
  ])('%s is not known', (_, document) =>
    expect(asked(document, { fromCountry: 'DE' }).outcome).toBe('unknown'),
  );

  it('beside a record of its name and type is refused by Route 53', () => {
    const record = {
      zone_id: '${aws_route53_zone.main.zone_id}',
      name: 'www',
      type: 'A',
      ttl: 60,
      records: ['192.0.2.1'],
    };
    expect(asked(tree, {}, { aws_route53_record: { record } })).toMatchObject({
      outcome: 'unknown',
      because: expect.stringContaining('refuses'),
    });
  });
});
