import { Cidr, width } from './cidr';

/**
 * What is free in one block, as a buddy system: for each prefix length the free aligned blocks in ascending order.
 *
 * Laws (see free-space.prop.spec.ts): blocks taken are disjoint from one another and from what was occupied, and lie
 * in the container; taking costs no more than the number of address bits, whatever has been taken before.
 */
export class FreeSpace {
  private readonly free: bigint[][] = [];

  /** @param occupied blocks inside or across `container`, in any order; they may overlap one another */
  constructor(
    private readonly container: Cidr,
    occupied: readonly Cidr[],
  ) {
    for (let length = 0; length <= width(container.family); length++) this.free.push([]);
    let cursor = container.first;
    for (const block of ascending(occupied.filter((other) => other.overlaps(container)))) {
      if (block.first > cursor) this.release(cursor, block.first);
      if (block.end > cursor) cursor = block.end;
    }
    if (cursor < container.end) this.release(cursor, container.end);
    for (const starts of this.free) starts.reverse();
  }

  /** The lowest of the tightest blocks that hold `prefixLength`; undefined when nothing fits. */
  take(prefixLength: number): Cidr | undefined {
    let length = prefixLength;
    while (length >= this.container.prefixLength && !this.free[length]?.length) length--;
    const first = length < this.container.prefixLength ? undefined : this.free[length]?.pop();
    if (first === undefined) return undefined;
    // Lists between the two lengths are empty, else the tighter block would have been taken: pushing keeps order.
    for (let half = length + 1; half <= prefixLength; half++) {
      this.free[half]?.push(first + (1n << BigInt(width(this.container.family) - half)));
    }
    return Cidr.at(this.container.family, first, prefixLength);
  }

  /** Cuts [from, to) into aligned blocks; called in ascending order, so that the lists stay ascending. */
  private release(from: bigint, to: bigint): void {
    const bits = width(this.container.family);
    let cursor = from;
    while (cursor < to) {
      let length = this.container.prefixLength;
      for (; length < bits; length++) {
        const size = 1n << BigInt(bits - length);
        if (cursor % size === 0n && cursor + size <= to) break;
      }
      this.free[length]?.push(cursor);
      cursor += 1n << BigInt(bits - length);
    }
  }
}

function ascending(blocks: readonly Cidr[]): Cidr[] {
  return [...blocks].sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
}
