import type { PlanOptions } from '../commands/plan';
import type { Console } from '../console/console';
import { ExitStatus, type ExitStatusCode } from '../console/exit-status';
import { showPlan } from '../terraform/stack-runner';
import { withRun, type Run } from './open-run';
import { planLandscape } from './plan-landscape';
import { printJson, printPlan, type Outcomes } from './print-plan';
import { hasChanges } from './stack-plan';

/** `landbridge plan`: synthesizes, judges, plans, and prints the lot in the order in which a person reads it. */
export async function runPlan(
  options: PlanOptions & { readonly environment?: string | undefined },
  console: Console,
): Promise<ExitStatusCode> {
  return withRun(options, console, async (run) => {
    const outcomes = await planLandscape(run, run.sites, (stack, step) =>
      console.progress(`${stack}: ${step}`),
    );
    if (options.format === 'json') printJson(outcomes, run);
    else {
      printPlan(outcomes, run);
      if (options.verbose) await printPlanTexts(outcomes, run);
    }
    return exitStatus(outcomes, options);
  });
}

async function printPlanTexts(outcomes: Outcomes, { sites, console }: Run): Promise<void> {
  const { terraform } = await sites.openReal();
  for (const [name, outcome] of outcomes) {
    if (outcome.kind !== 'done') continue;
    console.print(`\n${console.colors.bold(name)}\n${await showPlan(terraform, outcome.result.workDir)}`);
  }
}

function exitStatus(outcomes: Outcomes, options: PlanOptions): ExitStatusCode {
  const all = [...outcomes.values()];
  if (all.some(({ kind }) => kind !== 'done')) return ExitStatus.failed;
  const changes = all.some((outcome) => outcome.kind === 'done' && hasChanges(outcome.result));
  return changes && options.detailedExitcode ? ExitStatus.changes : ExitStatus.answered;
}
