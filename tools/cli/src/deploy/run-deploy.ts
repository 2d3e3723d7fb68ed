import type { DeployOptions } from '../commands/deploy';
import type { Console } from '../console/console';
import { ExitStatus, type ExitStatusCode } from '../console/exit-status';
import { WorkFailed } from '../console/failure';
import { dropRecord } from '../guard/record';
import { judgeApplied, judgeLandscape, writeProof } from '../judge/judge-landscape';
import type { Stack } from '../landscape/manifest';
import { withRun, type Run } from '../plan/open-run';
import { stacksToWorkOn } from '../plan/plan-landscape';
import { printProof, type Outcomes } from '../plan/print-plan';
import { allDone } from '../plan/report';
import { runInOrder } from '../plan/schedule';
import type { StackPlan } from '../plan/stack-plan';
import { applyReviewed, changed, onlyWhatIsAllowed, planAndApply } from './apply-stack';
import { printApplied, printAppliedJson } from './print-applied';
import { reviewedPlans, type Reviewed } from './reviewed';
import { settle } from './settle';
import { deployThroughCdktf } from './through-cdktf';

type Options = DeployOptions & { readonly environment?: string | undefined };

/**
 * `landbridge deploy`: applies the saved plans that were reviewed, stack by stack, and judges what stands. A stack that
 * nobody planned is planned on its applied upstream, where nobody has to approve. Nothing is applied of a landscape
 * that is not proved, and nothing where one saved plan is not what it was.
 */
export async function runDeploy(options: Options, console: Console): Promise<ExitStatusCode> {
  return withRun(options, console, async (run) => {
    const { planned = options.through === 'cdktf', allow = [] } = options;
    const stacks = await stacksToWorkOn(run, run.sites);
    const reviewed = reviewedPlans(stacks, run, { planned, allow, now: new Date() });
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
    return run.sites.protect(() => deploy(stacks, reviewed, run, options));
  });
}

async function deploy(
  stacks: readonly Stack[],
  { plans, waiting }: Reviewed,
  run: Run,
  { format, allow = [], through }: Options,
): Promise<ExitStatusCode> {
  const check = onlyWhatIsAllowed(allow);
  const ready = stacks.filter(({ name }) => !waiting.has(name));
  const applyOne = (stack: Stack): Promise<StackPlan> => {
    const record = plans.get(stack.name);
    return record === undefined ? planAndApply(stack, run, { check }) : applyReviewed(stack, record, run);
  };
  const worked =
    through === 'cdktf'
      ? await deployThroughCdktf(ready, plans, run)
      : await runInOrder(ready, applyOne, { parallel: run.parallel, stopOnFailure: true });
  const outcomes: Outcomes = new Map([
    ...worked,
    ...[...waiting].map(([name, on]) => [name, { kind: 'waiting', on }] as const),
  ]);
  if ([...outcomes.values()].some(changed)) await settle(run);
  // Only now: after a kill the same plans are applied again.
  for (const [stack, { kind }] of outcomes) if (kind === 'done') dropRecord(run.sites.real, stack);
  const standing = (await judgeApplied(run.landscape, run.sites))?.proof;
  const answer = { outcomes, standing };
  if (format === 'json') printAppliedJson(answer, run);
  else printApplied(answer, run, 'deployed');
  return allDone(worked) && (standing === undefined || standing.verdict === 'holds')
    ? ExitStatus.answered
    : ExitStatus.failed;
}
