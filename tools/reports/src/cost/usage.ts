import { LandbridgeError } from '@landbridge/terraform-model';
import type { Usage } from './cost';

/**
 * Usage as a file says it: `{ "<address>": <gigabytes a month> }`.
 *
 * @throws RPT003 the text is not that
 */
export function parseUsage(text: string, place: string): Usage {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch (error) {
    throw malformed(place, error instanceof Error ? error.message : String(error));
  }
  if (typeof found !== 'object' || found === null || Array.isArray(found))
    throw malformed(place, 'it is no object');
  for (const [address, gigabytes] of Object.entries(found)) {
    if (typeof gigabytes !== 'number' || gigabytes < 0)
      throw malformed(`${place}#/${address}`, `${JSON.stringify(gigabytes)} is no number of gigabytes`);
  }
  return found as Usage;
}

function malformed(place: string, why: string): LandbridgeError {
  return new LandbridgeError({
    code: 'RPT003',
    place,
    message: `the usage cannot be read: ${why}`,
    fix: 'write {"<address>": <gigabytes a month>, …}, such as {"dev-network/aws_nat_gateway.a": 500}',
  });
}
