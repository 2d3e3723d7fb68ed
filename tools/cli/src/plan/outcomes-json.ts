import { disallowed } from '../guard/decide';
import { planOf } from './refused-at-apply';
import type { Outcome } from './schedule';
import { disruptions, hasChanges, type StackPlan } from './stack-plan';

/** The outcomes as the one JSON document of `--format json` prints them. */
export function outcomesJson(outcomes: ReadonlyMap<string, Outcome<StackPlan>>): readonly unknown[] {
  return [...outcomes].map(([stack, outcome]) => {
    if (outcome.kind === 'waiting') return { stack, status: 'waiting', on: outcome.on };
    if (outcome.kind === 'skipped') return { stack, status: 'skipped', because: outcome.because };
    const failure = outcome.kind === 'failed' ? { error: messageOf(outcome.error) } : {};
    const plan = planOf(outcome);
    if (plan === undefined) return { stack, status: 'failed', ...failure };
    const { counts, changes, outputs, drift, assumes, workDir } = plan;
    return {
      stack,
      status: outcome.kind === 'failed' ? 'failed' : hasChanges(plan) ? 'changes' : 'no changes',
      ...failure,
      ...counts,
      replacedOrDestroyed: disruptions(plan).map(({ address }) => address),
      needsAllowance: disallowed(plan, []),
      changes,
      outputs,
      drift,
      assumes,
      workDir,
    };
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
