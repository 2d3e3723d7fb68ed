import { LandbridgeError, type Network } from '@landbridge/terraform-model';
import type { Assumptions } from '../assume/assumptions';

/**
 * Assumptions about what is not there would be ignored without a word: throws PRV012 for a name that is neither a
 * resource, nor an attribute of one (`aws_eip.nat.public_ip`), nor one of its interfaces.
 */
export function checkAssumedNames(network: Network, assumptions: Assumptions): void {
  const named: readonly (readonly [string, readonly string[]])[] = [
    ['addresses', Object.keys(assumptions.addresses ?? {})],
    ['statefulForwarders', assumptions.statefulForwarders ?? []],
    ['peeringStatus', Object.keys(assumptions.peeringStatus ?? {})],
  ];
  for (const [place, names] of named)
    for (const name of names)
      if (!isThere(network, name)) {
        throw new LandbridgeError({
          code: 'PRV012',
          place,
          message: `${JSON.stringify(name)} names no resource of the model`,
          fix: 'give the address of a resource, with its stack where there are several',
        });
      }
}

function isThere(network: Network, name: string): boolean {
  if (network.interfaces.has(name)) return true;
  for (let end = name.length; end > 0; end = name.lastIndexOf('.', end - 1))
    if (network.reading.resource(name.slice(0, end)) !== undefined) return true;
  return false;
}
