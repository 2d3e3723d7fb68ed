import type { Colors } from 'picocolors/types';
import type { Outcome } from './schedule';
import { disruptions, hasChanges, type Counts, type StackPlan } from './stack-plan';

type Outcomes = ReadonlyMap<string, Outcome<StackPlan>>;

/** One line a stack: what Terraform would add, change, replace and destroy. */
export function stackLines(outcomes: Outcomes, colors: Colors): readonly string[] {
  const width = Math.max(...[...outcomes.keys()].map((name) => name.length), 'stack'.length);
  return [...outcomes].map(([name, outcome]) => `  ${name.padEnd(width)}  ${stackLine(outcome, colors)}`);
}

function stackLine(outcome: Outcome<StackPlan>, colors: Colors): string {
  if (outcome.kind === 'failed') return colors.red('failed, see below');
  if (outcome.kind === 'skipped') return colors.yellow(`not planned: ${outcome.because} failed`);
  const { result: plan } = outcome;
  if (!hasChanges(plan)) return 'no changes';
  const upstream = plan.assumes.length === 0 ? '' : colors.dim(`  (after ${plan.assumes.join(', ')})`);
  return `${countsText(plan.counts, colors)}${outputsText(plan)}${upstream}`;
}

function countsText({ add, change, replace, destroy }: Counts, colors: Colors): string {
  const parts = [
    add > 0 ? colors.green(`${add} to add`) : '0 to add',
    change > 0 ? colors.yellow(`${change} to change`) : '0 to change',
    replace > 0 ? colors.red(`${replace} to replace`) : '0 to replace',
    destroy > 0 ? colors.red(`${destroy} to destroy`) : '0 to destroy',
  ];
  return parts.join(', ');
}

function outputsText({ outputs, changes }: StackPlan): string {
  const onlyOutputs = changes.every(({ action }) => action === 'read');
  return onlyOutputs && outputs.length > 0 ? `, ${outputs.length} outputs change` : '';
}

/** What is replaced or destroyed, by name. */
export function disruptionLines(outcomes: Outcomes, colors: Colors): readonly string[] {
  return [...outcomes].flatMap(([stack, outcome]) =>
    outcome.kind !== 'done'
      ? []
      : disruptions(outcome.result).map(({ action, address, reason }) => {
          const why = reason === undefined ? '' : ` (${reason.replaceAll('_', ' ')})`;
          return `  ${colors.red(action)} ${stack}/${address}${why}`;
        }),
  );
}

/** What was changed behind Terraform's back since the last apply, by name. */
export function driftLines(outcomes: Outcomes, colors: Colors): readonly string[] {
  return [...outcomes].flatMap(([stack, outcome]) =>
    outcome.kind !== 'done'
      ? []
      : outcome.result.drift.map(({ action, address }) => `  ${colors.yellow(action)} ${stack}/${address}`),
  );
}

/** The errors of stacks that could not be planned or applied, one line each. */
export function failureLines(outcomes: ReadonlyMap<string, Outcome<unknown>>): readonly string[] {
  return [...outcomes.values()].flatMap((outcome) =>
    outcome.kind === 'failed'
      ? [outcome.error instanceof Error ? outcome.error.message : String(outcome.error)]
      : [],
  );
}
