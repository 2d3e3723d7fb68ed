import { Unknown } from '../value';
import { parseAddress } from './prefix';
import type { Reading } from './reading';

export interface NatGateway {
  readonly key: string;
  readonly connectivity: 'public' | 'private';
  readonly mode: 'zonal' | 'regional';
  /** Of a zonal gateway. */
  readonly subnet: string | Unknown | undefined;
  /** Of a regional gateway. */
  readonly vpc: string | Unknown | undefined;
  /** Elastic IPs by key; empty when AWS chooses them. */
  readonly elasticIps: readonly string[];
  readonly privateAddresses: readonly bigint[];
  readonly publicAddress: bigint | undefined;
  readonly region: string | undefined;
}

export function readNatGateways(reading: Reading): Map<string, NatGateway> {
  const extra = new Map<string, string[]>();
  for (const resource of reading.of('aws_nat_gateway_eip_association')) {
    const gateway = reading.key(resource, 'nat_gateway_id');
    const address = reading.key(resource, 'allocation_id');
    if (typeof gateway === 'string' && typeof address === 'string')
      extra.set(gateway, [...(extra.get(gateway) ?? []), address]);
  }
  const result = new Map<string, NatGateway>();
  for (const resource of reading.of('aws_nat_gateway')) {
    const { values } = resource;
    const zones = reading.blocks(values['availability_zone_address']);
    const zoneIps =
      zones instanceof Unknown ? [] : zones.flatMap((zone) => reading.entities(zone['allocation_ids']).keys);
    const own = reading.key(resource, 'allocation_id');
    const privates = [
      reading.label(values['private_ip']),
      ...labels(reading, values['secondary_private_ip_addresses']),
    ];
    result.set(resource.address, {
      key: resource.address,
      connectivity: reading.label(values['connectivity_type']) === 'private' ? 'private' : 'public',
      mode: reading.label(values['availability_mode']) === 'regional' ? 'regional' : 'zonal',
      subnet: reading.key(resource, 'subnet_id'),
      vpc: reading.key(resource, 'vpc_id'),
      elasticIps: [
        ...(typeof own === 'string' ? [own] : []),
        ...reading.entities(values['secondary_allocation_ids']).keys,
        ...zoneIps,
        ...(extra.get(resource.address) ?? []),
      ],
      privateAddresses: privates.flatMap((text) => {
        const address = text === undefined ? undefined : parseAddress(text);
        return address ? [address.value] : [];
      }),
      publicAddress: parseAddress(reading.label(values['public_ip']) ?? '')?.value,
      region: resource.region,
    });
  }
  return result;
}

function labels(reading: Reading, value: Parameters<Reading['list']>[0]): string[] {
  const list = reading.list(value);
  return list instanceof Unknown ? [] : list.flatMap((item) => reading.label(item) ?? []);
}
