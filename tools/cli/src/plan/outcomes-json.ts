import type { Outcome } from './schedule';
import { disruptions, hasChanges, type StackPlan } from './stack-plan';

/** The outcomes as the one JSON document of `--format json` prints them. */
export function outcomesJson(outcomes: ReadonlyMap<string, Outcome<StackPlan>>): readonly unknown[] {
  return [...outcomes].map(([stack, outcome]) => {
    if (outcome.kind === 'skipped') return { stack, status: 'skipped', because: outcome.because };
    if (outcome.kind === 'failed') return { stack, status: 'failed', error: messageOf(outcome.error) };
    const { counts, changes, outputs, drift, assumes, workDir } = outcome.result;
    return {
      stack,
      status: hasChanges(outcome.result) ? 'changes' : 'no changes',
      ...counts,
      replacedOrDestroyed: disruptions(outcome.result).map(({ address }) => address),
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
