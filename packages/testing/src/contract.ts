import { readFileSync, writeFileSync } from 'node:fs';

/** Set to `write` to write contract files; a changed address needs `moveFromId` and an ADR. */
const SWITCH = 'LANDBRIDGE_CONTRACTS';

/**
 * The addresses that a construct promised, from a text file beside its test, one a line. A test compares them with
 * what it made: `expect(addresses).toEqual(contract(file, addresses))`.
 *
 * @param addresses what the construct makes now; written to the file when `LANDBRIDGE_CONTRACTS=write` is set
 */
export function contract(file: string, addresses: readonly string[]): string[] {
  if (process.env[SWITCH] === 'write') writeFileSync(file, `${addresses.join('\n')}\n`);
  return readFileSync(file, 'utf8').trim().split('\n');
}
