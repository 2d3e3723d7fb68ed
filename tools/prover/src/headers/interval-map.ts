import type { Ranges } from './ranges';

/** One value over a block of addresses; nested blocks: the smaller one wins. */
export interface Block<T> {
  readonly first: bigint;
  readonly last: bigint;
  readonly value: T;
}

/**
 * Longest-prefix look-up over whole address sets, by binary search. Blocks are CIDR blocks, so any two are nested or
 * disjoint; of equal blocks the first given wins.
 */
export class IntervalMap<T> {
  private readonly starts: bigint[] = [];
  private readonly ends: bigint[] = [];
  private readonly values: T[] = [];

  constructor(blocks: readonly Block<T>[]) {
    const sorted = blocks
      .map((block, order) => ({ block, order }))
      .sort(
        (a, b) =>
          compare(a.block.first, b.block.first) || compare(b.block.last, a.block.last) || b.order - a.order,
      );
    const open: Block<T>[] = [];
    let from = 0n;
    const closeUpTo = (limit: bigint): void => {
      for (let top = open.at(-1); top && top.last < limit; top = open.at(-1)) {
        this.push(from, top.last, top.value);
        from = top.last + 1n;
        open.pop();
      }
    };
    for (const { block } of sorted) {
      closeUpTo(block.first);
      const top = open.at(-1);
      if (top) this.push(from, block.first - 1n, top.value);
      from = block.first;
      open.push(block);
    }
    while (open.length > 0) {
      const top = open.pop()!;
      this.push(from, top.last, top.value);
      if (top.last + 1n > from) from = top.last + 1n;
    }
  }

  /** The parts of `addresses` by value, and what no block holds. */
  split(addresses: Ranges<bigint>): {
    parts: { addresses: Ranges<bigint>; value: T }[];
    rest: Ranges<bigint>;
  } {
    const parts = new Map<T, bigint[]>();
    const rest: bigint[] = [];
    for (let i = 0; i < addresses.length; i += 2) {
      let low = addresses[i]!;
      const high = addresses[i + 1]!;
      for (let k = this.firstEndingAt(low); low <= high; k++) {
        if (k >= this.starts.length || this.starts[k]! > high) {
          append(rest, low, high);
          break;
        }
        if (this.starts[k]! > low) append(rest, low, this.starts[k]! - 1n);
        const from = this.starts[k]! > low ? this.starts[k]! : low;
        const to = this.ends[k]! < high ? this.ends[k]! : high;
        const list = parts.get(this.values[k]!) ?? [];
        append(list, from, to);
        parts.set(this.values[k]!, list);
        low = to + 1n;
      }
    }
    return { parts: [...parts].map(([value, list]) => ({ addresses: list, value })), rest };
  }

  private push(first: bigint, last: bigint, value: T): void {
    if (first > last) return;
    this.starts.push(first);
    this.ends.push(last);
    this.values.push(value);
  }

  private firstEndingAt(address: bigint): number {
    let low = 0;
    let high = this.ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.ends[middle]! < address) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function append(list: bigint[], low: bigint, high: bigint): void {
  if (list.length > 0 && list.at(-1)! + 1n === low) list[list.length - 1] = high;
  else list.push(low, high);
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
