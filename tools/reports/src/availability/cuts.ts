import { trace, withDown, type Model, type Query, type TraceResult } from '@landbridge/prover';
import { partsOf } from './parts';

/** Questions of which one answer is enough: what a source asks of every member that could serve it. */
export type Asking = readonly [Query, ...Query[]];

/** What has to be out of order together so that nothing is reached any more. */
export interface Cuts {
  /** Parts whose failure alone is enough. */
  readonly single: readonly string[];
  /** Pairs of parts that have to fail together; neither is in `single`. */
  readonly double: readonly (readonly [string, string])[];
}

/**
 * Minimal cuts of one and of two parts. The parts of the ways in fair weather fail one by one; the ways that are left
 * then say what may fail second. With P parts a way and T questions: O(P² · T) traces.
 *
 * @returns undefined when nothing is reached even in fair weather
 */
export function cutsOf(model: Model, asking: Asking): Cuts | undefined {
  const fair = partsReached(model, asking);
  if (fair === undefined) return undefined;
  const single: string[] = [];
  const second = new Map<string, readonly string[]>();
  for (const part of fair) {
    const left = partsReached(withDown(model, [part]), asking);
    if (left === undefined) single.push(part);
    else second.set(part, left);
  }
  const alone = new Set(single);
  const double = new Map<string, readonly [string, string]>();
  for (const [part, left] of second) {
    for (const other of left) {
      if (other === part || alone.has(other)) continue;
      const pair = part < other ? ([part, other] as const) : ([other, part] as const);
      const key = pair.join(' ');
      if (double.has(key)) continue;
      if (partsReached(withDown(model, pair), asking) === undefined) double.set(key, pair);
    }
  }
  return { single, double: [...double.values()] };
}

/** Whether the failure of something ends every answer. */
export function isCut(model: Model, asking: Asking, failure: string): boolean {
  return partsReached(withDown(model, [failure]), asking) === undefined;
}

/** Parts of all ways that work; undefined when none does. */
function partsReached(model: Model, asking: Asking): string[] | undefined {
  const answers = asking.map((query) => trace(model, query)).filter(isReachable);
  if (answers.length === 0) return undefined;
  return [...new Set(answers.flatMap((answer) => partsOf(model, answer)))];
}

function isReachable({ outcome }: TraceResult): boolean {
  return outcome === 'reachable';
}
