import { Unknown } from '../value';
import type { Reading } from './reading';

/** An internet gateway or egress-only internet gateway and the VPC it is attached to. */
export interface Gateway {
  readonly key: string;
  readonly vpc: string | Unknown | undefined;
}

export function readInternetGateways(reading: Reading): Map<string, Gateway> {
  const gateways = attached(reading, 'aws_internet_gateway');
  for (const resource of reading.of('aws_internet_gateway_attachment')) {
    const key = reading.key(resource, 'internet_gateway_id');
    if (typeof key === 'string') gateways.set(key, { key, vpc: reading.key(resource, 'vpc_id') });
  }
  for (const resource of reading.of('data.aws_internet_gateway')) {
    const entity = reading.entity(resource.values['internet_gateway_id']);
    if (entity && !(entity instanceof Unknown) && gateways.has(entity.key)) continue;
    const vpc = attachedByFilter(reading, resource.address);
    if (vpc !== undefined) gateways.set(resource.address, { key: resource.address, vpc });
  }
  const taken = new Set([...gateways.values()].map((gateway) => gateway.vpc));
  for (const { address } of reading.of('aws_default_vpc'))
    if (!taken.has(address)) gateways.set(address, { key: address, vpc: address });
  return gateways;
}

export function readEgressOnlyGateways(reading: Reading): Map<string, Gateway> {
  return attached(reading, 'aws_egress_only_internet_gateway');
}

function attached(reading: Reading, type: string): Map<string, Gateway> {
  const result = new Map<string, Gateway>();
  for (const resource of reading.of(type)) {
    result.set(resource.address, { key: resource.address, vpc: reading.key(resource, 'vpc_id') });
  }
  return result;
}

/** `data "aws_internet_gateway"` is found by `attachment.vpc-id`. */
function attachedByFilter(reading: Reading, address: string): string | undefined {
  const resource = reading.resource(address);
  const filters = resource ? reading.blocks(resource.values['filter']) : [];
  if (filters instanceof Unknown) return undefined;
  for (const filter of filters) {
    if (filter['name'] !== 'attachment.vpc-id') continue;
    const found = reading.entities(filter['values'], 'vpc').keys;
    if (found.length === 1) return found[0];
  }
  return undefined;
}
