import * as fc from 'fast-check';
import { contains, covers, intersect, normalise, overlap, subtract, union, type Ranges } from './ranges';

const set = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 8 })), { maxLength: 6 })
  .map((pairs) => normalise(pairs.map(([low, length]) => [low, low + length] as const)));

const members = (ranges: Ranges<number>): number[] =>
  Array.from({ length: 80 }, (_, value) => value).filter((value) => contains(ranges, value));

describe('ranges behave as sets', () => {
  it('intersection, union, difference', () => {
    fc.assert(
      fc.property(set, set, (a, b) => {
        expect(members(intersect(a, b))).toEqual(members(a).filter((value) => contains(b, value)));
        expect(members(subtract(a, b))).toEqual(members(a).filter((value) => !contains(b, value)));
        expect(members(union(a, b))).toEqual(
          Array.from({ length: 80 }, (_, value) => value).filter(
            (value) => contains(a, value) || contains(b, value),
          ),
        );
      }),
    );
  });

  it('covering and overlapping', () => {
    fc.assert(
      fc.property(set, set, (a, b) => {
        expect(covers(a, b)).toBe(members(b).every((value) => contains(a, value)));
        expect(overlap(a, b)).toBe(members(a).some((value) => contains(b, value)));
      }),
    );
  });

  it('equal sets are written alike', () => {
    fc.assert(fc.property(set, set, (a, b) => void expect(union(a, b)).toEqual(union(b, a))));
  });
});
