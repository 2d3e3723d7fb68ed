import { contract, refusalOf, synthesize } from '@landbridge/testing';
import { Peer, Port, type Vpc } from '@landbridge/network-core';
import type { TerraformStack } from 'cdktf';
import { vpc } from '../../test/fixtures';
import { DnsFirewall, type DnsFirewallRule } from './dns-firewall';
import { ForwardingRule } from './forwarding-rule';
import { ImportedForwardingRule } from './imported-forwarding-rule';
import { InboundEndpoint } from './inbound-endpoint';
import { OutboundEndpoint } from './outbound-endpoint';
import { Profile } from './profile';
import { VpcResolver } from './vpc-resolver';
import { ResolverQueryLog } from './resolver-query-log';

const inbound = (stack: TerraformStack, home: Vpc) =>
  new InboundEndpoint(stack, 'In', {
    vpc: home,
    subnets: home.tier('isolated'),
    addresses: { 'euw1-az1': '10.16.0.10', 'euw1-az2': '10.16.16.10' },
  });
const outbound = (stack: TerraformStack, home: Vpc) =>
  new OutboundEndpoint(stack, 'Out', { vpc: home, subnets: home.tier('isolated') });
const build = (make: (stack: TerraformStack, home: Vpc) => void) =>
  synthesize((stack) => make(stack, vpc(stack, 'Home', 16)));
const site = [{ address: '10.200.0.53' }];

describe('resolver', () => {
  it('keeps its addresses', () => {
    const template = build((stack, home) => {
      inbound(stack, home).connections.allowFromAddresses(Peer.cidr('10.200.0.0/16'), Port.udp(53));
      const rule = new ForwardingRule(stack, 'Rule', {
        domainName: 'corp.example.com',
        endpoint: outbound(stack, home),
        targets: site,
      });
      rule.associate(home);
      rule.shareWith('dev', '222222222222');
      const firewall = new DnsFirewall(stack, 'Firewall', {
        name: 'fw',
        rules: { bad: { priority: 1, domains: ['*.evil.example'], action: 'block', answer: 'name-error' } },
      });
      firewall.protect(home);
      new ResolverQueryLog(stack, 'Log', { name: 'all', destination: { arn: 'arn:aws:s3:::logs' } }).log(
        home,
      );
      new Profile(stack, 'Profile', { name: 'base', resources: { corp: { arn: rule.ruleArn } } }).associate(
        home,
      );
    });
    const addresses = ['In', 'Out', 'Rule', 'Firewall', 'Log', 'Profile'].flatMap((id) =>
      template.addressesUnder(id),
    );
    expect(addresses).toEqual(contract(`${__dirname}/resolver.contract.txt`, addresses));
  });

  it('a rule of another stack is followed by its id', () => {
    const template = build((stack, home) => {
      const rule = new ImportedForwardingRule(stack, 'Rule', {
        ruleId: 'rslvr-rr-0123456789abcdef0',
        domainName: 'corp.example.com',
      });
      rule.associate(home);
      expect(refusalOf(() => rule.associate(home)).code).toBe('DNS034');
    });
    expect(template.one('aws_route53_resolver_rule_association')).toMatchObject({
      resolver_rule_id: 'rslvr-rr-0123456789abcdef0',
      vpc_id: `\${${template.addressOf('aws_vpc')}.id}`,
    });
  });

  it('queries are logged in a group made for them', () => {
    const template = build((stack, home) => {
      new ResolverQueryLog(stack, 'Log', { name: 'home', destination: { retentionDays: 30 } }).log(home);
    });
    const group = template.addressOf('aws_cloudwatch_log_group', {
      name: '/aws/route53resolver/home',
      retention_in_days: 30,
    });
    expect(template.one('aws_route53_resolver_query_log_config')['destination_arn']).toBe(`\${${group}.arn}`);
  });

  it('settings of a VPC are made where they are said', () => {
    const template = build((stack, home) => {
      new VpcResolver(stack, 'Resolver', {
        vpc: home,
        validateDnssec: true,
        ownReverseNames: false,
        whenFirewallFails: 'pass',
      });
      expect(refusalOf(() => new VpcResolver(stack, 'Again', { vpc: home })).code).toBe('DNS034');
    });
    const addresses = template.addressesUnder('Resolver');
    expect(addresses).toEqual(contract(`${__dirname}/vpc-resolver.contract.txt`, addresses));
    expect(template.one('aws_route53_resolver_config')).toMatchObject({
      autodefined_reverse_flag: 'DISABLE',
    });
    expect(template.one('aws_route53_resolver_firewall_config')).toMatchObject({
      firewall_fail_open: 'ENABLED',
    });
    template.one('aws_route53_resolver_dnssec_config');
  });

  it('an endpoint has the chosen address in each zone, and a group of its own', () => {
    const template = build((stack, home) => void inbound(stack, home));
    const subnet = (zone: string) =>
      `\${${template.addressOf('aws_subnet', { tags: { Name: `home-isolated-${zone}` } })}.id}`;
    expect(template.one('aws_route53_resolver_endpoint')).toMatchObject({
      direction: 'INBOUND',
      protocols: ['Do53'],
      ip_address: [
        { subnet_id: subnet('euw1-az1'), ip: '10.16.0.10' },
        { subnet_id: subnet('euw1-az2'), ip: '10.16.16.10' },
      ],
      security_group_ids: [
        `\${${template.addressOf('aws_security_group', { name: 'home-inbound-resolver' })}.id}`,
      ],
    });
  });

  it('a rule asks its servers, IPv4 and IPv6', () => {
    const template = build((stack, home) => {
      new ForwardingRule(stack, 'Rule', {
        domainName: '.',
        endpoint: outbound(stack, home),
        targets: [...site, { address: '2001:db8::53', port: 5353 }],
      });
    });
    expect(template.one('aws_route53_resolver_rule')).toMatchObject({
      name: 'all-names',
      rule_type: 'FORWARD',
      domain_name: '.',
      target_ip: [
        { ip: '10.200.0.53', port: 53 },
        { ipv6: '2001:db8::53', port: 5353 },
      ],
    });
  });

  it.each([
    [{ action: 'allow' } as const, { action: 'ALLOW' }],
    [{ action: 'block', answer: 'no-data' } as const, { action: 'BLOCK', block_response: 'NODATA' }],
    [
      { action: 'block', answer: { cname: 'sinkhole.example.com', ttl: 60 } } as const,
      { block_response: 'OVERRIDE', block_override_domain: 'sinkhole.example.com', block_override_ttl: 60 },
    ],
  ])('a firewall rule %j', (action, expected) => {
    const rule: DnsFirewallRule = {
      priority: 5,
      domains: { listId: 'rslvr-fdl-0123456789abcdef' },
      ...action,
    };
    const template = build(
      (stack) => void new DnsFirewall(stack, 'Firewall', { name: 'fw', rules: { rule } }),
    );
    expect(template.one('aws_route53_resolver_firewall_rule')).toMatchObject({
      ...expected,
      priority: 5,
      firewall_domain_list_id: 'rslvr-fdl-0123456789abcdef',
    });
    expect(template.count('aws_route53_resolver_firewall_domain_list')).toBe(0);
  });
});

describe('resolver refuses', () => {
  const refused = (make: (stack: TerraformStack, home: Vpc) => void) => refusalOf(() => build(make));
  const one = (home: Vpc) => [home.tier('isolated').subnet('euw1-az1')];
  const rule = (stack: TerraformStack, home: Vpc, more: object = {}) =>
    new ForwardingRule(stack, 'Rule', {
      domainName: 'corp.example.com',
      endpoint: outbound(stack, home),
      targets: site,
      ...more,
    });
  const firewall = (stack: TerraformStack, rules: Record<string, DnsFirewallRule>) =>
    new DnsFirewall(stack, 'Firewall', { name: 'fw', rules });
  const allow = (priority: number, domains: string[]): DnsFirewallRule => ({
    priority,
    domains,
    action: 'allow',
  });

  it.each([
    [
      'one zone',
      (stack: TerraformStack, home: Vpc) =>
        void new InboundEndpoint(stack, 'In', { vpc: home, subnets: one(home) }),
      'DNS030',
    ],
    [
      'a subnet of another VPC',
      (stack: TerraformStack, home: Vpc) =>
        void new InboundEndpoint(stack, 'In', {
          vpc: vpc(stack, 'Other', 17),
          subnets: home.tier('isolated'),
        }),
      'DNS030',
    ],
    [
      'an address in a zone without a subnet',
      (stack: TerraformStack, home: Vpc) =>
        void new InboundEndpoint(stack, 'In', {
          vpc: home,
          subnets: home.tier('isolated'),
          addresses: { 'euw1-az3': '10.16.32.10' },
        }),
      'DNS030',
    ],
    [
      'a loop',
      (stack: TerraformStack, home: Vpc) =>
        void rule(stack, home, { targets: [{ address: '10.16.0.10' }], neverTo: [inbound(stack, home)] }),
      'DNS031',
    ],
    ['no target', (stack: TerraformStack, home: Vpc) => void rule(stack, home, { targets: [] }), 'DNS032'],
    [
      'a target by name',
      (stack: TerraformStack, home: Vpc) =>
        void rule(stack, home, { targets: [{ address: 'ns.example.com' }] }),
      'DNS032',
    ],
    [
      'one priority twice',
      (stack: TerraformStack) =>
        void firewall(stack, { a: allow(1, ['a.example']), b: allow(1, ['b.example']) }),
      'DNS033',
    ],
    [
      'a rule without domains',
      (stack: TerraformStack) => void firewall(stack, { a: allow(1, []) }),
      'DNS033',
    ],
    [
      'a domain that is none',
      (stack: TerraformStack) => void firewall(stack, { a: allow(1, ['a b']) }),
      'DNS001',
    ],
    [
      'two rules of a domain in a VPC',
      (stack: TerraformStack, home: Vpc) => {
        const made = rule(stack, home);
        made.associate(home);
        made.associate(home);
      },
      'DNS034',
    ],
  ])('%s', (_, make, code) => {
    expect(refused(make).code).toBe(code);
  });
});
