import fc from 'fast-check';
import { waves, withDownstream, withUpstream, type Ordered } from './waves';

const stack = (name: string, ...dependencies: string[]): Ordered => ({ name, dependencies });
const landscape = [
  stack('dev-link', 'shared', 'dev-network'),
  stack('dev-network', 'shared'),
  stack('prod-network', 'shared'),
  stack('shared'),
];
const names = (stacks: readonly Ordered[]): string[] => stacks.map(({ name }) => name);

describe('waves', () => {
  it('puts each stack right after what it needs', () => {
    expect(waves(landscape).map(names)).toEqual([['shared'], ['dev-network', 'prod-network'], ['dev-link']]);
  });

  it('takes what is not among the stacks as done', () => {
    expect(waves([stack('dev-link', 'dev-network')]).map(names)).toEqual([['dev-link']]);
  });

  it('shows a cycle and does not loop', () => {
    expect(() => waves([stack('a', 'b'), stack('b', 'c'), stack('c', 'b')])).toThrow(
      'CLI014 [manifest.json] stacks depend on each other in a circle: b → c → b',
    );
  });

  it('holds every stack exactly once, after all of its dependencies, in any acyclic landscape', () => {
    const acyclic = fc
      .array(fc.array(fc.nat({ max: 30 }), { maxLength: 4 }), { maxLength: 30 })
      .map((rows) =>
        rows.map((row, at) => stack(`s${at}`, ...row.filter((to) => to < at).map((to) => `s${to}`))),
      );
    fc.assert(
      fc.property(acyclic, (stacks) => {
        const wave = new Map(
          waves(stacks).flatMap((group, at) => group.map(({ name }) => [name, at] as const)),
        );
        expect(wave.size).toBe(stacks.length);
        for (const { name, dependencies } of stacks) {
          const earliest = Math.max(-1, ...dependencies.map((dependency) => wave.get(dependency) ?? NaN)) + 1;
          expect(wave.get(name)).toBe(earliest);
        }
      }),
    );
  });
});

describe('closures', () => {
  it('go up to what is needed and down to what needs', () => {
    expect(names(withUpstream(landscape, ['dev-link']))).toEqual(['dev-link', 'dev-network', 'shared']);
    expect(names(withDownstream(landscape, ['dev-network']))).toEqual(['dev-link', 'dev-network']);
    expect(names(withDownstream(landscape, ['shared']))).toHaveLength(4);
  });
});
