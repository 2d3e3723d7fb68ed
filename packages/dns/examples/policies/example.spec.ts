import { Example } from '@landbridge/testing';
import { resolveName, shares } from '../../test/resolve';
import { build } from './main';

describe('example policies', () => {
  const example = Example.open(__dirname, build);
  afterAll(() => example.close());
  const ask = (name: string, ...options: string[]) =>
    shares(resolveName(example, `${name}.example.com`, ...options));
  const down = (id: string) => {
    const template = example.templates().get('policies')!;
    return [
      '--down',
      template.addresses.find((address) => address.startsWith(`aws_route53_health_check.${id}`))!,
    ];
  };

  it('deploys, and then nothing is left to change', () => {
    expect(example.deploy()).toMatchObject([{ stack: 'policies', change: 0, destroy: 0, secondPlan: [] }]);
  });

  it.each([
    ['weighted', [], { blue: 0.75, green: 0.25 }],
    ['latency', ['--from-region', 'us-east-1'], { 'us-east-1': 1 }],
    ['failover', [], { primary: 1 }],
    ['geolocation', ['--from-country', 'DE'], { 'continent-EU': 1 }],
    ['geolocation', ['--from-country', 'CH'], { 'country-CH': 1 }],
    ['geolocation', ['--from-country', 'JP'], { default: 1 }],
    ['geoproximity', ['--from-region', 'eu-west-1'], { dublin: 1 }],
    ['multivalue', [], { first: 1, second: 1 }],
    ['ip-based', ['--from-ip', '203.0.113.7'], { office: 1 }],
    ['ip-based', ['--from-ip', '203.0.7.7'], { country: 1 }],
    ['ip-based', ['--from-ip', '192.0.2.7'], { default: 1 }],
  ])('%s asked with %j', (name, options, expected) => {
    expect(ask(name, ...options)).toEqual(expected);
  });

  it('leaves what is unhealthy', () => {
    expect(ask('weighted', ...down('First'))).toEqual({ green: 1 });
    expect(ask('failover', ...down('First'))).toEqual({ secondary: 1 });
    expect(ask('multivalue', ...down('Second'))).toEqual({ first: 1 });
  });
});
