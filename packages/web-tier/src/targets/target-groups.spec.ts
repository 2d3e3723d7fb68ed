import { refusalOf, synthesize } from '@landbridge/testing';
import type { Vpc } from '@landbridge/network-core';
import { targets, vpc } from '../../test/fixtures';
import type { HttpTargetGroupProps } from './http-target-group';
import { NetworkTargetGroup } from './network-target-group';

const made = (props: Partial<HttpTargetGroupProps>) =>
  synthesize((stack) => void targets(vpc(stack), 'Targets', props)).one('aws_lb_target_group');

describe('target groups', () => {
  it.each<[Partial<HttpTargetGroupProps>, object]>([
    [
      {},
      {
        port: 8080,
        protocol: 'HTTP',
        protocol_version: 'HTTP1',
        target_type: 'instance',
        deregistration_delay: '60',
      },
    ],
    [{ draining: { seconds: 300 } }, { deregistration_delay: '300' }],
    [
      { version: 'GRPC', protocol: 'HTTPS', targetType: 'ip' },
      { protocol_version: 'GRPC', protocol: 'HTTPS', target_type: 'ip' },
    ],
    [
      { slowStart: 30, algorithm: 'least_outstanding_requests' },
      { slow_start: 30, load_balancing_algorithm_type: 'least_outstanding_requests' },
    ],
    [{ stickiness: { duration: 60 } }, { stickiness: { type: 'lb_cookie', cookie_duration: 60 } }],
    [
      { stickiness: { duration: 60, applicationCookie: 'session' } },
      { stickiness: { type: 'app_cookie', cookie_name: 'session' } },
    ],
    [{ crossZone: false }, { load_balancing_cross_zone_enabled: 'false' }],
    [
      { groupHealth: { dnsFailover: { percent: 50 }, unhealthyRouting: { count: 2 } } },
      {
        target_group_health: {
          dns_failover: { minimum_healthy_targets_percentage: '50', minimum_healthy_targets_count: 'off' },
          unhealthy_state_routing: {
            minimum_healthy_targets_count: 2,
            minimum_healthy_targets_percentage: 'off',
          },
        },
      },
    ],
    [
      {
        healthCheck: {
          protocol: 'HTTPS',
          port: 9000,
          path: '/ready',
          matcher: '200-204',
          interval: 30,
          timeout: 10,
          healthyThreshold: 2,
          unhealthyThreshold: 5,
        },
      },
      {
        health_check: {
          protocol: 'HTTPS',
          port: '9000',
          path: '/ready',
          matcher: '200-204',
          interval: 30,
          timeout: 10,
          healthy_threshold: 2,
          unhealthy_threshold: 5,
        },
      },
    ],
  ])('%j', (props, expected) => {
    expect(made(props)).toMatchObject(expected);
  });

  it('are made before the old one goes, under a name of AWS', () => {
    expect(made({})).toMatchObject({ lifecycle: { create_before_destroy: true } });
    expect(made({})).not.toHaveProperty('name');
  });

  it('register targets by hand', () => {
    const template = synthesize((stack) =>
      targets(vpc(stack), 'Targets', { targetType: 'ip' }).addTarget('site', {
        id: '10.200.0.9',
        port: 81,
        availabilityZone: 'all',
      }),
    );
    expect(template.one('aws_lb_target_group_attachment')).toMatchObject({
      target_id: '10.200.0.9',
      port: 81,
      availability_zone: 'all',
    });
  });

  it('of a network load balancer', () => {
    const template = synthesize((stack) => {
      const network: Vpc = vpc(stack);
      new NetworkTargetGroup(stack, 'Tcp', {
        vpc: network,
        port: 443,
        healthCheck: { protocol: 'TCP' },
        preserveClientIp: true,
        proxyProtocol: true,
        closeOnDeregistration: true,
        sticky: true,
      });
    });
    expect(template.one('aws_lb_target_group')).toMatchObject({
      protocol: 'TCP',
      preserve_client_ip: 'true',
      proxy_protocol_v2: true,
      connection_termination: true,
      stickiness: { type: 'source_ip' },
      health_check: { protocol: 'TCP', port: 'traffic-port' },
    });
  });
});

describe('target groups refuse', () => {
  it.each<[Partial<HttpTargetGroupProps>, string]>([
    [{ port: 0 }, 'WEB021'],
    [{ draining: { seconds: 3601 } }, 'WEB021'],
    [{ slowStart: 29 }, 'WEB021'],
    [{ stickiness: { duration: 0 } }, 'WEB021'],
    [{ healthCheck: { protocol: 'HTTP', interval: 4 } }, 'WEB020'],
    [{ healthCheck: { protocol: 'HTTP', interval: 5, timeout: 5 } }, 'WEB020'],
    [{ healthCheck: { protocol: 'HTTP', path: 'up' } }, 'WEB020'],
    [{ healthCheck: { protocol: 'HTTP', healthyThreshold: 11 } }, 'WEB020'],
    [{ healthCheck: { protocol: 'HTTP', port: 70_000 } }, 'WEB020'],
  ])('%j', (props, code) => {
    expect(refusalOf(() => made(props))).toMatchObject({ code, path: 'test/Targets' });
  });
});
