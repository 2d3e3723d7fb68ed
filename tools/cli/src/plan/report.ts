import type { Colors } from 'picocolors/types';
import { disallowed } from '../guard/decide';
import { planOf } from './refused-at-apply';
import type { Outcome } from './schedule';
import { disruptions, hasChanges, type Counts, type StackPlan } from './stack-plan';

type Outcomes = ReadonlyMap<string, Outcome<StackPlan>>;

/** Whether the numbers are what Terraform would do or what it did. */
export type Tense = 'planned' | 'applied';

const WORDS: Readonly<Record<Tense, Readonly<Record<keyof Counts, string>>>> = {
  planned: { add: 'to add', change: 'to change', replace: 'to replace', destroy: 'to destroy' },
  applied: { add: 'added', change: 'changed', replace: 'replaced', destroy: 'destroyed' },
};

/** One line a stack: what Terraform adds, changes, replaces and destroys. */
export function stackLines(outcomes: Outcomes, colors: Colors, tense: Tense = 'planned'): readonly string[] {
  const width = Math.max(...[...outcomes.keys()].map((name) => name.length));
  return [...outcomes].map(
    ([name, outcome]) => `  ${name.padEnd(width)}  ${stackLine(outcome, colors, tense)}`,
  );
}

function stackLine(outcome: Outcome<StackPlan>, colors: Colors, tense: Tense): string {
  if (outcome.kind === 'waiting') return colors.yellow(`waiting on ${outcome.on.join(', ')}`);
  if (outcome.kind === 'skipped') return colors.yellow(`not ${tense}: ${outcome.because} failed`);
  const plan = planOf(outcome);
  if (plan === undefined) return colors.red('failed, see below');
  if (outcome.kind === 'failed') {
    return `${countsText(plan.counts, colors, tense)}  ${colors.red('but AWS would refuse it, see below')}`;
  }
  if (!hasChanges(plan)) return 'no changes';
  const upstream = plan.assumes.length === 0 ? '' : colors.dim(`  (after ${plan.assumes.join(', ')})`);
  return `${countsText(plan.counts, colors, tense)}${outputsText(plan)}${upstream}`;
}

function countsText(counts: Counts, colors: Colors, tense: Tense): string {
  const paint = { add: colors.green, change: colors.yellow, replace: colors.red, destroy: colors.red };
  return (['add', 'change', 'replace', 'destroy'] as const)
    .map((kind) => {
      const text = `${counts[kind]} ${WORDS[tense][kind]}`;
      return counts[kind] > 0 ? paint[kind](text) : text;
    })
    .join(', ');
}

function outputsText({ outputs, changes }: StackPlan): string {
  const onlyOutputs = changes.every(({ action }) => action === 'read');
  return onlyOutputs && outputs.length > 0 ? `, ${outputs.length} outputs change` : '';
}

/** What is replaced or destroyed, by name. */
export function disruptionLines(outcomes: Outcomes, colors: Colors): readonly string[] {
  return plansOf(outcomes).flatMap((plan) =>
    disruptions(plan).map(({ action, address, reason }) => {
      const why = reason === undefined ? '' : ` (${reason.replaceAll('_', ' ')})`;
      return `  ${colors.red(action)} ${plan.stack}/${address}${why}`;
    }),
  );
}

/** What a deploy stops before, in the words that allow it. */
export function allowanceLines(outcomes: Outcomes): readonly string[] {
  const names = plansOf(outcomes).flatMap((plan) =>
    disallowed(plan, []).map((address) => `${plan.stack}/${address}`),
  );
  return names.length === 0 ? [] : [`  --allow ${names.join(' ')}`];
}

/** What was changed behind Terraform's back since the last apply, by name. */
export function driftLines(outcomes: Outcomes, colors: Colors): readonly string[] {
  return plansOf(outcomes).flatMap(({ stack, drift }) =>
    drift.map(({ action, address }) => `  ${colors.yellow(action)} ${stack}/${address}`),
  );
}

/** Every plan that there is, also of stacks that AWS would refuse. */
export function plansOf(outcomes: Outcomes): readonly StackPlan[] {
  return [...outcomes.values()].map(planOf).filter((plan) => plan !== undefined);
}

/** The errors of stacks that could not be planned or applied, one line each. */
export function failureLines(outcomes: ReadonlyMap<string, Outcome<unknown>>): readonly string[] {
  return [...outcomes.values()].flatMap((outcome) =>
    outcome.kind === 'failed'
      ? [outcome.error instanceof Error ? outcome.error.message : String(outcome.error)]
      : [],
  );
}

export function allDone(outcomes: ReadonlyMap<string, Outcome<unknown>>): boolean {
  return [...outcomes.values()].every(({ kind }) => kind === 'done');
}
