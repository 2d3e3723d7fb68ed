import type { DeployOptions } from '../commands/deploy';
import type { Console } from '../console/console';
import { ExitStatus, type ExitStatusCode } from '../console/exit-status';
import { withCheckpoint } from '../plan/checkpoint';
import { withRun, type Run } from '../plan/open-run';
import { printJson } from '../plan/print-plan';
import { stacksToWorkOn } from '../plan/plan-landscape';
import { runInOrder } from '../plan/schedule';
import { changed, planAndApply } from './apply-stack';
import { printApplied } from './print-applied';
import { settle } from './settle';

/** `landbridge deploy`: judges every intent, then plans and applies stack by stack, each on its applied upstream. */
export async function runDeploy(
  options: DeployOptions & { readonly environment?: string | undefined },
  console: Console,
): Promise<ExitStatusCode> {
  return withRun(options, console, async (run) =>
    withCheckpoint(run.sites.real, () => deploy(run, options.format)),
  );
}

async function deploy(run: Run, format: DeployOptions['format']): Promise<ExitStatusCode> {
  const stacks = stacksToWorkOn(run, run.sites);
  const schedule = { parallel: run.parallel, stopOnFailure: true };
  const outcomes = await runInOrder(stacks, (stack) => planAndApply(stack, run), schedule);
  if ([...outcomes.values()].some(changed)) await settle(run);
  if (format === 'json') printJson(outcomes, run);
  else printApplied(outcomes, run, 'deployed');
  return [...outcomes.values()].every(({ kind }) => kind === 'done')
    ? ExitStatus.answered
    : ExitStatus.failed;
}
