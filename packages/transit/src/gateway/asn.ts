import type { IConstruct } from 'constructs';
import { TransitError } from '../errors';

const PRIVATE_RANGES = [
  [64512, 65534],
  [4200000000, 4294967294],
] as const;

/**
 * Refuses what AWS does not take as a gateway's own AS number.
 *
 * @throws TRN020
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/tgw-transit-gateways.html
 */
export function checkAsn(place: IConstruct, asn: number): void {
  if (Number.isInteger(asn) && PRIVATE_RANGES.some(([low, high]) => low <= asn && asn <= high)) return;
  throw new TransitError('TRN020', place, {
    problem: 'AS number of the gateway is not a private one',
    got: String(asn),
    allowed: '64512–65534 or 4200000000–4294967294',
    fix: 'choose a private AS number that no neighbour uses',
  });
}
