import { contract, refusalOf, synthesize } from '@landbridge/testing';
import type { TerraformStack } from 'cdktf';
import { vpc, zone } from '../../test/fixtures';
import { SimpleRecord } from '../routing/simple-record';
import { Accelerator } from './accelerator';
import type { EndpointGroupProps } from './accelerator-listener';
import { CustomRoutingAccelerator } from './custom-routing-accelerator';

const group: EndpointGroupProps = {
  region: 'eu-west-1',
  endpoints: {
    web: {
      endpointId: 'arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/app/web/0123456789abcdef',
    },
  },
};
const build = (
  change: Partial<EndpointGroupProps> = {},
  more: (accelerator: Accelerator, stack: TerraformStack) => void = () => undefined,
) =>
  synthesize((stack) => {
    const accelerator = new Accelerator(stack, 'Accelerator', { name: 'www' });
    accelerator
      .listen('web', { protocol: 'TCP', ports: [{ from: 443, to: 443 }] })
      .endpointGroup({ ...group, ...change });
    more(accelerator, stack);
  });
const custom = (stack: TerraformStack, region = 'eu-west-1') =>
  new CustomRoutingAccelerator(stack, 'Custom', {
    name: 'games',
    ports: [{ from: 5000, to: 6000 }],
    groups: {
      [region]: {
        subnets: [vpc(stack, 'Home', 16).tier('isolated').subnet('euw1-az1')],
        destinations: { from: 80, to: 81 },
        protocols: ['UDP'],
      },
    },
  });

describe('accelerators', () => {
  it('keep their addresses', () => {
    const template = build({}, (_, stack) => void custom(stack));
    const addresses = ['Accelerator', 'Custom'].flatMap((id) => template.addressesUnder(id));
    expect(addresses).toEqual(contract(`${__dirname}/accelerator.contract.txt`, addresses));
  });

  it('a group has its dial, weights, health and port overrides', () => {
    const template = build({
      trafficDial: 50,
      health: { protocol: 'HTTP', path: '/up', port: 8080, interval: 10, threshold: 2 },
      endpoints: { a: { endpointId: 'eipalloc-0123456789abcdef0', weight: 1, preserveClientIp: false } },
      portOverrides: { 8443: 443 },
    });
    expect(template.one('aws_globalaccelerator_endpoint_group')).toMatchObject({
      endpoint_group_region: 'eu-west-1',
      traffic_dial_percentage: 50,
      health_check_protocol: 'HTTP',
      health_check_path: '/up',
      health_check_port: 8080,
      health_check_interval_seconds: 10,
      threshold_count: 2,
      endpoint_configuration: [
        { endpoint_id: 'eipalloc-0123456789abcdef0', weight: 1, client_ip_preservation_enabled: false },
      ],
      port_override: [{ endpoint_port: 8443, listener_port: 443 }],
    });
  });

  it('is the target of an alias record', () => {
    const template = build(
      {},
      (accelerator, stack) =>
        void new SimpleRecord(stack, 'Www', {
          zone: zone(stack),
          name: 'www',
          target: { alias: accelerator.aliasTarget },
        }),
    );
    expect(template.one('aws_route53_record')).toMatchObject({
      alias: { zone_id: 'Z2BJ6XQ5FK7U4H', evaluate_target_health: true },
    });
  });

  it('sends custom ports into subnets', () => {
    const template = synthesize((stack) => void custom(stack));
    expect(template.one('aws_globalaccelerator_custom_routing_endpoint_group')).toMatchObject({
      destination_configuration: [{ from_port: 80, to_port: 81, protocols: ['UDP'] }],
    });
  });
});

describe('accelerators refuse', () => {
  it.each([
    ['a dial above 100', { trafficDial: 101 }, 'DNS050'],
    ['a weight above 255', { endpoints: { a: { endpointId: 'i-1', weight: 256 } } }, 'DNS050'],
    ['a threshold of 11', { health: { protocol: 'TCP', threshold: 11 } } as const, 'DNS050'],
    ['port 0', { portOverrides: { 443: 0 } }, 'DNS050'],
    ['a Region that is none', { region: 'ireland' }, 'DNS011'],
  ])('%s', (_, change, code) => {
    expect(refusalOf(() => build(change)).code).toBe(code);
  });

  it('two listeners on one port', () => {
    const second = (accelerator: Accelerator) =>
      void accelerator.listen('again', { protocol: 'TCP', ports: [{ from: 400, to: 500 }] });
    expect(refusalOf(() => build({}, second))).toMatchObject({
      code: 'DNS051',
      allowed: 'outside 443-443 of web',
    });
  });

  it('subnets of another Region', () => {
    expect(refusalOf(() => synthesize((stack) => void custom(stack, 'us-east-1')))).toMatchObject({
      code: 'DNS052',
      allowed: 'us-east-1',
    });
  });
});
