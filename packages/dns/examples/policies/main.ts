import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import {
  CidrCollection,
  EndpointHealthCheck,
  FailoverRecords,
  GeolocationRecords,
  GeoproximityRecords,
  IpBasedRecords,
  LatencyRecords,
  MultivalueRecords,
  PublicZone,
  SimpleRecord,
  TrafficPolicy,
  WeightedRecords,
} from '@landbridge/dns';
import { App, TerraformStack } from 'cdktf';

const at = (address: string) => ({ target: { values: [address] } });

/** Every routing policy of Route 53, one name each. */
export function build(app: App): void {
  const stack = new TerraformStack(app, 'policies');
  new AwsProvider(stack, 'Aws', { region: 'eu-west-1', allowedAccountIds: ['111111111111'] });
  const zone = new PublicZone(stack, 'Zone', { zoneName: 'example.com' });
  const probe = { protocol: 'https', path: '/health' } as const;
  const check = (id: string, address: string) =>
    new EndpointHealthCheck(stack, id, { endpoint: { address }, probe });
  const first = check('First', '198.51.100.1');
  const second = check('Second', '198.51.100.2');

  new SimpleRecord(stack, 'Simple', { zone, name: '@', ...at('198.51.100.1') });
  new WeightedRecords(stack, 'Weighted', {
    zone,
    name: 'weighted',
    records: {
      blue: { ...at('198.51.100.1'), weight: 3, healthCheck: first },
      green: { ...at('198.51.100.2'), weight: 1, healthCheck: second },
    },
  });
  new LatencyRecords(stack, 'Latency', {
    zone,
    name: 'latency',
    records: { 'eu-west-1': at('198.51.100.1'), 'us-east-1': at('198.51.100.2') },
  });
  new FailoverRecords(stack, 'Failover', {
    zone,
    name: 'failover',
    primary: { ...at('198.51.100.1'), healthCheck: first },
    secondary: at('198.51.100.2'),
  });
  new GeolocationRecords(stack, 'Geolocation', {
    zone,
    name: 'geolocation',
    continents: { EU: at('198.51.100.1') },
    countries: { CH: at('198.51.100.2') },
    otherwise: at('198.51.100.3'),
  });
  new GeoproximityRecords(stack, 'Geoproximity', {
    zone,
    name: 'geoproximity',
    records: {
      dublin: { ...at('198.51.100.1'), at: { region: 'eu-west-1' } },
      lagos: { ...at('198.51.100.2'), at: { latitude: 6.52, longitude: 3.38 }, bias: 20 },
    },
  });
  new MultivalueRecords(stack, 'Multivalue', {
    zone,
    name: 'multivalue',
    records: {
      first: { ...at('198.51.100.1'), healthCheck: first },
      second: { ...at('198.51.100.2'), healthCheck: second },
    },
  });
  const collection = new CidrCollection(stack, 'Places', {
    name: 'places',
    locations: { office: ['203.0.113.0/24'], country: ['203.0.0.0/16'] },
  });
  new IpBasedRecords(stack, 'IpBased', {
    zone,
    name: 'ip-based',
    collection,
    locations: { office: at('198.51.100.1'), country: at('198.51.100.2') },
    otherwise: at('198.51.100.3'),
  });
  const tree = new TrafficPolicy(stack, 'Tree', {
    name: 'tree',
    tree: {
      recordType: 'A',
      start: 'place',
      endpoints: { blue: { value: '198.51.100.1' }, green: { value: '198.51.100.2' } },
      rules: {
        place: {
          policy: 'geo',
          branches: [
            { to: 'rollout', country: 'DE' },
            { to: 'blue', default: true },
          ],
        },
        rollout: {
          policy: 'weighted',
          branches: [
            { to: 'blue', weight: 9 },
            { to: 'green', weight: 1 },
          ],
        },
      },
    },
  });
  tree.answerFor('tree', { zone, name: 'tree' });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
