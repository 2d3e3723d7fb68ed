import type { Groups } from '../intent/groups';
import type { Intent } from '../intent/intent-schema';
import type { Engine } from './engine';
import { judgeBlocked } from './judge-blocked';
import { judgeReachable } from './judge-reachable';
import type { Judged } from './judged';
import { directionsOf } from './pairs';
import type { States } from './weather';

/** Verdicts of pairs, and numbers of pairs that need no walk, in fair weather first. */
export function* judgements(
  engine: Engine,
  intent: Intent,
  groups: Groups,
  states: States,
): Generator<Judged | number> {
  for (const direction of directionsOf(intent, groups)) {
    if (intent.expect === 'blocked') yield* judgeBlocked(engine, direction, states);
    else yield* judgeReachable(engine, direction, states);
  }
}
