import type { TerraformStack } from 'cdktf';
import { AlarmHealthCheck } from '../health/alarm-health-check';
import { EndpointHealthCheck } from '../health/endpoint-health-check';
import type { IHealthCheck } from '../health/ihealth-check';
import type { IPublicZone } from '../zone/izone';
import type { AliasTarget } from './alias-target';
import type { CidrCollection } from './cidr-collection';
import { FailoverRecords } from './failover-records';
import { GeolocationRecords } from './geolocation-records';
import { GeoproximityRecords } from './geoproximity-records';
import { IpBasedRecords } from './ip-based-records';
import { LatencyRecords } from './latency-records';
import { MultivalueRecords } from './multivalue-records';
import { SimpleRecord } from './simple-record';
import type { RecordTarget } from './target';
import { WeightedRecords } from './weighted-records';

/** Compiled, never run: each line below `@ts-expect-error` has to be refused by the compiler. */
export function impossible(
  stack: TerraformStack,
  zone: IPublicZone,
  alias: AliasTarget,
  healthCheck: IHealthCheck,
  collection: CidrCollection,
): void {
  const at = { zone, name: 'www' };
  const target = { values: ['192.0.2.1'] };

  // @ts-expect-error a simple record has no weight
  new SimpleRecord(stack, 'SimpleWeight', { ...at, target, weight: 1 });
  // @ts-expect-error nor a health check of its own
  new SimpleRecord(stack, 'SimpleHealth', { ...at, target, healthCheck });
  // @ts-expect-error a weighted record has a weight
  new WeightedRecords(stack, 'NoWeight', { ...at, records: { a: { target } } });
  new WeightedRecords(stack, 'WeightRegion', {
    ...at,
    // @ts-expect-error and no Region
    records: { a: { target, weight: 1, region: 'eu-west-1' } },
  });
  // @ts-expect-error a latency record has no weight
  new LatencyRecords(stack, 'LatencyWeight', { ...at, records: { 'eu-west-1': { target, weight: 1 } } });
  // @ts-expect-error a failover has a secondary
  new FailoverRecords(stack, 'NoSecondary', { ...at, primary: { target, healthCheck } });
  // @ts-expect-error a primary with values needs a health check, or it never fails over
  new FailoverRecords(stack, 'NoHealth', { ...at, primary: { target }, secondary: { target } });
  new FailoverRecords(stack, 'BlindAlias', {
    ...at,
    // @ts-expect-error so does an alias that does not look at its target
    primary: { target: { alias, evaluateTargetHealth: false } },
    secondary: { target },
  });
  // @ts-expect-error a geolocation says what everybody else gets
  new GeolocationRecords(stack, 'NoDefault', { ...at, countries: { DE: { target } } });
  // @ts-expect-error Route 53 knows no such continent
  new GeolocationRecords(stack, 'Continent', { ...at, continents: { XX: { target } }, otherwise: 'none' });
  new GeolocationRecords(stack, 'Parts', {
    ...at,
    // @ts-expect-error and subdivisions of two countries only
    subdivisions: { DE: { BY: { target } } },
    otherwise: 'none',
  });
  // @ts-expect-error a geoproximity record has a place
  new GeoproximityRecords(stack, 'NoPlace', { ...at, records: { a: { target, bias: 1 } } });
  new GeoproximityRecords(stack, 'TwoPlaces', {
    ...at,
    // @ts-expect-error one place
    records: { a: { target, at: { region: 'eu-west-1', latitude: 1, longitude: 1 } } },
  });
  // @ts-expect-error a multivalue answer has no aliases
  new MultivalueRecords(stack, 'Alias', { ...at, records: { a: { target: { alias } } } });
  // @ts-expect-error and no CNAME
  new MultivalueRecords(stack, 'Cname', { ...at, type: 'CNAME', records: { a: { target } } });
  // @ts-expect-error an IP-based group needs its collection
  new IpBasedRecords(stack, 'NoCollection', { ...at, locations: { a: { target } }, otherwise: 'none' });
  // @ts-expect-error and says what everybody else gets
  new IpBasedRecords(stack, 'NoRest', { ...at, collection, locations: { a: { target } } });
  // @ts-expect-error a record has values or an alias, not both
  const both: RecordTarget = { values: ['192.0.2.1'], alias, ttl: 60, evaluateTargetHealth: true };
  // @ts-expect-error an alias has no time to live of its own
  const aliasTtl: RecordTarget = { alias, ttl: 60 };
  // @ts-expect-error NS and SOA come with zones and delegations
  new SimpleRecord(stack, 'Ns', { ...at, type: 'NS', target: both ?? aliasTtl });
  new EndpointHealthCheck(stack, 'TcpPath', {
    endpoint: { domainName: 'a.example' },
    // @ts-expect-error a TCP probe has no path
    probe: { protocol: 'tcp', port: 1, path: '/' },
  });
  new EndpointHealthCheck(stack, 'Both', {
    // @ts-expect-error an endpoint is a name or an address
    endpoint: { domainName: 'a.example', address: '192.0.2.1' },
    probe: { protocol: 'https' },
  });
  // @ts-expect-error a private target is watched by an alarm, which has a name and a Region
  new AlarmHealthCheck(stack, 'NoRegion', { alarmName: 'errors' });
}

it('impossible mixtures do not compile', () => {
  // What the compiler refuses stands above; this file compiles only while it does.
  expect(impossible).toHaveLength(5);
});
