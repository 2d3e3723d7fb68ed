import fc from 'fast-check';
import { Cidr } from './cidr';
import { FreeSpace } from './free-space';

const container = Cidr.parse('10.0.0.0/16', 'test');

const inside = fc
  .tuple(fc.integer({ min: 16, max: 30 }), fc.integer({ min: 0, max: 2 ** 16 - 1 }))
  .map(([prefixLength, offset]) => {
    const size = 1n << BigInt(32 - prefixLength);
    const first = container.first + BigInt(offset);
    return Cidr.at(4, first - (first % size), prefixLength);
  });

const lengths = fc.array(fc.integer({ min: 16, max: 32 }), { maxLength: 40 });

describe('FreeSpace', () => {
  it('gives blocks inside the container, apart from one another and from what is occupied', () => {
    fc.assert(
      fc.property(fc.array(inside, { maxLength: 20 }), lengths, (occupied, wanted) => {
        const space = new FreeSpace(container, occupied);
        const taken = wanted.map((length) => space.take(length)).filter((block) => block !== undefined);
        for (const [index, block] of taken.entries()) {
          const clash = [...occupied, ...taken.slice(0, index)].find((other) => other.overlaps(block));
          const sound = container.contains(block) && block.first % block.size === 0n;
          if (clash || !sound) throw new Error(`gave ${block.toString()}, clashes with ${clash?.toString()}`);
        }
      }),
    );
  });

  it('refuses a block only when none of that size is left', () => {
    fc.assert(
      fc.property(
        fc.array(inside, { maxLength: 20 }),
        fc.integer({ min: 20, max: 28 }),
        (occupied, length) => {
          const space = new FreeSpace(container, occupied);
          let count = 0;
          while (space.take(length)) count++;
          const size = 1n << BigInt(32 - length);
          const all = Array.from({ length: Number(container.size / size) }, (_, index) =>
            Cidr.at(4, container.first + BigInt(index) * size, length),
          );
          expect(count).toBe(all.filter((block) => !occupied.some((other) => other.overlaps(block))).length);
        },
      ),
    );
  });
});
