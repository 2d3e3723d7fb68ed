import type { RunOptions } from '../commands/plan';
import type { Console } from '../console/console';
import { ExitStatus, type ExitStatusCode } from '../console/exit-status';
import type { Stack } from '../landscape/manifest';
import type { Proof } from '@landbridge/prover';
import { judgeApplied } from '../judge/judge-landscape';
import { planStack, prepareStack } from '../terraform/stack-runner';
import { appliedStacks } from '../world/sites';
import { withRun, type Run } from './open-run';
import { printProof, printWorld, type Outcomes } from './print-plan';
import { driftLines, failureLines } from './report';
import { runInOrder, type Outcome } from './schedule';
import { workFolder } from './site';
import { stackPlan, type StackPlan } from './stack-plan';

/**
 * `landbridge drift`: compares what Terraform recorded with what is there, stack by stack, and judges every
 * intent on what was recorded. Changes nothing.
 */
export async function runDrift(
  options: RunOptions & { readonly environment?: string | undefined },
  console: Console,
): Promise<ExitStatusCode> {
  return withRun(options, console, async (run) => {
    const applied = await appliedStacks(run.selected, run.sites);
    const outcomes = await runInOrder(applied, (stack) => look(stack, run), { parallel: run.parallel });
    const standing = (await judgeApplied(run.landscape, run.sites))?.proof;
    if (options.format === 'json') console.printJson(driftJson(outcomes, standing));
    else printDrift(outcomes, run, standing);
    for (const line of failureLines(outcomes)) console.warn(line);
    const holds = standing === undefined || standing.verdict === 'holds';
    return holds && [...outcomes.values()].every(isClean) ? ExitStatus.answered : ExitStatus.failed;
  });
}

async function look(stack: Stack, run: Run): Promise<StackPlan> {
  const { terraform } = await run.sites.openReal();
  const workDir = workDirOf(stack, run);
  await prepareStack(terraform, stack, workDir);
  return stackPlan(stack.name, await planStack(terraform, stack, workDir, 'refresh'), workDir, []);
}

function workDirOf(stack: Stack, { sites, project }: Run): string {
  return workFolder(sites.real, stack.name, stack.dir, project.root);
}

function isClean(outcome: Outcome<StackPlan>): boolean {
  return outcome.kind === 'done' && outcome.result.drift.length === 0;
}

function printDrift(outcomes: Outcomes, run: Run, standing: Proof | undefined): void {
  const { console } = run;
  printWorld(run);
  const lines = driftLines(outcomes, console.colors);
  if (outcomes.size === 0) console.print('\nnothing is applied');
  else if (lines.length === 0) console.print(`\nno drift in ${[...outcomes.keys()].join(', ')}`);
  else console.print([`\n${console.colors.bold('changed outside of Terraform')}`, ...lines].join('\n'));
  if (standing !== undefined)
    printProof(standing, console, 'intents, judged on what was recorded at the last apply');
}

function driftJson(outcomes: Outcomes, standing: Proof | undefined): unknown {
  const stacks = [...outcomes].map(([stack, outcome]) =>
    outcome.kind === 'done' ? { stack, drift: outcome.result.drift } : { stack, failed: true },
  );
  return { stacks, proof: standing ?? null };
}
