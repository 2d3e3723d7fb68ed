import {
  Reference,
  Unknown,
  type Configuration,
  type Resource,
  type Value,
  type ValueMap,
} from '@landbridge/terraform-model';
import { resolve } from './resolve';

const ref = (address: string, attribute = 'id') => new Reference(address, attribute);

function configuration(resources: Record<string, ValueMap & { region?: string }>): Configuration {
  const entries = Object.entries(resources).map(([address, values]): [string, Resource] => {
    const [type, name] = address.split('.') as [string, string];
    const region = typeof values['at'] === 'string' ? values['at'] : 'eu-west-1';
    return [
      address,
      {
        address,
        stack: undefined,
        mode: 'managed',
        type,
        name,
        region,
        account: undefined,
        values,
        origin: 'test',
      },
    ];
  });
  return { resources: new Map(entries), gaps: [] };
}

const zone = { 'aws_route53_zone.main': { name: 'example.com' } };
const record = (name: string, more: ValueMap): ValueMap => ({
  zone_id: ref('aws_route53_zone.main'),
  name,
  type: 'A',
  ...more,
});
const alias = (lb: string) => ({
  alias: [{ name: ref(lb, 'dns_name'), zone_id: ref(lb, 'zone_id'), evaluate_target_health: true }],
});
const shares = (answer: ReturnType<typeof resolve>) =>
  Object.fromEntries(answer.answers.map((one) => [one.record.split('.')[1], one.share]));
const check = (ip: string): ValueMap => ({ type: 'TCP', ip_address: ip, port: 443 });

describe('weighted records', () => {
  const weighted = (weight: number, id: string) =>
    record('www', {
      records: [id],
      set_identifier: id,
      health_check_id: ref(`aws_route53_health_check.${id}`),
      weighted_routing_policy: [{ weight }],
    });
  const model = (weights: Record<string, number>) =>
    configuration({
      ...zone,
      ...Object.fromEntries(
        Object.entries(weights).map(([id, weight]) => [`aws_route53_record.${id}`, weighted(weight, id)]),
      ),
      ...Object.fromEntries(
        Object.keys(weights).map((id) => [`aws_route53_health_check.${id}`, check('198.51.100.1')]),
      ),
    });
  const ask = (weights: Record<string, number>, ...down: string[]) =>
    shares(
      resolve(model(weights), {
        name: 'www.example.com.',
        down: down.map((id) => `aws_route53_health_check.${id}`),
      }),
    );

  test('share by weight', () => expect(ask({ a: 1, b: 255 })).toEqual({ a: 1 / 256, b: 255 / 256 }));
  test('weight 0 gets nothing', () => expect(ask({ a: 0, b: 5 })).toEqual({ b: 1 }));
  test('all 0 share equally', () => expect(ask({ a: 0, b: 0 })).toEqual({ a: 0.5, b: 0.5 }));
  test('an unhealthy record is passed over', () =>
    expect(ask({ a: 1, b: 1, c: 2 }, 'a')).toEqual({ b: 1 / 3, c: 2 / 3 }));
  test('weight 0 is considered when all others are unhealthy', () =>
    expect(ask({ a: 0, b: 5 }, 'b')).toEqual({ a: 1 }));
  test('none healthy: all count as healthy', () =>
    expect(ask({ a: 1, b: 3 }, 'a', 'b')).toEqual({ a: 0.25, b: 0.75 }));
});

describe('failover between load balancers of two Regions', () => {
  const side = (type: string, lb: string) =>
    record('app', { set_identifier: type, failover_routing_policy: [{ type }], ...alias(lb) });
  const model = configuration({
    ...zone,
    'aws_lb.one': { at: 'eu-west-1' },
    'aws_lb.two': { at: 'eu-central-1' },
    'aws_route53_record.primary': side('PRIMARY', 'aws_lb.one'),
    'aws_route53_record.secondary': side('SECONDARY', 'aws_lb.two'),
  });
  const ask = (...down: string[]) =>
    resolve(model, { name: 'app.example.com', down }).answers.map(({ values }) => values[0]);

  test('the primary while it is up', () => expect(ask()).toEqual(['aws_lb.one']));
  test('the secondary with the primary Region down', () =>
    expect(ask('region:eu-west-1')).toEqual(['aws_lb.two']));
  test('the primary when both are down', () =>
    expect(ask('region:eu-west-1', 'aws_lb.two')).toEqual(['aws_lb.one']));
});

describe('a tree of aliases', () => {
  const model = configuration({
    ...zone,
    'aws_route53_health_check.a': check('198.51.100.1'),
    'aws_route53_health_check.b': check('198.51.100.2'),
    'aws_route53_record.top_eu': record('www', {
      set_identifier: 'eu',
      latency_routing_policy: [{ region: 'eu-west-1' }],
      alias: [{ name: 'eu.example.com', evaluate_target_health: true }],
    }),
    'aws_route53_record.top_us': record('www', {
      set_identifier: 'us',
      latency_routing_policy: [{ region: 'us-east-1' }],
      records: ['198.51.100.9'],
    }),
    'aws_route53_record.a': record('eu', {
      set_identifier: 'a',
      records: ['198.51.100.1'],
      health_check_id: ref('aws_route53_health_check.a'),
      weighted_routing_policy: [{ weight: 1 }],
    }),
    'aws_route53_record.b': record('eu', {
      set_identifier: 'b',
      records: ['198.51.100.2'],
      health_check_id: ref('aws_route53_health_check.b'),
      weighted_routing_policy: [{ weight: 3 }],
    }),
  });
  const ask = (...down: string[]) =>
    resolve(model, {
      name: 'www.example.com',
      fromRegion: 'eu-west-1',
      down: down.map((id) => `aws_route53_health_check.${id}`),
    });

  test('shares multiply through the tree', () => expect(shares(ask())).toEqual({ a: 0.25, b: 0.75 }));
  test('a branch with one healthy record is healthy', () => expect(shares(ask('a'))).toEqual({ b: 1 }));
  test('a branch without one is left', () => expect(shares(ask('a', 'b'))).toEqual({ top_us: 1 }));
  test('without a source it cannot be said', () =>
    expect(resolve(model, { name: 'www.example.com' }).outcome).toBe('unknown'));
  test('a Region without a record cannot be said', () =>
    expect(resolve(model, { name: 'www.example.com', fromRegion: 'ap-south-1' }).because).toMatch(
      /does not publish/,
    ));
});

describe('geolocation', () => {
  const at = (id: string, location: ValueMap) =>
    record('geo', { set_identifier: id, records: [id], geolocation_routing_policy: [location] });
  const places = {
    ...zone,
    'aws_route53_record.europe': at('europe', { continent: 'EU' }),
    'aws_route53_record.germany': record('geo', {
      set_identifier: 'germany',
      records: ['germany'],
      health_check_id: ref('aws_route53_health_check.de'),
      geolocation_routing_policy: [{ country: 'DE' }],
    }),
    'aws_route53_record.california': at('california', { country: 'US', subdivision: 'CA' }),
    'aws_route53_health_check.de': check('198.51.100.3'),
  };
  const ask = (from: object, more: object = {}) => {
    const answer = resolve(configuration({ ...places, ...more }), { name: 'geo.example.com', ...from });
    return answer.answers[0]?.setIdentifier ?? answer.outcome;
  };
  test.each([
    [{ fromCountry: 'DE' }, 'germany'],
    [{ fromCountry: 'fr' }, 'europe'],
    [{ fromCountry: 'US', fromSubdivision: 'CA' }, 'california'],
    [{ fromCountry: 'US', fromSubdivision: 'NY' }, 'no-data'],
    [{ fromCountry: 'US' }, 'unknown'],
    [{ fromCountry: 'DE', down: ['aws_route53_health_check.de'] }, 'europe'],
    [{ fromCountry: 'JP' }, 'no-data'],
    [{}, 'unknown'],
  ])('%j is answered by %s', (from, expected) => expect(ask(from)).toBe(expected));
  test('the default takes the rest', () =>
    expect(ask({ fromCountry: 'JP' }, { 'aws_route53_record.rest': at('rest', { country: '*' }) })).toBe(
      'rest',
    ));
});

test('IP-based: the longest block wins, then the default', () => {
  const at = (id: string, location: string) =>
    record('ip', {
      set_identifier: id,
      records: [id],
      cidr_routing_policy: [{ collection_id: ref('aws_route53_cidr_collection.c'), location_name: location }],
    });
  const model = configuration({
    ...zone,
    'aws_route53_cidr_location.wide': {
      cidr_collection_id: ref('aws_route53_cidr_collection.c'),
      name: 'wide',
      cidr_blocks: ['203.0.0.0/16'],
    },
    'aws_route53_cidr_location.narrow': {
      cidr_collection_id: ref('aws_route53_cidr_collection.c'),
      name: 'narrow',
      cidr_blocks: ['203.0.113.0/24'],
    },
    'aws_route53_record.wide': at('wide', 'wide'),
    'aws_route53_record.narrow': at('narrow', 'narrow'),
    'aws_route53_record.rest': at('rest', '*'),
  });
  const ask = (fromIp: string) =>
    resolve(model, { name: 'ip.example.com', fromIp }).answers[0]?.setIdentifier;
  expect(['203.0.113.9', '203.0.7.1', '192.0.2.1'].map(ask)).toEqual(['narrow', 'wide', 'rest']);
});

test('geoproximity: a bias moves the border', () => {
  const at = (id: string, latitude: string, bias: number) =>
    record('near', {
      set_identifier: id,
      records: [id],
      geoproximity_routing_policy: [{ bias, coordinates: [{ latitude, longitude: '0' }] }],
    });
  const model = (bias: number) =>
    configuration({
      ...zone,
      'aws_route53_record.north': at('north', '60', 0),
      'aws_route53_record.south': at('south', '0', bias),
    });
  const ask = (bias: number) =>
    resolve(model(bias), { name: 'near.example.com', fromCoordinates: { latitude: 40, longitude: 0 } })
      .answers[0]?.setIdentifier;
  expect([ask(0), ask(70)]).toEqual(['north', 'south']);
});

test('multivalue: up to eight of the healthy records', () => {
  const ids = Array.from({ length: 10 }, (_, index) => `r${index}`);
  const model = configuration({
    ...zone,
    ...Object.fromEntries(
      ids.map((id) => [
        `aws_route53_record.${id}`,
        record('many', { set_identifier: id, records: [id], multivalue_answer_routing_policy: true }),
      ]),
    ),
  });
  const answer = resolve(model, { name: 'many.example.com' });
  expect(answer.answers.map(({ share }) => share)).toEqual(ids.map(() => 0.8));
});

describe('calculated and inverted health checks', () => {
  const model = configuration({
    ...zone,
    'aws_route53_health_check.a': check('198.51.100.1'),
    'aws_route53_health_check.b': check('10.0.0.1'),
    'aws_route53_health_check.both': {
      type: 'CALCULATED',
      child_health_threshold: 2,
      child_healthchecks: [ref('aws_route53_health_check.a'), ref('aws_route53_health_check.b')],
    },
    'aws_route53_record.primary': record('x', {
      set_identifier: 'p',
      records: ['p'],
      health_check_id: ref('aws_route53_health_check.both'),
      failover_routing_policy: [{ type: 'PRIMARY' }],
    }),
    'aws_route53_record.secondary': record('x', {
      set_identifier: 's',
      records: ['s'],
      failover_routing_policy: [{ type: 'SECONDARY' }],
    }),
  });
  test('a private address is never healthy, so the calculation fails', () => {
    const answer = resolve(model, { name: 'x.example.com' });
    expect(answer.answers[0]).toMatchObject({
      record: 'aws_route53_record.secondary',
      because: expect.stringContaining('1 of 2 children'),
    });
  });
});

describe('which zone answers', () => {
  const vpc = { 'aws_vpc.in': { enable_dns_support: true }, 'aws_vpc.out': { enable_dns_support: true } };
  const privateZone = {
    'aws_route53_zone.inside': { name: 'example.com', vpc: [{ vpc_id: ref('aws_vpc.in') }] },
  };
  const inside = {
    'aws_route53_record.inside': {
      ...record('www', { records: ['10.0.0.5'] }),
      zone_id: ref('aws_route53_zone.inside'),
    },
  };
  const outside = {
    'aws_route53_record.outside': record('www', { records: ['198.51.100.5'] }),
    'aws_route53_record.only': record('only', { records: ['198.51.100.6'] }),
  };
  const model = { ...zone, ...vpc, ...privateZone, ...inside, ...outside };
  const ask = (name: string, fromVpc?: string, more: Record<string, ValueMap> = {}) => {
    const answer = resolve(configuration({ ...model, ...more }), {
      name,
      ...(fromVpc === undefined ? {} : { fromVpc }),
    });
    return answer.answers[0]?.values[0] ?? answer.outcome;
  };
  test('the private zone in its VPC', () => expect(ask('www.example.com', 'aws_vpc.in')).toBe('10.0.0.5'));
  test('the public zone elsewhere', () =>
    expect([ask('www.example.com', 'aws_vpc.out'), ask('www.example.com')]).toEqual([
      '198.51.100.5',
      '198.51.100.5',
    ]));
  test('a private zone hides names that only the public one has', () =>
    expect(ask('only.example.com', 'aws_vpc.in')).toBe('name-error'));
  test('a forwarding rule of the same domain comes first', () =>
    expect(
      ask('www.example.com', 'aws_vpc.in', {
        'aws_route53_resolver_rule.r': { domain_name: 'example.com.', rule_type: 'FORWARD' },
        'aws_route53_resolver_rule_association.r': {
          resolver_rule_id: ref('aws_route53_resolver_rule.r'),
          vpc_id: ref('aws_vpc.in'),
        },
      }),
    ).toBe('forwarded'));
  const child = {
    'aws_route53_zone.child': { name: 'dev.example.com' },
    'aws_route53_record.child': {
      ...record('www', { records: ['198.51.100.7'] }),
      zone_id: ref('aws_route53_zone.child'),
    },
  };
  test('a child zone without delegation does not answer', () =>
    expect(ask('www.dev.example.com', undefined, child)).toBe('name-error'));
  test('a delegated one does', () =>
    expect(
      ask('www.dev.example.com', undefined, {
        ...child,
        'aws_route53_record.ns': {
          ...record('dev', { records: ref('aws_route53_zone.child', 'name_servers') }),
          type: 'NS',
        },
      }),
    ).toBe('198.51.100.7'));
  test('a wildcard answers where no name is', () =>
    expect(
      ask('a.b.example.com', undefined, {
        'aws_route53_record.any': record('*', { records: ['198.51.100.8'] }),
      }),
    ).toBe('198.51.100.8'));
  test('a name outside every zone is not known', () => expect(ask('www.example.org')).toBe('unknown'));
});

test('aliases in a circle are not followed', () => {
  const to = (name: string) => ({ alias: [{ name, evaluate_target_health: true }] });
  const model = configuration({
    ...zone,
    'aws_route53_record.a': record('a', to('b.example.com')),
    'aws_route53_record.b': record('b', to('a.example.com')),
  });
  expect(resolve(model, { name: 'a.example.com' })).toMatchObject({
    outcome: 'unknown',
    because: expect.stringContaining('refer to one another'),
  });
});

test('a load balancer whose targets are all in the failed zone is unhealthy', () => {
  const side = (type: string, lb: string) =>
    record('lb', { set_identifier: type, failover_routing_policy: [{ type }], ...alias(lb) });
  const model = configuration({
    ...zone,
    'aws_subnet.a': { availability_zone_id: 'euw1-az1' },
    'aws_instance.web': { subnet_id: ref('aws_subnet.a') },
    'aws_lb.one': {},
    'aws_lb.two': {},
    'aws_lb_target_group.one': {},
    'aws_lb_listener.one': {
      load_balancer_arn: ref('aws_lb.one', 'arn'),
      default_action: [{ type: 'forward', target_group_arn: ref('aws_lb_target_group.one', 'arn') }],
    },
    'aws_lb_target_group_attachment.one': {
      target_group_arn: ref('aws_lb_target_group.one', 'arn'),
      target_id: ref('aws_instance.web'),
    },
    'aws_route53_record.primary': side('PRIMARY', 'aws_lb.one'),
    'aws_route53_record.secondary': side('SECONDARY', 'aws_lb.two'),
  });
  expect(resolve(model, { name: 'lb.example.com', down: ['az:euw1-az1'] }).answers[0]?.values).toEqual([
    'aws_lb.two',
  ]);
});

describe('a record of unknown name', () => {
  const proof = {
    ...record('', { records: ['proof'] }),
    name: new Unknown('known after apply'),
    type: 'CNAME',
  };
  const weighted = (id: string, name: Value) => ({
    ...record('', { set_identifier: id, records: [id], weighted_routing_policy: [{ weight: 1 }] }),
    name,
  });
  const ask = (name: string, more: Record<string, ValueMap>) =>
    resolve(
      configuration({
        ...zone,
        'aws_route53_record.www': record('www', { records: ['198.51.100.5'] }),
        'aws_route53_record.a': weighted('a', 'w'),
        ...more,
      }),
      { name },
    ).outcome;

  test('changes nothing where Route 53 would refuse it', () =>
    expect(ask('www.example.com', { 'aws_route53_record.proof': proof })).toBe('answered'));
  test('may be what is asked for where nothing else is', () =>
    expect(ask('other.example.com', { 'aws_route53_record.proof': proof })).toBe('unknown'));
  test('may join a group of its own policy', () =>
    expect(
      ask('w.example.com', { 'aws_route53_record.b': weighted('b', new Unknown('known after apply')) }),
    ).toBe('unknown'));
});

test('a failed Region takes no health checker with it', () => {
  const side = (type: string, lb: string) =>
    record('app', {
      set_identifier: type,
      failover_routing_policy: [{ type }],
      health_check_id: ref(`aws_route53_health_check.${lb}`),
      ...alias(`aws_lb.${lb}`),
    });
  const endpoint = (lb: string): ValueMap => ({ type: 'HTTPS', fqdn: ref(`aws_lb.${lb}`, 'dns_name') });
  const model = configuration({
    ...zone,
    'aws_lb.one': { at: 'eu-west-1' },
    'aws_lb.two': { at: 'eu-central-1' },
    'aws_route53_health_check.one': endpoint('one'),
    'aws_route53_health_check.two': endpoint('two'),
    'aws_route53_record.primary': side('PRIMARY', 'one'),
    'aws_route53_record.secondary': side('SECONDARY', 'two'),
  });
  const answer = resolve(model, { name: 'app.example.com', down: ['region:eu-west-1'] });
  expect(answer.answers[0]?.values).toEqual(['aws_lb.two']);
});

test('a configuration is read once, however often it is asked', () => {
  let readings = 0;
  class Counted extends Map<string, Resource> {
    override values(): MapIterator<Resource> {
      readings++;
      return super.values();
    }
  }
  const { resources } = configuration({
    ...zone,
    'aws_route53_record.www': record('www', { records: ['198.51.100.5'] }),
  });
  const counted: Configuration = { resources: new Counted(resources), gaps: [] };
  for (let question = 0; question < 20; question++)
    expect(resolve(counted, { name: `www${question % 2 || ''}.example.com` }).outcome).toMatch(
      /answered|name-error/,
    );
  expect(readings).toBe(1);
});
