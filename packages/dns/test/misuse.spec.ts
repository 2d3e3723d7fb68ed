import { refusalOf, synthesize } from '@landbridge/testing';
import { Vpc } from '@landbridge/network-core';
import type { TerraformStack } from 'cdktf';
import {
  Accelerator,
  AliasTarget,
  CalculatedHealthCheck,
  Certificate,
  CidrCollection,
  CustomRoutingAccelerator,
  Delegation,
  DNS_ERROR_CODES,
  DnsFailover,
  DnsFirewall,
  DnsRollout,
  Dnssec,
  EndpointHealthCheck,
  FailoverRecords,
  ForwardingRule,
  GeolocationRecords,
  GeoproximityRecords,
  InboundEndpoint,
  IpBasedRecords,
  LatencyRecords,
  OutboundEndpoint,
  PrivateZone,
  Profile,
  PublicZone,
  QueryLog,
  RecoveryCluster,
  ResolverQueryLog,
  SimpleRecord,
  TrafficPolicy,
  WeightedRecords,
  type DnsFirewallRule,
  type EndpointHealthCheckProps,
  type RecordTarget,
  type RecordType,
  type TrafficRule,
} from '../src';
import { loadBalancer, vpc, zone } from './fixtures';

type Make = (stack: TerraformStack) => void;

const at: RecordTarget = { values: ['192.0.2.1'] };
const simple =
  (type: RecordType, target: RecordTarget, name = 'www'): Make =>
  (stack) =>
    void new SimpleRecord(stack, 'Record', { zone: zone(stack), name, type, target });
const twice =
  (first: RecordType, second: RecordType): Make =>
  (stack) => {
    const props = { zone: zone(stack), name: 'www' };
    new SimpleRecord(stack, 'First', { ...props, type: first, target: { values: ['a.example.com'] } });
    new SimpleRecord(stack, 'Second', { ...props, type: second, target: { values: ['b.example.com'] } });
  };
const delegated =
  (name: string, first: 'record' | 'delegation'): Make =>
  (stack) => {
    const [parent, child] = [zone(stack), zone(stack, 'dev.example.com')];
    const record = () => new SimpleRecord(stack, 'Record', { zone: parent, name, target: at });
    if (first === 'record') record();
    new Delegation(stack, 'Dev', { parent, child });
    if (first === 'delegation') record();
  };
const check =
  (props: Partial<EndpointHealthCheckProps>): Make =>
  (stack) =>
    void new EndpointHealthCheck(stack, 'Check', {
      endpoint: { domainName: 'www.example.com' },
      probe: { protocol: 'https' },
      ...props,
    });
const tree =
  (place: TrafficRule): Make =>
  (stack) =>
    void new TrafficPolicy(stack, 'Policy', {
      name: 'p',
      tree: { recordType: 'A', start: 'place', endpoints: { a: { value: '192.0.2.1' } }, rules: { place } },
    });
const inHome =
  (make: (stack: TerraformStack, home: Vpc) => void): Make =>
  (stack) =>
    make(stack, vpc(stack, 'Home', 16));
const inbound = (stack: TerraformStack, home: Vpc, address = '10.16.0.10') =>
  new InboundEndpoint(stack, 'In', {
    vpc: home,
    subnets: home.tier('isolated'),
    addresses: { 'euw1-az1': address },
  });
const rule = (stack: TerraformStack, home: Vpc, address: string, port?: number) =>
  new ForwardingRule(stack, 'Rule', {
    domainName: 'corp.example',
    endpoint: new OutboundEndpoint(stack, 'Out', { vpc: home, subnets: home.tier('isolated') }),
    targets: [{ address, ...(port !== undefined && { port }) }],
  });
const allow = (priority: number): DnsFirewallRule => ({ priority, domains: ['a.example'], action: 'allow' });
const accelerator = (stack: TerraformStack, name = 'web') => new Accelerator(stack, 'Accelerator', { name });
const listener = (stack: TerraformStack) =>
  accelerator(stack).listen('web', { protocol: 'TCP', ports: [{ from: 443, to: 443 }] });
const group = (region: string, trafficDial = 100) => ({
  region,
  trafficDial,
  endpoints: { web: { endpointId: 'arn:lb' } },
});

const MISUSES: readonly (readonly [title: string, code: keyof typeof DNS_ERROR_CODES, make: Make])[] = [
  ['a zone name with a space', 'DNS001', (s) => void new PublicZone(s, 'Zone', { zoneName: 'a b.example' })],
  ['a record name with an empty label', 'DNS001', simple('A', at, 'a..b')],
  ['a record name that repeats its zone', 'DNS002', simple('A', at, 'www.example.com')],
  [
    'a VPC that has the private zone already',
    'DNS003',
    inHome((s, home) => new PrivateZone(s, 'Zone', { zoneName: 'internal', vpc: home }).associate(home)),
  ],
  ['two groups of one name and type', 'DNS004', twice('TXT', 'TXT')],
  ['a CNAME beside another record', 'DNS005', twice('TXT', 'CNAME')],
  ['another record beside a CNAME', 'DNS005', twice('CNAME', 'TXT')],
  ['a CNAME at the top of its zone', 'DNS005', simple('CNAME', { values: ['a.example'] }, '@')],
  ['an IPv6 address in an A record', 'DNS006', simple('A', { values: ['2001:db8::1'] })],
  ['an IPv4 address in a CNAME', 'DNS006', simple('CNAME', { values: ['192.0.2.1'] })],
  ['a mail server without preference', 'DNS006', simple('MX', { values: ['mail.example.com'] })],
  ['a text of 300 characters in one piece', 'DNS006', simple('TXT', { values: ['x'.repeat(300)] })],
  ['a DS record without digest', 'DNS006', simple('DS', { values: ['12345 13 2'] })],
  ['a record without values', 'DNS007', simple('A', { values: [] })],
  [
    'more values than a record takes',
    'DNS007',
    simple('A', { values: Array.from({ length: 401 }, () => '192.0.2.1') }),
  ],
  ['a time to live below 0', 'DNS007', simple('A', { values: ['192.0.2.1'], ttl: -1 })],
  [
    'an alias of a type that its target does not answer',
    'DNS008',
    simple('MX', { alias: AliasTarget.of(loadBalancer('a')) }),
  ],
  [
    'an alias to a record of another zone',
    'DNS008',
    (s) =>
      void new SimpleRecord(s, 'Record', {
        zone: zone(s),
        name: 'www',
        target: { alias: AliasTarget.record(zone(s, 'example.org'), 'app') },
      }),
  ],
  [
    'the health of a CloudFront distribution',
    'DNS008',
    simple('A', { alias: AliasTarget.cloudFront('d.cloudfront.net'), evaluateTargetHealth: true }),
  ],
  [
    'IP-based routing in a private zone',
    'DNS009',
    inHome((s, home) => {
      const collection = new CidrCollection(s, 'Places', { name: 'p', locations: { a: ['192.0.2.0/24'] } });
      const inside = new PrivateZone(s, 'Zone', { zoneName: 'internal', vpc: home });
      const locations = { a: { target: at } };
      new IpBasedRecords(s, 'Records', {
        zone: inside,
        name: 'www',
        collection,
        locations,
        otherwise: 'none',
      });
    }),
  ],
  [
    'a weight of 256',
    'DNS010',
    (s) =>
      void new WeightedRecords(s, 'Records', {
        zone: zone(s),
        name: 'www',
        records: { a: { weight: 256, target: at } },
      }),
  ],
  [
    'a rollout by a part of a weight',
    'DNS010',
    (s) =>
      void new DnsRollout(s, 'Rollout', {
        zone: zone(s),
        name: 'www',
        entries: { a: { entry: loadBalancer('a'), weight: 0.5 } },
      }),
  ],
  [
    'a Region that is none',
    'DNS011',
    (s) =>
      void new LatencyRecords(s, 'Records', {
        zone: zone(s),
        name: 'www',
        records: { Ireland: { target: at } },
      }),
  ],
  [
    'a country that is none',
    'DNS011',
    (s) =>
      void new GeolocationRecords(s, 'Records', {
        zone: zone(s),
        name: 'www',
        countries: { UK: { target: at } },
        otherwise: 'none',
      }),
  ],
  [
    'a bias of 100',
    'DNS012',
    (s) =>
      void new GeoproximityRecords(s, 'Records', {
        zone: zone(s),
        name: 'www',
        records: { a: { target: at, at: { region: 'eu-west-1' }, bias: 100 } },
      }),
  ],
  [
    'a block that is too small for a location',
    'DNS013',
    (s) => void new CidrCollection(s, 'Places', { name: 'p', locations: { a: ['192.0.2.0/25'] } }),
  ],
  [
    'a group without records',
    'DNS014',
    (s) => void new WeightedRecords(s, 'Records', { zone: zone(s), name: 'www', records: {} }),
  ],
  [
    'a delegation to a zone elsewhere',
    'DNS015',
    (s) => void new Delegation(s, 'Dev', { parent: zone(s), child: zone(s, 'dev.example.org') }),
  ],
  ['a tree that leads nowhere', 'DNS016', tree({ policy: 'weighted', branches: [{ to: 'b', weight: 1 }] })],
  ['a tree that leads back', 'DNS016', tree({ policy: 'weighted', branches: [{ to: 'place', weight: 1 }] })],
  ['a rule without branches', 'DNS016', tree({ policy: 'multivalue', branches: [] })],
  ['a weight of 300 in a tree', 'DNS016', tree({ policy: 'weighted', branches: [{ to: 'a', weight: 300 }] })],
  [
    'a country twice in a tree',
    'DNS016',
    tree({ policy: 'geo', branches: ['DE', 'DE'].map((country) => ({ to: 'a', country })) }),
  ],
  ['a record below a delegated name', 'DNS017', delegated('www.dev', 'delegation')],
  ['a record at a delegated name', 'DNS017', delegated('dev', 'delegation')],
  ['a delegation above records', 'DNS017', delegated('www.dev', 'record')],
  [
    'a VPC of another account by the zone’s provider',
    'DNS018',
    inHome((s, home) => {
      const far = new Vpc(s, 'Far', {
        name: 'far',
        account: '222222222222',
        region: 'eu-west-1',
        addresses: { cidr: '10.17.0.0/16', tiers: { isolated: { 'euw1-az1': { ipv4: '10.17.0.0/20' } } } },
      });
      new PrivateZone(s, 'Zone', { zoneName: 'internal', vpc: home }).associate(far);
    }),
  ],
  [
    'an account of eleven digits',
    'DNS019',
    (s) => void new Dnssec(s, 'Dnssec', { zone: zone(s), account: '11111111111' }),
  ],
  [
    'a key that is gone after five days',
    'DNS019',
    (s) => void new Dnssec(s, 'Dnssec', { zone: zone(s), account: '111111111111', keyDeletionWindow: 5 }),
  ],
  ['a log of 100 days', 'DNS019', (s) => void new QueryLog(s, 'Log', { zone: zone(s), retentionDays: 100 })],
  [
    'a resolver log of 0 days',
    'DNS019',
    (s) => void new ResolverQueryLog(s, 'Log', { name: 'l', destination: { retentionDays: 0 } }),
  ],
  ['a health check of a private address', 'DNS020', check({ endpoint: { address: '10.0.0.1' } })],
  ['a health check of port 0', 'DNS021', check({ probe: { protocol: 'tcp', port: 0 } })],
  ['a path without a slash', 'DNS021', check({ probe: { protocol: 'https', path: 'health' } })],
  [
    'checkers in a Region without any',
    'DNS021',
    check({ checkerRegions: ['eu-west-1', 'us-east-1', 'eu-central-1'] }),
  ],
  [
    'a calculation over one child, counted twice',
    'DNS022',
    (s) => {
      const child = new EndpointHealthCheck(s, 'Check', {
        endpoint: { domainName: 'a.example' },
        probe: { protocol: 'https' },
      });
      new CalculatedHealthCheck(s, 'Both', { children: [child, child], needed: 2 });
    },
  ],
  [
    'a resolver endpoint in one zone',
    'DNS030',
    inHome((s, home) => {
      const subnets = [home.tier('isolated').subnet('euw1-az1')];
      new InboundEndpoint(s, 'In', { vpc: home, subnets });
    }),
  ],
  [
    'an address that its subnet does not have',
    'DNS030',
    inHome((s, home) => void inbound(s, home, '10.17.0.10')),
  ],
  ['an address that AWS keeps', 'DNS030', inHome((s, home) => void inbound(s, home, '10.16.0.2'))],
  [
    'a rule that asks the inbound endpoint of its own VPC',
    'DNS031',
    inHome((s, home) => {
      inbound(s, home);
      rule(s, home, '10.16.0.10').associate(home);
    }),
  ],
  [
    'a rule that asks the VPC’s own resolver',
    'DNS031',
    inHome((s, home) => rule(s, home, '10.16.0.2').associate(home)),
  ],
  [
    'a rule that asks the Amazon resolver',
    'DNS031',
    inHome((s, home) => void rule(s, home, '169.254.169.253')),
  ],
  ['a target by name', 'DNS032', inHome((s, home) => void rule(s, home, 'ns.corp.example'))],
  ['a target on port 70000', 'DNS032', inHome((s, home) => void rule(s, home, '10.200.0.53', 70_000))],
  [
    'two firewall rules of one priority',
    'DNS033',
    (s) => void new DnsFirewall(s, 'Firewall', { name: 'f', rules: { a: allow(1), b: allow(1) } }),
  ],
  [
    'two firewalls of one priority',
    'DNS034',
    inHome((s, home) => {
      for (const id of ['One', 'Two'])
        new DnsFirewall(s, id, { name: id, rules: { a: allow(1) } }).protect(home, 200);
    }),
  ],
  [
    'a firewall before those of Firewall Manager',
    'DNS035',
    inHome((s, home) =>
      new DnsFirewall(s, 'Firewall', { name: 'f', rules: { a: allow(1) } }).protect(home, 50),
    ),
  ],
  [
    'a firewall of a profile after everything',
    'DNS035',
    (s) => void new Profile(s, 'Profile', { name: 'p', resources: { f: { arn: 'arn:f', priority: 9901 } } }),
  ],
  [
    'a certificate for a name that no zone holds',
    'DNS040',
    (s) => void new Certificate(s, 'Certificate', { domainNames: ['example.org'], zones: [zone(s)] }),
  ],
  [
    'a certificate twice in a Region',
    'DNS041',
    (s) =>
      void new Certificate(s, 'Certificate', {
        domainNames: ['example.com'],
        zones: [zone(s)],
        alsoIn: ['eu-central-1', 'eu-central-1'],
      }),
  ],
  ['a traffic dial of 101', 'DNS050', (s) => listener(s).endpointGroup(group('eu-west-1', 101))],
  ['an accelerator without a name', 'DNS050', (s) => void accelerator(s, '')],
  [
    'two listeners on one port',
    'DNS051',
    (s) => {
      const one = accelerator(s);
      one.listen('a', { protocol: 'TCP', ports: [{ from: 1, to: 500 }] });
      one.listen('b', { protocol: 'TCP', ports: [{ from: 443, to: 443 }] });
    },
  ],
  [
    'subnets of another Region behind an accelerator',
    'DNS052',
    inHome(
      (s, home) =>
        void new CustomRoutingAccelerator(s, 'Custom', {
          name: 'c',
          ports: [{ from: 1000, to: 2000 }],
          groups: {
            'us-east-1': {
              subnets: [home.tier('isolated').subnet('euw1-az1')],
              destinations: { from: 80, to: 80 },
              protocols: ['TCP'],
            },
          },
        }),
    ),
  ],
  [
    'two endpoint groups in one Region',
    'DNS053',
    (s) => {
      const one = listener(s);
      one.endpointGroup(group('eu-west-1'));
      one.endpointGroup(group('eu-west-1'));
    },
  ],
  [
    'a safety rule over more switches than there are',
    'DNS060',
    (s) => void new RecoveryCluster(s, 'Cluster', { name: 'c', controls: ['a', 'b'], keepOn: 3 }),
  ],
];

describe('misuse is refused with code, path, what was got, what is allowed, and the fix', () => {
  it.each(MISUSES)('%s', (_, code, make) => {
    const { path, got, allowed, fix, message, ...refusal } = refusalOf(() => synthesize(make));
    expect(refusal.code).toBe(code);
    expect(path).toMatch(/^test\//);
    expect(message).toContain(`${code} [${path}] `);
    expect(message).toContain(`: got ${got ?? 'nothing'}, allowed ${allowed ?? 'nothing'}; ${fix}`);
  });

  it('for every code of the package', () => {
    const codes = new Set<string>(MISUSES.map(([, code]) => code));
    expect(Object.keys(DNS_ERROR_CODES).filter((code) => !codes.has(code))).toEqual([]);
  });

  it('and not where nothing is wrong', () => {
    const template = synthesize((stack) => {
      const [parent, child] = [zone(stack), zone(stack, 'dev.example.com')];
      new SimpleRecord(stack, 'Near', { zone: parent, name: 'devel', target: at });
      new Delegation(stack, 'Dev', { parent, child });
      new SimpleRecord(stack, 'Beside', { zone: parent, name: 'a.develop', target: at });
      new DnsFailover(stack, 'Www', {
        zone: child,
        name: 'www',
        primary: loadBalancer('a'),
        secondary: loadBalancer('b'),
      });
      new FailoverRecords(stack, 'Deep', {
        zone: child,
        name: 'a.www',
        primary: { target: { alias: AliasTarget.of(loadBalancer('a')) } },
        secondary: { target: at },
      });
      new SimpleRecord(stack, 'Text', {
        zone: child,
        name: 'text',
        type: 'TXT',
        target: { values: [`${'x'.repeat(255)}""${'y'.repeat(200)}`, '"quoted"'] },
      });
    });
    expect(template.count('aws_route53_record')).toBe(8);
  });
});
