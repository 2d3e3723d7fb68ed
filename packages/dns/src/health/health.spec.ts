import { contract, refusalOf, synthesize } from '@landbridge/testing';
import type { TerraformStack } from 'cdktf';
import { loadBalancer, zone } from '../../test/fixtures';
import { AlarmHealthCheck } from './alarm-health-check';
import { CalculatedHealthCheck } from './calculated-health-check';
import { DnsFailover } from './dns-failover';
import { DnsNearest } from './dns-nearest';
import { DnsRollout } from './dns-rollout';
import { EndpointHealthCheck, type EndpointHealthCheckProps } from './endpoint-health-check';

const endpoint =
  (props: Partial<EndpointHealthCheckProps> = {}) =>
  (stack: TerraformStack) =>
    new EndpointHealthCheck(stack, 'Check', {
      endpoint: { domainName: 'www.example.com' },
      probe: { protocol: 'https' },
      ...props,
    });
const made = (props: Partial<EndpointHealthCheckProps>) =>
  synthesize((stack) => void endpoint(props)(stack)).one('aws_route53_health_check');

describe('health checks', () => {
  it('keep their addresses', () => {
    const template = synthesize((stack) => {
      const check = endpoint()(stack);
      new AlarmHealthCheck(stack, 'Alarm', { alarmName: 'db', alarmRegion: 'eu-west-1' });
      new CalculatedHealthCheck(stack, 'Both', { children: [check], needed: 'all' });
      new DnsFailover(stack, 'Failover', {
        zone: zone(stack),
        name: 'www',
        primary: loadBalancer('a'),
        secondary: loadBalancer('b'),
        ipv6: true,
      });
      new DnsRollout(stack, 'Rollout', {
        zone: zone(stack, 'example.org'),
        name: 'www',
        entries: {
          current: { entry: loadBalancer('a'), weight: 90 },
          candidate: { entry: loadBalancer('b'), weight: 10 },
        },
      });
      new DnsNearest(stack, 'Nearest', {
        zone: zone(stack, 'example.net'),
        name: 'www',
        entries: { 'eu-west-1': loadBalancer('a'), 'us-east-1': loadBalancer('b') },
        ipv6: true,
      });
    });
    const addresses = ['Check', 'Alarm', 'Both', 'Failover', 'Rollout', 'Nearest'].flatMap((id) =>
      template.addressesUnder(id),
    );
    expect(addresses).toEqual(contract(`${__dirname}/health.contract.txt`, addresses));
  });

  it('go with each entry of a web tier, whatever leads to it', () => {
    const template = synthesize((stack) => {
      const [a, b] = [loadBalancer('a'), loadBalancer('b')];
      const probe = { protocol: 'https', path: '/up' } as const;
      const props = { zone: zone(stack), probe };
      new DnsFailover(stack, 'Failover', { ...props, name: 'f', primary: a, secondary: b });
      const entries = { a: { entry: a, weight: 1 }, b: { entry: b, weight: 2 } };
      new DnsRollout(stack, 'Rollout', { ...props, name: 'r', entries });
      new DnsNearest(stack, 'Nearest', { ...props, name: 'n', entries: { 'eu-west-1': a, 'us-east-1': b } });
    });
    expect(template.count('aws_route53_health_check')).toBe(6);
    const records = Object.values(template.all('aws_route53_record'));
    expect(records).toHaveLength(6);
    for (const record of records)
      expect(record).toMatchObject({
        health_check_id: expect.stringContaining('aws_route53_health_check.') as unknown,
        alias: { evaluate_target_health: true },
      });
    template.one('aws_route53_record', { name: 'r.example.com', weighted_routing_policy: { weight: 2 } });
    template.one('aws_route53_record', {
      name: 'n.example.com',
      latency_routing_policy: { region: 'us-east-1' },
    });
  });

  it.each([
    [
      { probe: { protocol: 'https' } } as const,
      { type: 'HTTPS', port: 443, resource_path: '/', fqdn: 'www.example.com' },
    ],
    [
      { probe: { protocol: 'http', port: 8080, path: '/up', text: 'ok' } } as const,
      { type: 'HTTP_STR_MATCH', port: 8080, resource_path: '/up', search_string: 'ok' },
    ],
    [{ probe: { protocol: 'tcp', port: 25 } } as const, { type: 'TCP', port: 25 }],
    [
      { endpoint: { address: '198.51.100.1', hostHeader: 'a.example.com' } },
      { ip_address: '198.51.100.1', fqdn: 'a.example.com' },
    ],
    [
      { interval: 10, failureThreshold: 1, inverted: true, measureLatency: true } as const,
      { request_interval: 10, failure_threshold: 1, invert_healthcheck: true, measure_latency: true },
    ],
    [
      { checkerRegions: ['us-east-1', 'eu-west-1', 'sa-east-1'] } as const,
      { regions: ['us-east-1', 'eu-west-1', 'sa-east-1'] },
    ],
  ])('of an endpoint with %j', (props, expected) => {
    expect(made(props)).toMatchObject(expected);
  });

  it.each([
    ['all', 2],
    ['any', 1],
    [2, 2],
  ] as const)('calculated: %s needed', (needed, threshold) => {
    const template = synthesize((stack) => {
      const children = ['One', 'Two'].map(
        (id) => new AlarmHealthCheck(stack, id, { alarmName: id, alarmRegion: 'eu-west-1' }),
      );
      new CalculatedHealthCheck(stack, 'All', { children, needed, inverted: true });
    });
    expect(template.one('aws_route53_health_check', { type: 'CALCULATED' })).toMatchObject({
      child_health_threshold: threshold,
      invert_healthcheck: true,
    });
  });

  it.each([
    ['healthy', 'Healthy'],
    ['unhealthy', 'Unhealthy'],
    ['last-known', 'LastKnownStatus'],
    [undefined, 'Unhealthy'],
  ] as const)('an alarm without data counts as %s', (whenDataIsMissing, status) => {
    const template = synthesize((stack) => {
      new AlarmHealthCheck(stack, 'Alarm', {
        alarmName: 'db',
        alarmRegion: 'eu-west-1',
        ...(whenDataIsMissing && { whenDataIsMissing }),
      });
    });
    expect(template.one('aws_route53_health_check')).toMatchObject({
      type: 'CLOUDWATCH_METRIC',
      cloudwatch_alarm_name: 'db',
      insufficient_data_health_status: status,
    });
  });

  it('failover in one call asks both sides and prefers the first', () => {
    const template = synthesize((stack) => {
      new DnsFailover(stack, 'Failover', {
        zone: zone(stack),
        name: 'www',
        primary: loadBalancer('a'),
        secondary: loadBalancer('b'),
      });
    });
    const check = template.addressOf('aws_route53_health_check', { fqdn: loadBalancer('a').dnsName });
    expect(template.count('aws_route53_record')).toBe(2);
    expect(template.one('aws_route53_record', { set_identifier: 'primary' })).toMatchObject({
      health_check_id: `\${${check}.id}`,
      failover_routing_policy: { type: 'PRIMARY' },
      alias: { name: loadBalancer('a').dnsName, evaluate_target_health: true },
    });
  });
});

describe('health checks refuse', () => {
  it.each(['10.0.0.1', '192.168.1.1', 'fd00::1', '169.254.169.254', 'www.example.com'])(
    'the address %s',
    (address) => {
      expect(refusalOf(() => made({ endpoint: { address } }))).toMatchObject({
        code: 'DNS020',
        got: address,
      });
    },
  );

  it.each([
    [{ probe: { protocol: 'tcp', port: 0 } } as const, '0'],
    [{ probe: { protocol: 'https', port: 70_000 } } as const, '70000'],
    [{ failureThreshold: 11 }, '11'],
    [{ probe: { protocol: 'http', text: 'x'.repeat(256) } } as const, '256'],
  ])('%j', (props, got) => {
    expect(refusalOf(() => made(props))).toMatchObject({ code: 'DNS021', got });
  });

  it.each([0, 2, 1.5])('%p of one child', (needed) => {
    const refusal = refusalOf(() =>
      synthesize(
        (stack) => void new CalculatedHealthCheck(stack, 'All', { children: [endpoint()(stack)], needed }),
      ),
    );
    expect(refusal).toMatchObject({ code: 'DNS022', got: `${needed} of 1 different children` });
  });
});
