import { LandbridgeError } from '@landbridge/terraform-model';
import type { OwnFigures } from './availability';

/**
 * Figures of one's own: `{ "<address>": <percent> }`, a percentage from 0 to 100 for each component.
 *
 * @throws RPT001 the text is not that
 */
export function parseOwnFigures(text: string, place: string): OwnFigures {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch (error) {
    throw malformed(place, error instanceof Error ? error.message : String(error));
  }
  if (typeof found !== 'object' || found === null || Array.isArray(found))
    throw malformed(place, 'it is no object');
  for (const [part, percent] of Object.entries(found)) {
    if (typeof percent !== 'number' || percent < 0 || percent > 100)
      throw malformed(`${place}#/${part}`, `${JSON.stringify(percent)} is no percentage`);
  }
  return found as OwnFigures;
}

function malformed(place: string, why: string): LandbridgeError {
  return new LandbridgeError({
    code: 'RPT001',
    place,
    message: `the figures cannot be read: ${why}`,
    fix: 'write {"<address of a component>": <percent of a month>, …}, such as {"aws_dx_connection.a": 99.9}',
  });
}
