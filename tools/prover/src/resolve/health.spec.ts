import { configurationOf } from '../../test/configuration';
import { resolve } from './resolve';

const LISTENER = {
  load_balancer_arn: '${aws_lb.one.arn}',
  default_action: [{ type: 'forward', target_group_arn: '${aws_lb_target_group.g.arn}' }],
};

/** A failover between load balancer `one` and an address; what `more` adds decides over the health of `one`. */
function ask(more: Readonly<Record<string, object>>, down: readonly string[] = [], primary: object = {}) {
  const side = (type: string, rest: object) => ({
    zone_id: '${aws_route53_zone.main.zone_id}',
    name: 'www',
    type: 'A',
    set_identifier: type,
    failover_routing_policy: [{ type }],
    ...rest,
  });
  const configuration = configurationOf({
    resource: {
      aws_route53_zone: { main: { name: 'example.com' } },
      aws_lb: { one: {} },
      aws_route53_record: {
        primary: side('PRIMARY', {
          alias: [
            {
              name: '${aws_lb.one.dns_name}',
              zone_id: '${aws_lb.one.zone_id}',
              evaluate_target_health: true,
            },
          ],
          ...primary,
        }),
        secondary: side('SECONDARY', { ttl: 60, records: ['198.51.100.9'] }),
      },
      ...more,
    },
  });
  const answer = resolve(configuration, { name: 'www.example.com', down });
  return answer.answers[0]?.values[0] ?? answer.outcome;
}

describe('a load balancer', () => {
  const group = { aws_lb_listener: { l: LISTENER }, aws_lb_target_group: { g: {} } };

  it('whose target group is empty is unhealthy', () => expect(ask(group)).toBe('198.51.100.9'));

  it.each([
    [
      'an address',
      {
        aws_lb_target_group_attachment: {
          a: { target_group_arn: '${aws_lb_target_group.g.arn}', target_id: '10.0.0.9' },
        },
      },
    ],
    ['a fleet', { aws_autoscaling_group: { f: { target_group_arns: ['${aws_lb_target_group.g.arn}'] } } }],
    [
      'a fleet by its traffic source',
      { aws_autoscaling_group: { f: { traffic_source: [{ identifier: '${aws_lb_target_group.g.arn}' }] } } },
    ],
    [
      'a service',
      { aws_ecs_service: { s: { load_balancer: [{ target_group_arn: '${aws_lb_target_group.g.arn}' }] } } },
    ],
  ])('with %s as target is healthy', (_, targets) =>
    expect(ask({ ...group, ...targets })).toBe('aws_lb.one'),
  );

  it('needs a healthy target in each of its groups', () => {
    const more = {
      aws_instance: { a: {}, b: {} },
      aws_lb_target_group: { g: {}, h: {} },
      aws_lb_listener: { l: LISTENER },
      aws_lb_listener_rule: {
        r: {
          listener_arn: '${aws_lb_listener.l.arn}',
          action: [{ type: 'forward', target_group_arn: '${aws_lb_target_group.h.arn}' }],
        },
      },
      aws_lb_target_group_attachment: {
        a: { target_group_arn: '${aws_lb_target_group.g.arn}', target_id: '${aws_instance.a.id}' },
        b: { target_group_arn: '${aws_lb_target_group.h.arn}', target_id: '${aws_instance.b.id}' },
      },
    };
    expect(ask(more)).toBe('aws_lb.one');
    expect(ask(more, ['aws_instance.b'])).toBe('198.51.100.9');
  });

  it('that is internal cannot be asked by health checkers', () => {
    const more = {
      aws_lb: { one: { internal: true } },
      aws_route53_health_check: { c: { type: 'HTTPS', fqdn: '${aws_lb.one.dns_name}', port: 443 } },
    };
    expect(ask(more)).toBe('aws_lb.one');
    expect(ask(more, [], { health_check_id: '${aws_route53_health_check.c.id}' })).toBe('198.51.100.9');
  });
});

describe('an accelerator', () => {
  const more = {
    aws_lb: { one: {}, two: {} },
    aws_globalaccelerator_accelerator: { ga: { name: 'ga' } },
    aws_globalaccelerator_listener: { l: { accelerator_arn: '${aws_globalaccelerator_accelerator.ga.arn}' } },
    aws_globalaccelerator_endpoint_group: {
      a: {
        listener_arn: '${aws_globalaccelerator_listener.l.arn}',
        endpoint_configuration: [{ endpoint_id: '${aws_lb.one.arn}' }],
      },
      b: {
        listener_arn: '${aws_globalaccelerator_listener.l.arn}',
        endpoint_configuration: [{ endpoint_id: '${aws_lb.two.arn}' }],
      },
    },
  };
  const alias = {
    alias: [{ name: '${aws_globalaccelerator_accelerator.ga.dns_name}', evaluate_target_health: true }],
  };

  it('is healthy while one of its endpoints is', () => {
    expect(ask(more, ['aws_lb.one'], alias)).toBe('aws_globalaccelerator_accelerator.ga');
    expect(ask(more, ['aws_lb.one', 'aws_lb.two'], alias)).toBe('198.51.100.9');
  });
});

describe('an unknown health', () => {
  const elsewhere = { health_check_id: 'hc-1' };

  it('of the primary decides, so it cannot be said', () => expect(ask({}, [], elsewhere)).toBe('unknown'));

  it('of the secondary does not matter while the primary is healthy', () => {
    const secondary = {
      zone_id: '${aws_route53_zone.main.zone_id}',
      name: 'www',
      type: 'A',
      ttl: 60,
      records: ['198.51.100.9'],
      set_identifier: 'SECONDARY',
      failover_routing_policy: [{ type: 'SECONDARY' }],
      health_check_id: 'hc-1',
    };
    const { aws_route53_record: records } = { aws_route53_record: { secondary } };
    const primary = {
      ...secondary,
      records: ['198.51.100.1'],
      set_identifier: 'PRIMARY',
      failover_routing_policy: [{ type: 'PRIMARY' }],
      health_check_id: '${aws_route53_health_check.a.id}',
    };
    const checks = {
      aws_route53_health_check: { a: { type: 'TCP', ip_address: '198.51.100.1', port: 443 } },
    };
    const model = { aws_route53_record: { ...records, primary }, ...checks };
    expect(ask(model)).toBe('198.51.100.1');
    expect(ask(model, ['aws_route53_health_check.a'])).toBe('unknown');
  });
});
