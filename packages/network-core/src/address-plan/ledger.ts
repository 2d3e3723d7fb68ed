import { createHash } from 'node:crypto';
import { NetworkError } from '../errors';
import { Cidr } from './cidr';
import type { OwnedBlock } from './disjoint';

/** One block that was given out, for good. */
export interface LedgerEntry {
  /** Who has it, e.g. `dev/vpc/private/euw1-az1`. */
  readonly key: string;
  readonly cidr: string;
  /** SHA-256 (hex) of the previous entry's hash, the key and the block. */
  readonly hash: string;
}

/**
 * Every block that was ever given out. Append-only: an entry is never changed or removed, so what exists is never
 * renumbered; the hash chain shows an edit by hand. The file's form is fixed in ADR 1.
 */
export interface Ledger {
  readonly version: 1;
  readonly entries: readonly LedgerEntry[];
}

export const EMPTY_LEDGER: Ledger = { version: 1, entries: [] };

/**
 * Checks a ledger that was read from its file.
 *
 * @param place the file, for errors
 * @throws NET008 the form or the chain is broken, or a key stands twice; NET001, NET002 a block is none
 */
export function readLedger(data: unknown, place: string): Ledger {
  if (!isLedger(data)) {
    throw new NetworkError('NET008', place, {
      problem: 'this is no address ledger',
      allowed: '{ "version": 1, "entries": [{ "key", "cidr", "hash" }] }',
      fix: 'restore the file from version control',
    });
  }
  const seen = new Set<string>();
  let previous = '';
  data.entries.forEach((entry, position) => {
    const where = `${place}#/entries/${position}`;
    const expected = chainHash(previous, entry.key, entry.cidr);
    if (entry.hash !== expected || seen.has(entry.key)) {
      throw new NetworkError('NET008', where, {
        problem: seen.has(entry.key)
          ? 'a key stands twice in the ledger'
          : 'the hash chain of the ledger breaks',
        got: `${entry.key} = ${entry.cidr}`,
        allowed: 'entries that `landbridge allocate` appended, unchanged',
        fix: 'restore the file from version control, then run `landbridge allocate`',
      });
    }
    Cidr.parse(entry.cidr, where);
    seen.add(entry.key);
    previous = entry.hash;
  });
  return { version: 1, entries: data.entries };
}

/** What the ledger gave to whom. @throws NET001, NET002 a block is none */
export function blocksOf(ledger: Ledger): OwnedBlock[] {
  return ledger.entries.map(({ key, cidr }) => ({ key, cidr: Cidr.parse(cidr, key) }));
}

/** The ledger with further blocks at its end. */
export function appendEntries(
  ledger: Ledger,
  blocks: readonly { readonly key: string; readonly cidr: string }[],
): Ledger {
  const entries = [...ledger.entries];
  let previous = entries.at(-1)?.hash ?? '';
  for (const { key, cidr } of blocks) {
    previous = chainHash(previous, key, cidr);
    entries.push({ key, cidr, hash: previous });
  }
  return { version: 1, entries };
}

function chainHash(previous: string, key: string, cidr: string): string {
  return createHash('sha256').update(`${previous}\n${key}\n${cidr}`).digest('hex');
}

function isLedger(data: unknown): data is Ledger {
  if (typeof data !== 'object' || data === null) return false;
  const { version, entries } = data as { version?: unknown; entries?: unknown };
  return version === 1 && Array.isArray(entries) && entries.every(isEntry);
}

function isEntry(data: unknown): data is LedgerEntry {
  if (typeof data !== 'object' || data === null) return false;
  const { key, cidr, hash } = data as Record<string, unknown>;
  return typeof key === 'string' && typeof cidr === 'string' && typeof hash === 'string';
}
