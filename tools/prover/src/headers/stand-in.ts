import type { Prefix } from '@landbridge/terraform-model';
import { mayMean, syntheticIpv4, syntheticIpv6 } from '../model/synthetic';
import { intersect, type Ranges } from './ranges';

/** The part of an address set that consists of stand-ins which a written block may or may not mean. */
export function possiblyIn(block: Prefix, addresses: Ranges<bigint>): Ranges<bigint> {
  if (!mayMean(block)) return [];
  const standIns = block.family === 4 ? syntheticIpv4 : syntheticIpv6;
  if (block.first >= standIns.first && block.last <= standIns.last) return [];
  if (addresses.length > 0 && addresses.at(-1)! < standIns.first) return [];
  return intersect(addresses, [standIns.first, standIns.last]);
}
