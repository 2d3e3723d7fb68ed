import fc from 'fast-check';
import { inShard, parseShard, shardCount, shardText } from './shards';

describe('shards', () => {
  it('hold every stack once, in order, and none more than it may', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 80 }), fc.integer({ min: 1, max: 30 }), (stacks, size) => {
        const count = shardCount(stacks.length, size);
        const shards = Array.from({ length: count }, (_, at) => inShard(stacks, { index: at + 1, count }));
        expect(shards.flat()).toEqual(stacks);
        expect(shards.every(({ length }) => length <= size)).toBe(true);
        expect(stacks.length === 0 || shards.every(({ length }) => length > 0)).toBe(true);
      }),
    );
  });

  it('are written as part of a whole', () => {
    expect(parseShard(shardText({ index: 2, count: 3 }))).toEqual({ index: 2, count: 3 });
    for (const text of ['0/3', '4/3', '1', '1/0', 'a/b', '1/2/3'])
      expect(() => parseShard(text)).toThrow(/^CLI001 \[--shard /);
  });
});
