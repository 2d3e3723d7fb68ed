import { LandbridgeError, parseJson, parsePrefix } from '@landbridge/terraform-model';
import type { LedgerEntry } from './inventory';

/**
 * Keys and blocks of an address ledger. Whether its chain holds is for synthesis to say.
 *
 * @throws RPT005 the text is no ledger
 */
export function parseLedger(text: string, place: string): readonly LedgerEntry[] {
  const found = parseJson(text, place, 'RPT005');
  const entries: unknown =
    typeof found === 'object' && found !== null ? (found as { entries?: unknown }).entries : undefined;
  if (!Array.isArray(entries)) throw malformed(place, 'it has no list of entries');
  return entries.map((entry: unknown, position) => {
    const { key, cidr } = (entry ?? {}) as { key?: unknown; cidr?: unknown };
    if (typeof key === 'string' && typeof cidr === 'string' && parsePrefix(cidr) !== undefined)
      return { key, cidr };
    throw malformed(`${place}#/entries/${position}`, 'an entry has a key and a block');
  });
}

function malformed(place: string, why: string): LandbridgeError {
  return new LandbridgeError({
    code: 'RPT005',
    place,
    message: `the ledger cannot be read: ${why}`,
    fix: 'name a ledger that `landbridge allocate` wrote',
  });
}
