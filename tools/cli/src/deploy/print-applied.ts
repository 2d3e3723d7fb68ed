import type { Proof } from '@landbridge/prover';
import type { Run } from '../plan/open-run';
import { outcomesJson } from '../plan/outcomes-json';
import { printProof, printSection, printWorld, type Outcomes } from '../plan/print-plan';
import { disruptionLines, failureLines, stackLines } from '../plan/report';

/** What deploy or destroy comes to. */
export interface Applied {
  readonly outcomes: Outcomes;
  /** The proof of what is applied, by its state; undefined unless every stack is. */
  readonly standing?: Proof | undefined;
}

/** What was applied, what was not and why, and what stands. */
export function printApplied(
  { outcomes, standing }: Applied,
  run: Run,
  done: 'deployed' | 'destroyed',
): void {
  const { console } = run;
  const { colors } = console;
  printWorld(run);
  if (outcomes.size === 0) {
    console.print(
      done === 'destroyed'
        ? '\nnothing is applied, so nothing was destroyed'
        : '\nthere is no stack to deploy',
    );
    return;
  }
  printSection(done, stackLines(outcomes, colors, 'applied'), console);
  if (done === 'deployed') printSection('replaced and destroyed', disruptionLines(outcomes, colors), console);
  if (standing?.verdict === 'holds') console.print('\nevery intent holds for what is applied');
  else if (standing !== undefined) printProof(standing, console, 'intents, judged on what is applied');
  for (const line of failureLines(outcomes)) console.warn(line);
  for (const line of leftLines(outcomes, done)) console.warn(line);
}

/** What a run that did not come to its end leaves: what stands as planned, what may stand in part, and what does not. */
function leftLines(outcomes: Outcomes, done: 'deployed' | 'destroyed'): readonly string[] {
  const named = (kind: string): string =>
    [...outcomes].flatMap(([name, outcome]) => (outcome.kind === kind ? [name] : [])).join(', ');
  const [failed, skipped, complete, waiting] = ['failed', 'skipped', 'done', 'waiting'].map(named);
  const again = waiting ? [`${waiting} can be planned now: plan, approve and deploy again`] : [];
  if (!failed) return again;
  const rest = [
    `${done}: ${complete || 'nothing'}`,
    `${done} in part at most: ${failed}`,
    ...(skipped ? [`not begun: ${skipped}`] : []),
  ];
  return [`stopped; ${rest.join('; ')}; mend the cause, plan and deploy again`, ...again];
}

export function printAppliedJson({ outcomes, standing }: Applied, { sites, console }: Run): void {
  console.printJson({
    world: sites.named.json,
    stacks: outcomesJson(outcomes),
    proof: standing ?? null,
  });
  for (const line of failureLines(outcomes)) console.warn(line);
}
