import type { Alternative } from '../configuration';
import { isList } from '../expression/access';
import type { Value } from '../value';
import { byAddress } from './plan-candidates';

/** An instance that was taken because it has its consumer's own index or key. */
export interface Presumption {
  /** The consumer's block in its module instance, without keys. */
  readonly block: string;
  readonly address: string;
  /** The attribute within the resource, e.g. `route.0.nat_gateway_id`. */
  readonly path: string;
  /** All that it may be instead; lists, where it is a whole list. */
  readonly choices: readonly Value[];
}

/** All functions of so many are gone through; of more those that people write. */
const MOST_FUNCTIONS = 9;

/**
 * How the instances may have been chosen otherwise. A plan shows `x[count.index]` and `x[(count.index + 1) % 3]` alike,
 * and both are one expression for all instances of the block: each other function from instances to choices is one
 * alternative.
 */
export function alternatives(presumptions: readonly Presumption[]): Alternative[] {
  const groups = new Map<string, Presumption[]>();
  for (const each of presumptions) {
    const key = `${each.block} ${each.path} ${each.choices.map(String).join(' ')}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return [...groups.values()].flatMap((group) => {
    const ordered = [...group].sort((a, b) => byAddress(a.address, b.address));
    const [{ block, path, choices }] = ordered as [Presumption];
    const positions = ordered.map((_, at) => at);
    const isWhole = choices.some((choice) => isList(choice));
    const all = isWhole ? constants(positions, choices.length) : functions(ordered.length, choices.length);
    return all.map((chosen) => ({
      said: `${block} ${path}`,
      changes: ordered.map(({ address, path: at }, index) => ({
        address,
        path: at,
        value: choices[chosen[index] ?? 0] ?? null,
      })),
    }));
  });
}

/** Functions from `from` instances to `to` choices, but for the one by which both have the same place. */
function functions(from: number, to: number): number[][] {
  const positions = Array.from({ length: from }, (_, at) => at);
  const made =
    to ** from <= MOST_FUNCTIONS
      ? Array.from({ length: to ** from }, (_, code) =>
          positions.map((at) => Math.floor(code / to ** at) % to),
        )
      : usual(positions, to);
  const seen = new Set([positions.join(' ')]);
  return made.filter((chosen) => {
    const key = chosen.join(' ');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Turned by some places, turned round, every second, two at a time, always the same one. */
function usual(positions: readonly number[], to: number): number[][] {
  const all = Array.from({ length: to }, (_, at) => at);
  return [
    ...all.flatMap((by) => [1, -1, 2].map((factor) => positions.map((at) => modulo(factor * at + by, to)))),
    ...all.filter((by) => by > 1).map((by) => positions.map((at) => Math.floor(at / by))),
    ...constants(positions, to),
  ];
}

function constants(positions: readonly number[], to: number): number[][] {
  return Array.from({ length: to }, (_, only) => positions.map(() => only));
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
