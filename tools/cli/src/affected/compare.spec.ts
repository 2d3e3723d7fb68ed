import { changedStacks } from './compare';

const synthesis = (stacks: Record<string, unknown>): ReadonlyMap<string, unknown> =>
  new Map(Object.entries(stacks));

describe('changedStacks', () => {
  it('names what is new, gone or different, and nothing else', () => {
    const base = synthesis({ same: { a: 1, b: 2 }, gone: {}, changed: { a: [1, 2] } });
    const head = synthesis({ same: { b: 2, a: 1 }, added: {}, changed: { a: [2, 1] } });
    expect(changedStacks(base, head)).toEqual(['added', 'changed', 'gone']);
  });
});
