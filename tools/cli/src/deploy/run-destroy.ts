import { LandbridgeError } from '@landbridge/terraform-model';
import type { DeployOptions } from '../commands/deploy';
import type { Console } from '../console/console';
import { ExitStatus, type ExitStatusCode } from '../console/exit-status';
import { dropRecord } from '../guard/record';
import type { Stack } from '../landscape/manifest';
import { withDownstream } from '../landscape/waves';
import { withRun, type Run } from '../plan/open-run';
import { allDone } from '../plan/report';
import { runInOrder } from '../plan/schedule';
import { appliedStacks } from '../world/sites';
import { changed, planAndApply } from './apply-stack';
import { printApplied, printAppliedJson } from './print-applied';
import { settle } from './settle';

/** `landbridge destroy`: destroys the selected stacks that are applied, each after everything that reads it. */
export async function runDestroy(
  options: DeployOptions & { readonly environment?: string | undefined },
  console: Console,
): Promise<ExitStatusCode> {
  return withRun(options, console, async (run) => {
    if (run.sites.world === 'aws') throw unreviewed();
    const stacks = await stacksToDestroy(run);
    return run.sites.protect(() => destroy(stacks, run, options.format));
  });
}

async function destroy(
  stacks: readonly Stack[],
  run: Run,
  format: DeployOptions['format'],
): Promise<ExitStatusCode> {
  // Upside down: a stack waits for those that depend on it.
  const reversed = stacks.map((stack) => ({ ...stack, dependencies: readersOf(stack, stacks) }));
  const schedule = { parallel: run.parallel, stopOnFailure: true };
  const outcomes = await runInOrder(
    reversed,
    (stack) => planAndApply(stack, run, { mode: 'destroy' }),
    schedule,
  );
  if ([...outcomes.values()].some(changed)) await settle(run);
  // What was planned for it before was planned for something that is gone.
  for (const stack of stacks) dropRecord(run.sites.real, stack.name);
  if (format === 'json') printAppliedJson({ outcomes }, run);
  else printApplied({ outcomes }, run, 'destroyed');
  return allDone(outcomes) ? ExitStatus.answered : ExitStatus.failed;
}

/**
 * The selected stacks that are applied.
 *
 * @throws CLI015 where a stack that is not selected still reads one of them.
 */
async function stacksToDestroy({ landscape, selected, sites }: Run): Promise<readonly Stack[]> {
  const applied = await appliedStacks(landscape.stacks, sites);
  const names = new Set(selected.map(({ name }) => name));
  const targets = applied.filter(({ name }) => names.has(name));
  const inTheWay = withDownstream(applied, [...names]).filter(({ name }) => !names.has(name));
  if (targets.length > 0 && inTheWay.length > 0) {
    throw new LandbridgeError({
      code: 'CLI015',
      place: targets.map(({ name }) => name).join(', '),
      message: `still in use by ${inTheWay.map(({ name }) => name).join(', ')}`,
      fix: 'destroy those first, or everything by --all',
    });
  }
  return targets;
}

function readersOf(stack: Stack, stacks: readonly Stack[]): readonly string[] {
  return stacks.filter(({ dependencies }) => dependencies.includes(stack.name)).map(({ name }) => name);
}

/** On AWS nothing goes that nobody read in a plan and allowed by name. */
function unreviewed(): LandbridgeError {
  return new LandbridgeError({
    code: 'CLI013',
    place: 'destroy',
    message: 'nothing was destroyed: on AWS only a plan that was approved destroys anything',
    fix: 'take what has to go out of the stacks, plan, approve it with --allow, and deploy',
  });
}
