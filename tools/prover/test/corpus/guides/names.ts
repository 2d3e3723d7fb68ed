import { blocked, leftOpen, reaches, type DocumentedCase } from '../case';
import {
  attribute,
  id,
  resource,
  terraform,
  together,
  type Arguments,
  type Part,
} from '../terraform/document';
import { mainTable, peering, subnet, vpc } from '../terraform/network';
import { server } from '../terraform/server';

const ZONES =
  'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html';
const RULES =
  'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-overview-forward-vpc-to-network.html';
const DNS = 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns.html';
const AB = 'aws_vpc_peering_connection.ab';

/** VPCs a and b, peered, with a server each and a second one in a. */
function twoVpcs(moreOfA: Arguments = { enable_dns_hostnames: true }): Part {
  return together(
    vpc('a', '10.1.0.0/16', moreOfA),
    subnet('a', 'a', '10.1.1.0/24'),
    mainTable('a', [['10.2.0.0/16', AB]]),
    server('a', { vpc: 'a', subnet: 'a', ip: '10.1.1.10' }),
    server('app', { vpc: 'a', subnet: 'a', ip: '10.1.1.20' }),
    vpc('b', '10.2.0.0/16', { enable_dns_hostnames: true }),
    subnet('b', 'b', '10.2.1.0/24'),
    mainTable('b', [['10.1.0.0/16', AB]]),
    server('b', { vpc: 'b', subnet: 'b', ip: '10.2.1.10' }),
    peering('ab', 'a', 'b'),
  );
}

const zone = (name: string, domain: string, vpcs: readonly string[]): Part =>
  resource('aws_route53_zone', name, {
    name: domain,
    vpc: vpcs.map((each) => ({ vpc_id: id(`aws_vpc.${each}`) })),
  });

const record = (name: string, zoneName: string, domain: string, value: string): Part =>
  resource('aws_route53_record', name, {
    zone_id: attribute(`aws_route53_zone.${zoneName}`, 'zone_id'),
    name: domain,
    type: 'A',
    ttl: 60,
    records: [value],
  });

export const names: readonly DocumentedCase[] = [
  {
    id: 'names/private-zone',
    page: ZONES,
    states: 'A private zone answers in the VPCs that it is associated with, and nowhere else.',
    model: terraform(
      twoVpcs(),
      zone('corp', 'corp.example.com', ['a']),
      record('app', 'corp', 'app.corp.example.com', '${aws_instance.app.private_ip}'),
    ),
    questions: [
      reaches('a', 'name:app.corp.example.com', 'associated'),
      leftOpen('b', 'name:app.corp.example.com', 'not associated: public DNS answers, whatever that is'),
      reaches('b', 'app', 'the address itself can be reached'),
      blocked('a', 'name:other.corp.example.com', 'no such record: the zone answers that there is none'),
    ],
  },
  {
    id: 'names/private-zone-associated-by-resource',
    page: ZONES,
    states: 'Further VPCs are associated by a resource of their own.',
    model: terraform(
      twoVpcs(),
      zone('corp', 'corp.example.com', ['a']),
      resource('aws_route53_zone_association', 'b', {
        zone_id: attribute('aws_route53_zone.corp', 'zone_id'),
        vpc_id: id('aws_vpc.b'),
      }),
      record('app', 'corp', 'app.corp.example.com', '10.1.1.20'),
    ),
    questions: [reaches('b', 'name:app.corp.example.com', 'associated by its own resource')],
  },
  {
    id: 'names/most-specific-zone',
    page: ZONES,
    states: 'Of overlapping private zones the most specific answers, even when it holds no such record.',
    model: terraform(
      twoVpcs(),
      zone('wide', 'example.com', ['a']),
      zone('narrow', 'corp.example.com', ['a']),
      record('wide_app', 'wide', 'app.corp.example.com', '10.2.1.10'),
      record('wide_db', 'wide', 'db.corp.example.com', '10.2.1.10'),
      record('narrow_app', 'narrow', 'app.corp.example.com', '10.1.1.20'),
    ),
    questions: [
      reaches('a', 'name:app.corp.example.com', 'the narrow zone’s record'),
      blocked('a', 'name:db.corp.example.com', 'the narrow zone has no such record'),
    ],
  },
  {
    id: 'names/dns-support-off',
    page: DNS,
    states: 'Without DNS support the VPC’s resolver does not answer.',
    model: terraform(
      twoVpcs({ enable_dns_support: false }),
      zone('corp', 'corp.example.com', ['a']),
      record('app', 'corp', 'app.corp.example.com', '10.1.1.20'),
    ),
    questions: [blocked('a', 'name:app.corp.example.com', 'nobody answers')],
  },
  {
    id: 'names/rule-before-zone',
    page: ZONES,
    states: 'A Resolver rule for the same name takes precedence over the private zone.',
    model: terraform(
      twoVpcs(),
      zone('corp', 'corp.example.com', ['a', 'b']),
      record('app', 'corp', 'app.corp.example.com', '10.1.1.20'),
      resource('aws_security_group', 'resolver', {
        name: 'resolver',
        vpc_id: id('aws_vpc.a'),
        egress: [{ from_port: 0, to_port: 0, protocol: '-1', cidr_blocks: ['0.0.0.0/0'] }],
      }),
      subnet('a2', 'a', '10.1.2.0/24', 'b'),
      resource('aws_route53_resolver_endpoint', 'out', {
        direction: 'OUTBOUND',
        security_group_ids: [id('aws_security_group.resolver')],
        ip_address: [{ subnet_id: id('aws_subnet.a') }, { subnet_id: id('aws_subnet.a2') }],
      }),
      resource('aws_route53_resolver_rule', 'corp', {
        domain_name: 'corp.example.com',
        rule_type: 'FORWARD',
        resolver_endpoint_id: id('aws_route53_resolver_endpoint.out'),
        target_ip: [{ ip: '10.99.0.2' }],
      }),
      resource('aws_route53_resolver_rule_association', 'a', {
        resolver_rule_id: id('aws_route53_resolver_rule.corp'),
        vpc_id: id('aws_vpc.a'),
      }),
    ),
    questions: [
      leftOpen(
        'a',
        'name:app.corp.example.com',
        'the answer is that of a resolver elsewhere, not of the zone',
      ),
      reaches('b', 'name:app.corp.example.com', 'without the rule the zone answers'),
    ],
  },
  {
    id: 'names/forward-rule-page',
    page: RULES,
    states: 'A rule forwards only the names of its domain; others resolve as before.',
    model: terraform(
      twoVpcs(),
      zone('corp', 'corp.example.com', ['a']),
      record('app', 'corp', 'app.corp.example.com', '10.1.1.20'),
      subnet('a2', 'a', '10.1.2.0/24', 'b'),
      resource('aws_route53_resolver_endpoint', 'out', {
        direction: 'OUTBOUND',
        security_group_ids: [id('aws_security_group.a')],
        ip_address: [{ subnet_id: id('aws_subnet.a') }, { subnet_id: id('aws_subnet.a2') }],
      }),
      resource('aws_route53_resolver_rule', 'other', {
        domain_name: 'other.example.net',
        rule_type: 'FORWARD',
        resolver_endpoint_id: id('aws_route53_resolver_endpoint.out'),
        target_ip: [{ ip: '10.99.0.2' }],
      }),
      resource('aws_route53_resolver_rule_association', 'a', {
        resolver_rule_id: id('aws_route53_resolver_rule.other'),
        vpc_id: id('aws_vpc.a'),
      }),
    ),
    questions: [reaches('a', 'name:app.corp.example.com', 'the rule is for another domain')],
  },
];
