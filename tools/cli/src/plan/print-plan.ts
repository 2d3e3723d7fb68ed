import { relative } from 'node:path';
import type { Console } from '../console/console';
import { PLAN_FILE } from '../terraform/stack-runner';
import type { Run } from './open-run';
import { outcomesJson } from './outcomes-json';
import { disruptionLines, driftLines, failureLines, stackLines } from './report';
import type { Outcome } from './schedule';
import type { StackPlan } from './stack-plan';

/** Lines of drift that a plan shows. */
const DRIFT_SHOWN = 10;

export type Outcomes = ReadonlyMap<string, Outcome<StackPlan>>;

export function printWorld({ sites, console }: Run): void {
  const folder = relative(console.host.cwd, sites.real.world);
  console.print(
    `${console.colors.bold('world')}  sandbox, a simulated AWS in ${folder}; no AWS account, no credentials are used`,
  );
}

/** The whole answer as one JSON document. */
export function printJson(outcomes: Outcomes, { sites, landscape, console }: Run): void {
  console.printJson({
    world: { kind: 'sandbox', folder: sites.real.world },
    stacks: outcomesJson(outcomes),
    files: { synthesis: landscape.outdir, savedPlan: PLAN_FILE },
  });
  for (const line of failureLines(outcomes)) console.warn(line);
}

/** The answer in the order in which a person reads it. */
export function printPlan(outcomes: Outcomes, run: Run): void {
  const { console } = run;
  const { colors } = console;
  printWorld(run);
  printSection('plan', stackLines(outcomes, colors), console);
  printSection('changed outside of Terraform', shortened(driftLines(outcomes, colors)), console);
  const disruption = disruptionLines(outcomes, colors);
  printSection('replaced and destroyed', disruption.length === 0 ? ['  nothing'] : disruption, console);
  for (const line of failureLines(outcomes)) console.warn(line);
  printFiles(outcomes, run);
}

/** A titled part of the answer; nothing when it has no lines. */
export function printSection(title: string, lines: readonly string[], console: Console): void {
  if (lines.length > 0) console.print([`\n${console.colors.bold(title)}`, ...lines].join('\n'));
}

function shortened(drift: readonly string[]): readonly string[] {
  const more = drift.length - DRIFT_SHOWN;
  return more > 0
    ? [...drift.slice(0, DRIFT_SHOWN), `  and ${more} more, which landbridge drift lists`]
    : drift;
}

/** Where everything is, and the command that shows one saved plan. */
function printFiles(outcomes: Outcomes, { console, landscape }: Run): void {
  const { cwd } = console.host;
  const plans = [...outcomes.values()].flatMap((outcome) =>
    outcome.kind === 'done' ? [outcome.result] : [],
  );
  const here = (path: string): string => relative(cwd, path) || '.';
  const first = plans.find(({ changes }) => changes.length > 0) ?? plans[0];
  const lines = [
    `  Terraform JSON  ${here(landscape.outdir)}/stacks/<stack>/cdk.tf.json`,
    ...plans.map(({ stack, workDir }) => `  saved plan      ${here(workDir)}/${PLAN_FILE}  (${stack})`),
    ...(first === undefined
      ? []
      : [
          `  show a plan     npx landbridge sandbox run -- terraform -chdir=${here(first.workDir)} show ${PLAN_FILE}`,
        ]),
  ];
  printSection('files', lines, console);
}
