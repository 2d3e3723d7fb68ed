import { configurationOf } from '../../test/configuration';
import type { ResolveQuery } from './query';
import { resolve } from './resolve';

type Blocks = Readonly<Record<string, Readonly<Record<string, object>>>>;

const vpc = (cidr_block: string, more: object = {}) => ({
  cidr_block,
  enable_dns_support: true,
  enable_dns_hostnames: true,
  ...more,
});
const zone = (name: string, of?: string) => ({
  name,
  ...(of && { vpc: [{ vpc_id: `\${aws_vpc.${of}.id}` }] }),
});
const record = (of: string, name: string, value: string, more: object = {}) => ({
  zone_id: `\${aws_route53_zone.${of}.zone_id}`,
  name,
  type: 'A',
  ttl: 60,
  records: [value],
  ...more,
});

/** Public `example.com`; private `example.com` of VPC `home`; VPC `away` without zones; both in eu-west-1. */
const BASE: Blocks = {
  aws_vpc: { home: vpc('10.0.0.0/16'), away: vpc('10.1.0.0/16') },
  aws_route53_zone: { public: zone('example.com'), inside: zone('example.com', 'home') },
  aws_route53_record: {
    public: record('public', 'www', '198.51.100.1'),
    only: record('public', 'only', '198.51.100.2'),
    inside: record('inside', 'www', '10.0.0.1'),
  },
};

function ask(name: string, fromVpc: string, more: Blocks = {}, query: Partial<ResolveQuery> = {}) {
  const types = new Set([...Object.keys(BASE), ...Object.keys(more)]);
  const resource = Object.fromEntries([...types].map((type) => [type, { ...BASE[type], ...more[type] }]));
  const configuration = configurationOf({ provider: { aws: { region: 'eu-west-1' } }, resource });
  return resolve(configuration, { name, fromVpc: `aws_vpc.${fromVpc}`, ...query });
}
const told = (answer: ReturnType<typeof ask>) => answer.answers[0]?.values[0] ?? answer.outcome;

describe('split view', () => {
  it('answers inside and outside differently, and never falls back to the public zone', () => {
    expect(told(ask('www.example.com', 'home'))).toBe('10.0.0.1');
    expect(told(ask('www.example.com', 'away'))).toBe('198.51.100.1');
    expect(told(ask('only.example.com', 'home'))).toBe('name-error');
  });

  it('an empty private zone hides the public one', () => {
    const empty = { aws_route53_zone: { empty: zone('example.com', 'away') } };
    expect(told(ask('www.example.com', 'away', empty))).toBe('name-error');
  });

  it('a more specific public zone is hidden by a private zone above it', () => {
    const more = {
      aws_route53_zone: { child: zone('dev.example.com') },
      aws_route53_record: {
        ns: {
          ...record('public', 'dev', 'x', { type: 'NS' }),
          records: '${aws_route53_zone.child.name_servers}',
        },
        app: record('child', 'app', '198.51.100.3'),
      },
    };
    expect(told(ask('app.dev.example.com', 'home', more))).toBe('name-error');
    expect(told(ask('app.dev.example.com', 'away', more))).toBe('198.51.100.3');
  });

  it('the most specific of overlapping private zones answers', () => {
    const more = {
      aws_route53_zone: { deep: zone('dev.example.com', 'home') },
      aws_route53_record: { app: record('deep', 'app', '10.0.0.9') },
    };
    expect(told(ask('app.dev.example.com', 'home', more))).toBe('10.0.0.9');
    expect(told(ask('www.example.com', 'home', more))).toBe('10.0.0.1');
  });

  it('needs DNS hostnames and DNS support', () => {
    const off = (key: string) => ({ aws_vpc: { home: vpc('10.0.0.0/16', { [key]: false }) } });
    expect(ask('www.example.com', 'home', off('enable_dns_hostnames')).outcome).toBe('unknown');
    expect(ask('www.example.com', 'home', off('enable_dns_support')).outcome).toBe('unknown');
  });
});

const rule = (domain_name: string, rule_type = 'FORWARD', ip = '10.200.0.53') => ({
  domain_name,
  rule_type,
  ...(rule_type === 'FORWARD' && { target_ip: [{ ip }] }),
});
const follows = (name: string, of = 'home') => ({
  resolver_rule_id: `\${aws_route53_resolver_rule.${name}.id}`,
  vpc_id: `\${aws_vpc.${of}.id}`,
});
const rules = (all: Readonly<Record<string, object>>, of = 'home'): Blocks => ({
  aws_route53_resolver_rule: all as Record<string, object>,
  aws_route53_resolver_rule_association: Object.fromEntries(
    Object.keys(all).map((name) => [name, follows(name, of)]),
  ),
});

describe('resolver rules', () => {
  it.each([
    ['a rule of the zone’s domain comes before the zone', { a: rule('example.com') }, 'forwarded'],
    ['a rule above the zone comes after it', { a: rule('com') }, '10.0.0.1'],
    ['a rule for every name too', { a: rule('.') }, '10.0.0.1'],
    [
      'the most specific rule decides',
      { a: rule('example.com'), b: rule('www.example.com', 'SYSTEM') },
      '10.0.0.1',
    ],
    [
      'a rule below a system rule forwards',
      { a: rule('example.com', 'SYSTEM'), b: rule('www.example.com') },
      'forwarded',
    ],
  ])('%s', (_, all, expected) => expect(told(ask('www.example.com', 'home', rules(all)))).toBe(expected));

  it('serve only the VPCs that follow them', () =>
    expect(told(ask('www.example.com', 'away', rules({ a: rule('example.com') })))).toBe('198.51.100.1'));

  it('that lead to an inbound endpoint of the model are answered by its VPC', () => {
    const more = {
      ...rules({ a: rule('example.com', 'FORWARD', '10.0.0.10') }, 'away'),
      aws_subnet: { one: { vpc_id: '${aws_vpc.home.id}', cidr_block: '10.0.0.0/24' } },
      aws_route53_resolver_endpoint: {
        inbound: {
          direction: 'INBOUND',
          ip_address: [{ subnet_id: '${aws_subnet.one.id}', ip: '10.0.0.10' }],
        },
      },
    };
    expect(told(ask('www.example.com', 'away', more))).toBe('10.0.0.1');
    const looping = { ...more, ...rules({ a: rule('example.com', 'FORWARD', '10.0.0.10') }) };
    expect(ask('www.example.com', 'home', looping)).toMatchObject({
      outcome: 'unknown',
      because: expect.stringContaining('refer to one another'),
    });
  });

  it.each([
    ['ip-10-0-0-1.eu-west-1.compute.internal', '.', 'unknown'],
    ['1.0.0.10.in-addr.arpa', '.', 'unknown'],
    ['1.0.0.10.in-addr.arpa', '10.in-addr.arpa', 'forwarded'],
    ['ip-10-0-0-1.eu-west-1.compute.internal', 'eu-west-1.compute.internal', 'forwarded'],
    ['www.example.org', '.', 'forwarded'],
  ])('%s, by a rule for %s: autodefined rules go before what is less specific', (name, domain, expected) =>
    expect(ask(name, 'away', rules({ a: rule(domain) }, 'away')).outcome).toBe(expected),
  );

  it('override the private name of an endpoint when they are as specific', () => {
    const more = (domain: string): Blocks => ({
      ...rules({ a: rule(domain) }),
      aws_vpc_endpoint: {
        ec2: {
          vpc_id: '${aws_vpc.home.id}',
          service_name: 'com.amazonaws.eu-west-1.ec2',
          vpc_endpoint_type: 'Interface',
          private_dns_enabled: true,
        },
      },
    });
    const name = 'ec2.eu-west-1.amazonaws.com';
    expect(ask(name, 'home', more('amazonaws.com')).decidedBy).toBe('aws_vpc_endpoint.ec2');
    expect(ask(name, 'home', more(name)).outcome).toBe('forwarded');
  });
});

const profile = (resources: Readonly<Record<string, object>>, of = 'away'): Blocks => ({
  aws_route53profiles_profile: { p: { name: 'p' } },
  aws_route53profiles_association: {
    a: { name: 'a', profile_id: '${aws_route53profiles_profile.p.id}', resource_id: `\${aws_vpc.${of}.id}` },
  },
  aws_route53profiles_resource_association: Object.fromEntries(
    Object.entries(resources).map(([name, more]) => [
      name,
      { name, profile_id: '${aws_route53profiles_profile.p.id}', ...more },
    ]),
  ),
});

describe('a Route 53 Profile', () => {
  const inside = { resource_arn: '${aws_route53_zone.inside.arn}' };

  it('gives its private zones to a VPC', () =>
    expect(told(ask('www.example.com', 'away', profile({ inside })))).toBe('10.0.0.1'));

  it('comes after what the VPC has itself for the same domain, before what is less specific', () => {
    const own = (name: string): Blocks => ({
      aws_route53_zone: { own: zone(name, 'away') },
      aws_route53_record: { own: record('own', name === 'com' ? 'www.example' : 'www', '10.1.0.1') },
    });
    const both = (name: string): Blocks => ({ ...profile({ inside }), ...own(name) });
    expect(told(ask('www.example.com', 'away', both('example.com')))).toBe('10.1.0.1');
    expect(told(ask('www.example.com', 'away', both('com')))).toBe('10.0.0.1');
  });

  it('gives its resolver rules, which are overridden by more specific ones', () => {
    const given = {
      ...profile({ corp: { resource_arn: '${aws_route53_resolver_rule.corp.arn}' } }),
      aws_route53_resolver_rule: { corp: rule('example.com') },
    };
    expect(ask('www.example.com', 'away', given)).toMatchObject({
      outcome: 'forwarded',
      decidedBy: 'aws_route53_resolver_rule.corp',
    });
    const system = {
      ...given,
      aws_route53_resolver_rule: { corp: rule('example.com'), own: rule('www.example.com', 'SYSTEM') },
      aws_route53_resolver_rule_association: { own: follows('own', 'away') },
    };
    expect(told(ask('www.example.com', 'away', system))).toBe('198.51.100.1');
  });

  it('gives its firewall rule groups, among those of the VPC by priority', () => {
    const given = (priority: number, own: number): Blocks => ({
      ...profile({
        guard: {
          resource_arn: '${aws_route53_resolver_firewall_rule_group.bad.arn}',
          resource_properties: JSON.stringify({ priority }),
        },
      }),
      ...guards({ bad: { action: 'BLOCK', block_response: 'NODATA' }, good: { action: 'ALLOW' } }),
      aws_route53_resolver_firewall_rule_group_association: { good: guarding('good', own, 'away') },
    });
    expect(ask('www.example.com', 'away', given(110, 120))).toMatchObject({
      outcome: 'no-data',
      decidedBy: 'aws_route53_resolver_firewall_rule.bad',
    });
    expect(told(ask('www.example.com', 'away', given(120, 110)))).toBe('198.51.100.1');
  });

  it.each([
    [
      'that is not in the model',
      {
        ...profile({}),
        aws_route53profiles_profile: {},
        aws_route53profiles_association: {
          a: { name: 'a', profile_id: 'rp-1', resource_id: '${aws_vpc.away.id}' },
        },
      },
    ],
    [
      'with a resource that is not in the model',
      profile({ x: { resource_arn: 'arn:aws:route53:::hostedzone/Z1' } }),
    ],
  ])('%s is not known', (_, more) =>
    expect(ask('www.example.com', 'away', more as unknown as Blocks).outcome).toBe('unknown'),
  );
});

const guards = (
  all: Readonly<Record<string, object>>,
  domains: readonly string[] = ['www.example.com'],
): Blocks => ({
  aws_route53_resolver_firewall_domain_list: { list: { name: 'list', domains } },
  aws_route53_resolver_firewall_rule_group: Object.fromEntries(
    Object.keys(all).map((name) => [name, { name }]),
  ),
  aws_route53_resolver_firewall_rule: Object.fromEntries(
    Object.entries(all).map(([name, more]) => [
      name,
      {
        name,
        priority: 1,
        firewall_rule_group_id: `\${aws_route53_resolver_firewall_rule_group.${name}.id}`,
        firewall_domain_list_id: '${aws_route53_resolver_firewall_domain_list.list.id}',
        ...more,
      },
    ]),
  ),
});
const guarding = (group: string, priority: number, of = 'home') => ({
  name: group,
  priority,
  firewall_rule_group_id: `\${aws_route53_resolver_firewall_rule_group.${group}.id}`,
  vpc_id: `\${aws_vpc.${of}.id}`,
});

describe('the DNS firewall of a VPC', () => {
  const guarded = (more: object, domains?: readonly string[]): Blocks => ({
    ...guards({ g: more }, domains),
    aws_route53_resolver_firewall_rule_group_association: { g: guarding('g', 101) },
  });
  const block = (response: string, more: object = {}) => ({
    action: 'BLOCK',
    block_response: response,
    ...more,
  });

  it.each([
    ['blocks without data', block('NODATA'), 'no-data'],
    ['blocks as if the name did not exist', block('NXDOMAIN'), 'name-error'],
    [
      'answers with another name',
      block('OVERRIDE', { block_override_domain: 'sorry.example.org' }),
      'sorry.example.org',
    ],
    ['lets pass', { action: 'ALLOW' }, '10.0.0.1'],
    ['lets pass with an alert', { action: 'ALERT' }, '10.0.0.1'],
    ['looks at the type that it is told', block('NODATA', { q_type: 'AAAA' }), '10.0.0.1'],
  ])('%s', (_, more, expected) => expect(told(ask('www.example.com', 'home', guarded(more)))).toBe(expected));

  it('follows an override that the model holds', () => {
    const more = guarded(block('OVERRIDE', { block_override_domain: 'safe.example.com' }));
    expect(
      told(
        ask('www.example.com', 'home', {
          ...more,
          aws_route53_record: { safe: record('inside', 'safe', '10.0.0.7') },
        }),
      ),
    ).toBe('10.0.0.7');
  });

  it.each([
    [['*.example.com'], 'no-data'],
    [['example.com'], '10.0.0.1'],
    [['*'], 'no-data'],
    [['WWW.Example.com.'], 'no-data'],
  ])('matches %j', (domains, expected) =>
    expect(told(ask('www.example.com', 'home', guarded(block('NODATA'), domains)))).toBe(expected),
  );

  it('guards its own VPC only', () =>
    expect(told(ask('www.example.com', 'away', guarded(block('NODATA'))))).toBe('198.51.100.1'));

  it('with a list that is not in the model is not known', () =>
    expect(
      ask('www.example.com', 'home', guarded(block('NODATA', { firewall_domain_list_id: 'rslvr-fdl-1' })))
        .outcome,
    ).toBe('unknown'));
});

describe('a routing policy in a private zone', () => {
  const both = (settings: (value: string) => object): Blocks => ({
    aws_route53_record: {
      here: record('inside', 'app', '10.0.0.1', { set_identifier: 'here', ...settings('here') }),
      there: record('inside', 'app', '10.9.0.1', { set_identifier: 'there', ...settings('there') }),
    },
  });

  it.each([
    [
      'latency',
      (v: string) => ({ latency_routing_policy: [{ region: v === 'here' ? 'eu-west-1' : 'us-east-1' }] }),
    ],
    [
      'geolocation',
      (v: string) => ({ geolocation_routing_policy: [{ country: v === 'here' ? 'IE' : 'US' }] }),
    ],
    [
      'geoproximity',
      (v: string) => ({
        geoproximity_routing_policy: [{ aws_region: v === 'here' ? 'eu-west-1' : 'us-east-1' }],
      }),
    ],
  ])('%s goes by the Region of the VPC', (_, settings) =>
    expect(
      told(ask('app.example.com', 'home', both(settings), { fromCountry: 'US', fromRegion: 'us-east-1' })),
    ).toBe('10.0.0.1'),
  );

  it('IP-based is not supported', () =>
    expect(
      ask(
        'app.example.com',
        'home',
        both((v) => ({
          cidr_routing_policy: [{ collection_id: 'c', location_name: v === 'here' ? '*' : 'x' }],
        })),
        { fromIp: '192.0.2.1' },
      ).outcome,
    ).toBe('unknown'));
});
