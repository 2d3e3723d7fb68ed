import fc from 'fast-check';
import type { Ordered } from '../landscape/waves';
import { runInOrder } from './schedule';

const stack = (name: string, ...dependencies: string[]): Ordered => ({ name, dependencies });
const anyLandscape = fc
  .array(fc.array(fc.nat({ max: 12 }), { maxLength: 3 }), { maxLength: 12 })
  .map((rows) =>
    rows.map((row, at) => stack(`s${at}`, ...row.filter((to) => to < at).map((to) => `s${to}`))),
  );

describe('runInOrder', () => {
  it('starts nothing before its dependencies are done, and never too many at once', async () => {
    await fc.assert(
      fc.asyncProperty(anyLandscape, fc.integer({ min: 1, max: 4 }), async (stacks, parallel) => {
        const done = new Set<string>();
        let running = 0;
        const outcomes = await runInOrder(
          stacks,
          async ({ name, dependencies }) => {
            expect(++running).toBeLessThanOrEqual(parallel);
            expect(dependencies.every((dependency) => done.has(dependency))).toBe(true);
            await new Promise((resolve) => setImmediate(resolve));
            running -= 1;
            done.add(name);
            return name;
          },
          { parallel },
        );
        expect([...outcomes.values()].every(({ kind }) => kind === 'done')).toBe(true);
        expect([...outcomes.keys()]).toEqual(stacks.map(({ name }) => name));
      }),
      { numRuns: 60 },
    );
  });

  const fork = [stack('a'), stack('b', 'a'), stack('c', 'b'), stack('d')];
  const failAt = (bad: string) => async (each: Ordered) => {
    await new Promise((resolve) => setImmediate(resolve));
    if (each.name === bad) throw new Error('no');
    return each.name;
  };

  it('skips what depends on a failure, and only that', async () => {
    const outcomes = await runInOrder(fork, failAt('a'), { parallel: 1 });
    expect([...outcomes].map(([name, { kind }]) => `${name} ${kind}`)).toEqual([
      'a failed',
      'b skipped',
      'c skipped',
      'd done',
    ]);
  });

  it('starts nothing after a failure when it is to stop there', async () => {
    const outcomes = await runInOrder(fork, failAt('a'), { parallel: 1, stopOnFailure: true });
    expect(outcomes.get('d')).toEqual({ kind: 'skipped', because: 'a' });
  });
});
