import type { DeployOptions } from '../commands/deploy';
import type { Console } from '../console/console';
import { ExitStatus, type ExitStatusCode } from '../console/exit-status';
import { WorkFailed } from '../console/failure';
import { judgeApplied, judgeLandscape, writeProof } from '../judge/judge-landscape';
import { withRun, type Run } from '../plan/open-run';
import { stacksToWorkOn } from '../plan/plan-landscape';
import { printProof } from '../plan/print-plan';
import { allDone } from '../plan/report';
import { runInOrder } from '../plan/schedule';
import { changed, planAndApply } from './apply-stack';
import { printApplied, printAppliedJson } from './print-applied';
import { settle } from './settle';

/**
 * `landbridge deploy`: judges every intent, then plans and applies stack by stack, each on its applied upstream, and
 * judges what stands. Nothing is applied of a landscape that is not proved.
 */
export async function runDeploy(
  options: DeployOptions & { readonly environment?: string | undefined },
  console: Console,
): Promise<ExitStatusCode> {
  return withRun(options, console, async (run) => {
    const { proof } = judgeLandscape(run.landscape);
    writeProof(proof, run.project);
    if (proof.verdict !== 'holds') {
      if (options.format === 'text') printProof(proof, console);
      throw new WorkFailed({
        code: 'CLI009',
        place: 'deploy',
        message: `nothing was applied: the proof says "${proof.verdict}"`,
        fix: 'read the packet and what decides in .landbridge/proof.txt, then change the landscape or the intent',
      });
    }
    return run.sites.protect(() => deploy(run, options.format));
  });
}

async function deploy(run: Run, format: DeployOptions['format']): Promise<ExitStatusCode> {
  const stacks = await stacksToWorkOn(run, run.sites);
  const schedule = { parallel: run.parallel, stopOnFailure: true };
  const outcomes = await runInOrder(stacks, (stack) => planAndApply(stack, run), schedule);
  if ([...outcomes.values()].some(changed)) await settle(run);
  const standing = await judgeApplied(run.landscape, run.sites);
  const answer = { outcomes, standing };
  if (format === 'json') printAppliedJson(answer, run);
  else printApplied(answer, run, 'deployed');
  return allDone(outcomes) && (standing === undefined || standing.verdict === 'holds')
    ? ExitStatus.answered
    : ExitStatus.failed;
}
