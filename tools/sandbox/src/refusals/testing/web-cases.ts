import type { TfObject } from '../../contract';
import type { Made, Scenario } from '../../types/testing/scenario';
import { internetGateway, network, subnet, vpc, type Cases } from './build';

const alb = (s: Scenario, subnets: readonly Made[], more: TfObject = {}): Made =>
  s.create('aws_lb', {
    name: 'web',
    load_balancer_type: 'application',
    internal: true,
    subnets: subnets.map(({ id }) => id),
    ...more,
  });
const usual = (s: Scenario, more: TfObject = {}): Made => {
  const { a, b } = network(s);
  return alb(s, [a, b], more);
};
const targets = (s: Scenario, more: TfObject = {}): Made =>
  s.create('aws_lb_target_group', {
    name: 'web',
    port: 80,
    protocol: 'HTTP',
    target_type: 'ip',
    vpc_id: s.image.list('aws_vpc')[0]?.id ?? '',
    ...more,
  });
const listener = (s: Scenario, of: Made, more: TfObject = {}): Made =>
  s.create('aws_lb_listener', {
    load_balancer_arn: of.id,
    port: 80,
    protocol: 'HTTP',
    default_action: [{ type: 'fixed-response', fixed_response: [{ content_type: 'text/plain' }] }],
    ...more,
  });
const forward = (group: Made) => ({ default_action: [{ type: 'forward', target_group_arn: group.id }] });
const condition = { condition: [{ path_pattern: [{ values: ['/x'] }] }] };
const rule = (s: Scenario, of: Made, more: TfObject = {}): Made =>
  s.create('aws_lb_listener_rule', {
    listener_arn: of.id,
    action: [{ type: 'fixed-response' }],
    ...condition,
    ...more,
  });
const certificate = (s: Scenario, more: TfObject = { validation_method: 'DNS' }): Made =>
  s.create('aws_acm_certificate', { domain_name: 'example.com', ...more });

export const WEB_CASES: Cases = {
  'load-balancer/name': {
    refused: (s) => usual(s, { name: 'a-name-that-is-longer-than-32-characters' }),
    accepted: (s) => usual(s, { name: 'a' }),
  },
  'load-balancer/name-taken': {
    refused: (s) => {
      const { a, b } = network(s);
      alb(s, [a, b]);
      alb(s, [a, b], { idle_timeout: 30 });
    },
    accepted: (s) => {
      const { a, b } = network(s);
      alb(s, [a, b]);
      alb(s, [a, b], { name: 'other' });
    },
  },
  'load-balancer/two-zones': { refused: (s) => alb(s, [network(s).a]), accepted: (s) => usual(s) },
  'load-balancer/same-zone': {
    refused: (s) => {
      const { of, a, b } = network(s);
      alb(s, [a, b, subnet(s, of, '10.0.9.0/24', { availability_zone: 'eu-west-1a' })]);
    },
    accepted: (s) => usual(s),
  },
  'load-balancer/no-internet-gateway': {
    refused: (s) => usual(s, { internal: false }),
    accepted: (s) => {
      const { of, a, b } = network(s);
      internetGateway(s, of);
      alb(s, [a, b], { internal: false });
    },
  },
  'load-balancer/protected': {
    refused: (s) => s.destroy(usual(s, { enable_deletion_protection: true })),
    accepted: (s) => s.destroy(usual(s, { enable_deletion_protection: false })),
  },
  'listener/protocol': {
    refused: (s) => listener(s, usual(s), { protocol: 'TCP' }),
    accepted: (s) => listener(s, usual(s)),
  },
  'listener/port-taken': {
    refused: (s) => {
      const lb = usual(s);
      listener(s, lb);
      listener(s, lb);
    },
    accepted: (s) => {
      const lb = usual(s);
      listener(s, lb);
      listener(s, lb, { port: 8080 });
    },
  },
  'listener/certificate': {
    refused: (s) => listener(s, usual(s), { port: 443, protocol: 'HTTPS' }),
    accepted: (s) =>
      listener(s, usual(s), {
        port: 443,
        protocol: 'HTTPS',
        certificate_arn: certificate(s, { certificate_body: 'x' }).id,
      }),
  },
  'listener/certificate-pending': {
    refused: (s) =>
      listener(s, usual(s), { port: 443, protocol: 'HTTPS', certificate_arn: certificate(s).id }),
    accepted: (s) => {
      const made = certificate(s);
      s.create('aws_acm_certificate_validation', { certificate_arn: made.id });
      listener(s, usual(s), { port: 443, protocol: 'HTTPS', certificate_arn: made.id });
    },
  },
  'listener/target-protocol': {
    refused: (s) => {
      const lb = usual(s);
      listener(s, lb, forward(targets(s, { protocol: 'TCP' })));
    },
    accepted: (s) => {
      const lb = usual(s);
      listener(s, lb, forward(targets(s, { protocol: 'HTTPS' })));
    },
  },
  'listener/target-vpc': {
    refused: (s) => {
      const lb = usual(s);
      listener(s, lb, forward(targets(s, { vpc_id: vpc(s, '10.1.0.0/16').id })));
    },
    accepted: (s) => {
      const lb = usual(s);
      listener(s, lb, forward(targets(s)));
    },
  },
  'listener/group-of-another': {
    refused: (s) => {
      const { a, b } = network(s);
      const group = targets(s);
      listener(s, alb(s, [a, b]), forward(group));
      listener(s, alb(s, [a, b], { name: 'other' }), forward(group));
    },
    accepted: (s) => {
      const lb = usual(s);
      const group = targets(s);
      listener(s, lb, forward(group));
      listener(s, lb, { ...forward(group), port: 8080 });
    },
  },
  'listener-rule/priority-taken': {
    refused: (s) => {
      const of = listener(s, usual(s));
      rule(s, of, { priority: 5 });
      rule(s, of, { priority: 5 });
    },
    accepted: (s) => {
      const of = listener(s, usual(s));
      rule(s, of, { priority: 5 });
      rule(s, of, { priority: 6 });
    },
  },
  'listener-rule/conditions': {
    refused: (s) =>
      rule(s, listener(s, usual(s)), {
        condition: [{ path_pattern: [{ values: ['/1', '/2', '/3', '/4', '/5', '/6'] }] }],
      }),
    accepted: (s) =>
      rule(s, listener(s, usual(s)), {
        condition: [{ path_pattern: [{ values: ['/1', '/2', '/3', '/4', '/5'] }] }],
      }),
  },
  'listener-rule/network-balancer': {
    refused: (s) => rule(s, listener(s, usual(s, { load_balancer_type: 'network' }), { protocol: 'TCP' })),
    accepted: (s) => rule(s, listener(s, usual(s))),
  },
  'target-group/name-taken': {
    refused: (s) => {
      network(s);
      targets(s);
      targets(s, { port: 81 });
    },
    accepted: (s) => {
      network(s);
      targets(s);
      targets(s, { name: 'other' });
    },
  },
  'target-group/health-check': {
    refused: (s) => {
      network(s);
      targets(s, { health_check: [{ timeout: 30, interval: 30 }] });
    },
    accepted: (s) => {
      network(s);
      targets(s, { health_check: [{ timeout: 5, interval: 30 }] });
    },
  },
  'target-group/in-use': {
    refused: (s) => {
      const lb = usual(s);
      const group = targets(s);
      listener(s, lb, forward(group));
      s.destroy(group);
    },
    accepted: (s) => {
      network(s);
      s.destroy(targets(s));
    },
  },
  'target/type': {
    refused: (s) => {
      network(s);
      s.create('aws_lb_target_group_attachment', {
        target_group_arn: targets(s).id,
        target_id: 'i-0123456789abcdef0',
      });
    },
    accepted: (s) => {
      network(s);
      s.create('aws_lb_target_group_attachment', { target_group_arn: targets(s).id, target_id: '10.0.0.9' });
    },
  },
};
