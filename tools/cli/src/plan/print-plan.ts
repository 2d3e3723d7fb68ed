import { relative } from 'node:path';
import { PLAN_FILE } from '../terraform/stack-runner';
import type { Run } from './open-run';
import { outcomesJson } from './outcomes-json';
import { disruptionLines, driftLines, failureLines, stackLines } from './report';
import type { Outcome } from './schedule';
import type { StackPlan } from './stack-plan';

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

export function printPlan(outcomes: Outcomes, run: Run): void {
  const { console } = run;
  const { colors } = console;
  printWorld(run);
  console.print([`\n${colors.bold('plan')}`, ...stackLines(outcomes, colors)].join('\n'));
  const drift = driftLines(outcomes, colors);
  if (drift.length > 0)
    console.print(`\n${colors.bold('changed outside of Terraform')}\n${drift.join('\n')}`);
  const disruption = disruptionLines(outcomes, colors);
  console.print(
    `\n${colors.bold('replaced and destroyed')}\n${disruption.length === 0 ? '  nothing' : disruption.join('\n')}`,
  );
  for (const line of failureLines(outcomes)) console.warn(line);
  printFiles(outcomes, run);
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
  console.print([`\n${console.colors.bold('files')}`, ...lines].join('\n'));
}
