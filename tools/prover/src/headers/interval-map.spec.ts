import * as fc from 'fast-check';
import { IntervalMap } from './interval-map';

const block = fc
  .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 8 }))
  .map(([address, bits]) => {
    const size = 2 ** bits;
    const first = address - (address % size);
    return { first: BigInt(first), last: BigInt(first + size - 1), size };
  });

describe('IntervalMap', () => {
  it('gives every address the value of the smallest block that holds it, the first of equals', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), (blocks) => {
        const valued = blocks.map((entry, index) => ({ ...entry, value: index }));
        const map = new IntervalMap(valued);
        const { parts, rest } = map.split([0n, 255n]);
        for (let address = 0n; address < 256n; address++) {
          const holding = valued.filter((entry) => entry.first <= address && address <= entry.last);
          const expected = holding.reduce<(typeof valued)[number] | undefined>(
            (best, entry) => (best === undefined || entry.size < best.size ? entry : best),
            undefined,
          );
          const got = parts.filter((part) => holds(part.addresses, address)).map((part) => part.value);
          expect(got).toEqual(expected ? [expected.value] : []);
          expect(holds(rest, address)).toBe(expected === undefined);
        }
      }),
    );
  });
});

function holds(ranges: readonly bigint[], address: bigint): boolean {
  for (let i = 0; i < ranges.length; i += 2)
    if (ranges[i]! <= address && address <= ranges[i + 1]!) return true;
  return false;
}
