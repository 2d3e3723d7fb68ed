import { NetworkError } from '../errors';
import type { Cidr } from './cidr';

/** A block and whose it is. */
export interface OwnedBlock {
  readonly key: string;
  readonly cidr: Cidr;
}

/** By family, first address, larger block first. */
export function byAddress(a: OwnedBlock, b: OwnedBlock): number {
  if (a.cidr.family !== b.cidr.family) return a.cidr.family - b.cidr.family;
  if (a.cidr.first !== b.cidr.first) return a.cidr.first < b.cidr.first ? -1 : 1;
  return a.cidr.prefixLength - b.cidr.prefixLength;
}

/**
 * The first two blocks that overlap. Two CIDR blocks are either disjoint or nested, so after sorting only neighbours
 * need to be compared: n log n, however many there are.
 */
export function findOverlap(blocks: readonly OwnedBlock[]): readonly [OwnedBlock, OwnedBlock] | undefined {
  let previous: OwnedBlock | undefined;
  for (const block of [...blocks].sort(byAddress)) {
    if (previous?.cidr.overlaps(block.cidr)) return [previous, block];
    previous = block;
  }
  return undefined;
}

/** @throws NET004 for two blocks that overlap, naming both */
export function checkDisjoint(blocks: readonly OwnedBlock[]): void {
  const found = findOverlap(blocks);
  if (!found) return;
  const [other, block] = found;
  throw new NetworkError('NET004', block.key, {
    problem: `${block.key} overlaps ${other.key}`,
    got: block.cidr.toString(),
    allowed: `a block apart from ${other.cidr.toString()} of ${other.key}`,
    fix: 'move one of the two',
  });
}

/** The blocks that lie in no other of the list. */
export function outermost(sorted: readonly OwnedBlock[]): OwnedBlock[] {
  const result: OwnedBlock[] = [];
  for (const block of sorted) {
    if (!result.at(-1)?.cidr.contains(block.cidr)) result.push(block);
  }
  return result;
}
