import type { TfObject } from '../../contract';
import type { Made, Scenario } from '../../types/testing/scenario';
import { DEV, group, network, vpc, type Cases } from './build';

const zone = (s: Scenario, more: TfObject = {}): Made =>
  s.create('aws_route53_zone', { name: 'example.com', ...more });
const privateZone = (s: Scenario, of: Made, more: TfObject = {}): Made =>
  zone(s, { vpc: [{ vpc_id: of.id }], ...more });
const record = (s: Scenario, of: Made, more: TfObject = {}): Made =>
  s.create('aws_route53_record', {
    zone_id: of.id,
    name: 'www',
    type: 'A',
    ttl: 60,
    records: ['192.0.2.1'],
    ...more,
  });
const alias = (name: string, zone_id: string) => ({
  ttl: null,
  records: null,
  alias: [{ name, zone_id, evaluate_target_health: false }],
});
const weighted = (set_identifier: string, weight = 1) => ({
  set_identifier,
  weighted_routing_policy: [{ weight }],
});
const check = (s: Scenario, more: TfObject) =>
  s.create('aws_route53_health_check', { type: 'HTTP', port: 80, ...more });
const balancer = (s: Scenario): Made =>
  s.create('aws_lb', {
    name: 'inner',
    load_balancer_type: 'network',
    internal: true,
    subnets: [network(s).a.id],
  });

function endpoint(s: Scenario, direction: string): Made {
  const { of, a, b } = network(s);
  return s.create('aws_route53_resolver_endpoint', {
    direction,
    security_group_ids: [group(s, of).id],
    ip_address: [{ subnet_id: a.id }, { subnet_id: b.id }],
  });
}
const rule = (s: Scenario, more: TfObject) =>
  s.create('aws_route53_resolver_rule', {
    domain_name: 'corp.example',
    rule_type: 'FORWARD',
    target_ip: [{ ip: '10.9.0.5', port: 53 }],
    ...more,
  });

export const DNS_CASES: Cases = {
  'record/cname-at-apex': {
    refused: (s) => record(s, zone(s), { name: '', type: 'CNAME', records: ['a.example.org'] }),
    accepted: (s) => record(s, zone(s), { type: 'CNAME', records: ['a.example.org'] }),
  },
  'record/cname-beside-others': {
    refused: (s) => {
      const z = zone(s);
      record(s, z);
      record(s, z, { type: 'CNAME', records: ['a.example.org'] });
    },
    accepted: (s) => {
      const z = zone(s);
      record(s, z);
      record(s, z, { name: 'other', type: 'CNAME', records: ['a.example.org'] });
    },
  },
  'record/exists': {
    refused: (s) => {
      const z = zone(s);
      record(s, z);
      record(s, z, { name: 'www.example.com', records: ['192.0.2.2'] });
    },
    accepted: (s) => {
      const z = zone(s);
      record(s, z);
      record(s, z, { records: ['192.0.2.2'], allow_overwrite: true });
    },
  },
  'record/mixed-policies': {
    refused: (s) => {
      const z = zone(s);
      record(s, z, weighted('a'));
      record(s, z, { set_identifier: 'b', latency_routing_policy: [{ region: 'eu-west-1' }] });
    },
    accepted: (s) => {
      const z = zone(s);
      record(s, z, weighted('a'));
      record(s, z, weighted('b'));
    },
  },
  'record/policy-without-identifier': {
    refused: (s) => record(s, zone(s), { weighted_routing_policy: [{ weight: 1 }] }),
    accepted: (s) => record(s, zone(s), weighted('a')),
  },
  'record/two-policies': {
    refused: (s) =>
      record(s, zone(s), { ...weighted('a'), latency_routing_policy: [{ region: 'eu-west-1' }] }),
    accepted: (s) => record(s, zone(s), weighted('a')),
  },
  'record/neither-alias-nor-records': {
    refused: (s) => record(s, zone(s), { ttl: null }),
    accepted: (s) => record(s, zone(s)),
  },
  'record/address': {
    refused: (s) => record(s, zone(s), { records: ['2001:db8::1'] }),
    accepted: (s) => record(s, zone(s), { type: 'AAAA', records: ['2001:db8::1'] }),
  },
  'record/outside-zone': {
    refused: (s) => record(s, zone(s), { name: 'www.example.org.' }),
    accepted: (s) => record(s, zone(s), { name: 'www.example.com.' }),
  },
  'record/alias-zone': {
    refused: (s) => record(s, zone(s), alias(String(balancer(s).values['dns_name']), 'Z0000000000000')),
    accepted: (s) => {
      const { values } = balancer(s);
      record(s, zone(s), alias(String(values['dns_name']), String(values['zone_id'])));
    },
  },
  'record/alias-type': {
    refused: (s) =>
      record(s, zone(s), { type: 'TXT', ...alias('a1.awsglobalaccelerator.com', 'Z2BJ6XQ5FK7U4H') }),
    accepted: (s) => record(s, zone(s), alias('a1.awsglobalaccelerator.com', 'Z2BJ6XQ5FK7U4H')),
  },
  'record/alias-ttl': {
    refused: (s) =>
      record(s, zone(s), { ...alias('a1.awsglobalaccelerator.com', 'Z2BJ6XQ5FK7U4H'), ttl: 60 }),
    accepted: (s) => record(s, zone(s), alias('a1.awsglobalaccelerator.com', 'Z2BJ6XQ5FK7U4H')),
  },
  'record/failover-needs-health-check': {
    refused: (s) =>
      record(s, zone(s), { set_identifier: 'p', failover_routing_policy: [{ type: 'PRIMARY' }] }),
    accepted: (s) =>
      record(s, zone(s), { set_identifier: 's', failover_routing_policy: [{ type: 'SECONDARY' }] }),
  },
  'record/multivalue-alias': {
    refused: (s) =>
      record(s, zone(s), {
        set_identifier: 'a',
        multivalue_answer_routing_policy: true,
        records: ['192.0.2.1', '192.0.2.2'],
      }),
    accepted: (s) => record(s, zone(s), { set_identifier: 'a', multivalue_answer_routing_policy: true }),
  },
  'record/weight': {
    refused: (s) => record(s, zone(s), weighted('a', 256)),
    accepted: (s) => record(s, zone(s), weighted('a', 255)),
  },
  'zone-association/not-authorized': {
    refused: (s) => {
      const z = privateZone(s, vpc(s));
      s.in(DEV).create('aws_route53_zone_association', {
        zone_id: z.id,
        vpc_id: vpc(s.in(DEV), '10.1.0.0/16').id,
      });
    },
    accepted: (s) => {
      const [z, theirs] = [privateZone(s, vpc(s)), vpc(s.in(DEV), '10.1.0.0/16')];
      s.create('aws_route53_vpc_association_authorization', { zone_id: z.id, vpc_id: theirs.id });
      s.in(DEV).create('aws_route53_zone_association', { zone_id: z.id, vpc_id: theirs.id });
    },
  },
  'zone-association/public-zone': {
    refused: (s) => s.create('aws_route53_zone_association', { zone_id: zone(s).id, vpc_id: vpc(s).id }),
    accepted: (s) =>
      s.create('aws_route53_zone_association', {
        zone_id: privateZone(s, vpc(s)).id,
        vpc_id: vpc(s, '10.1.0.0/16').id,
      }),
  },
  'zone/conflicting-domain': {
    refused: (s) => {
      const of = vpc(s);
      privateZone(s, of);
      privateZone(s, of, { comment: 'again' });
    },
    accepted: (s) => {
      privateZone(s, vpc(s));
      privateZone(s, vpc(s, '10.1.0.0/16'), { comment: 'again' });
    },
  },
  'health-check/target': {
    refused: (s) => check(s, { ip_address: '10.0.0.1' }),
    accepted: (s) => check(s, { ip_address: '192.0.2.1' }),
  },
  'health-check/kind-arguments': {
    refused: (s) => check(s, { type: 'CALCULATED', port: null }),
    accepted: (s) =>
      check(s, {
        type: 'CALCULATED',
        port: null,
        child_healthchecks: [check(s, { fqdn: 'example.com' }).id],
      }),
  },
  'resolver-rule/forward': {
    refused: (s) => rule(s, { resolver_endpoint_id: endpoint(s, 'INBOUND').id }),
    accepted: (s) => rule(s, { resolver_endpoint_id: endpoint(s, 'OUTBOUND').id }),
  },
  'resolver-endpoint/zones': {
    refused: (s) => {
      const { of, a } = network(s);
      s.create('aws_route53_resolver_endpoint', {
        direction: 'INBOUND',
        security_group_ids: [group(s, of).id],
        ip_address: [{ subnet_id: a.id }],
      });
    },
    accepted: (s) => endpoint(s, 'INBOUND'),
  },
  'resolver-rule-association/exists': {
    refused: (s) => {
      const [r, of] = [rule(s, { rule_type: 'SYSTEM' }), vpc(s)];
      s.create('aws_route53_resolver_rule_association', { resolver_rule_id: r.id, vpc_id: of.id });
      s.create('aws_route53_resolver_rule_association', { resolver_rule_id: r.id, vpc_id: of.id });
    },
    accepted: (s) =>
      s.create('aws_route53_resolver_rule_association', {
        resolver_rule_id: rule(s, { rule_type: 'SYSTEM' }).id,
        vpc_id: vpc(s).id,
      }),
  },
};
