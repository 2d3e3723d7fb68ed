import { type Unknown } from '../value';
import { parseAddress } from './prefix';
import type { Reading } from './reading';

export interface ElasticIp {
  readonly key: string;
  /** Undefined before AWS has chosen it. */
  readonly address: bigint | undefined;
  /** Interface or instance it is associated with. */
  readonly holder: string | Unknown | undefined;
  /** The private address it stands for; the holder's primary one by default. */
  readonly privateAddress: bigint | undefined;
}

export function readElasticIps(reading: Reading): Map<string, ElasticIp> {
  const result = new Map<string, ElasticIp>();
  for (const resource of reading.of('aws_eip')) {
    const { values } = resource;
    result.set(resource.address, {
      key: resource.address,
      address: parseAddress(reading.label(values['public_ip']) ?? reading.label(values['address']) ?? '')
        ?.value,
      holder: reading.key(resource, 'network_interface') ?? reading.key(resource, 'instance'),
      privateAddress: parseAddress(reading.label(values['associate_with_private_ip']) ?? '')?.value,
    });
  }
  for (const resource of reading.of('aws_eip_association')) {
    const { values } = resource;
    const key = reading.key(resource, 'allocation_id') ?? `${resource.address}`;
    const holder = reading.key(resource, 'network_interface_id') ?? reading.key(resource, 'instance_id');
    if (typeof key !== 'string') continue;
    const known = result.get(key);
    result.set(key, {
      key,
      address: known?.address ?? parseAddress(reading.label(values['public_ip']) ?? '')?.value,
      holder,
      privateAddress: parseAddress(reading.label(values['private_ip_address']) ?? '')?.value,
    });
  }
  return result;
}
