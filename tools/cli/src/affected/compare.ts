import { isDeepStrictEqual } from 'node:util';

/** Synthesized JSON by stack. */
export type Synthesis = ReadonlyMap<string, unknown>;

/** Stacks that are new, gone, or differ in anything but the order of keys; sorted. */
export function changedStacks(base: Synthesis, head: Synthesis): readonly string[] {
  const names = new Set([...base.keys(), ...head.keys()]);
  return [...names].filter((name) => !isDeepStrictEqual(base.get(name), head.get(name))).sort();
}
