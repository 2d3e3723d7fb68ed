import { cpSync, rmSync } from 'node:fs';
import type { Stack } from '../landscape/manifest';
import { waves, withUpstream } from '../landscape/waves';
import { applyStack, planStack, prepareStack } from '../terraform/stack-runner';
import type { Run } from './open-run';
import { RefusedAtApply } from './refused-at-apply';
import { runInOrder, type Outcome } from './schedule';
import { workFolder } from './site';
import { hasChanges, stackPlan, type StackPlan } from './stack-plan';
import { appliedStacks, type OpenSite, type Sites } from '../world/sites';

export type PlanRequest = Pick<Run, 'landscape' | 'selected' | 'project' | 'parallel'>;

/**
 * Plans stacks that read each other's outputs on a world in which nothing need exist yet. A stack whose upstream
 * stands unchanged is planned against the world itself. For any other, its upstream's saved plans are applied in a
 * scratch copy, and it is planned against that; the world itself is not touched. In a world that cannot be copied such
 * a stack waits, and is planned when its upstream stands: no value that was made up gets into a saved plan.
 */
export async function planLandscape(
  request: PlanRequest,
  sites: Sites,
  onStep: (stack: string, step: string) => void,
): Promise<ReadonlyMap<string, Outcome<StackPlan>>> {
  const planned = await stacksToWorkOn(request, sites);
  const { openScratch } = sites;
  const standing = new Set((await appliedStacks(planned, sites)).map(({ name }) => name));
  const changed = new Set<string>();

  const planOne = async (stack: Stack): Promise<StackPlan> => {
    const upstream = withUpstream(planned, [stack.name]).filter(
      ({ name }) => name !== stack.name && changed.has(name),
    );
    const assumes = upstream.map(({ name }) => name);
    const at = assumes.length === 0 || !openScratch ? await sites.openReal() : await openScratch();
    const workDir = workFolder(at.site, stack.name, stack.dir, request.project.root);
    onStep(stack.name, 'plan');
    await prepareStack(at.terraform, stack, workDir);
    const events = await planStack(at.terraform, stack, workDir);
    const kept = workFolder(sites.real, stack.name, stack.dir, request.project.root);
    if (kept !== workDir) replaceFolder(workDir, kept);
    const plan = stackPlan(stack.name, events, kept, openScratch ? assumes : []);
    if (hasChanges(plan)) {
      changed.add(stack.name);
      if (openScratch === undefined) return plan;
      if (planned.some(({ dependencies }) => dependencies.includes(stack.name))) {
        onStep(stack.name, 'apply in a scratch copy');
        await applyInScratch(stack, kept, request.project.root, await openScratch()).catch(
          (error: unknown) => {
            throw new RefusedAtApply(plan, error);
          },
        );
      }
    }
    return plan;
  };
  const waitsFor = (upstream: string, outcome: Outcome<StackPlan>): boolean =>
    outcome.kind === 'waiting' ||
    (outcome.kind === 'done' && tellsOtherwise(outcome.result, standing.has(upstream)));
  return runInOrder(planned, planOne, {
    parallel: request.parallel,
    ...(openScratch === undefined && { waitsFor }),
  });
}

/** Whether a stack below would read other values once the plan is applied. */
function tellsOtherwise(plan: StackPlan, isApplied: boolean): boolean {
  return plan.outputs.length > 0 || (!isApplied && hasChanges(plan));
}

/** What was asked for and, upstream of it, what is not applied; upstream first. */
export async function stacksToWorkOn(
  { landscape, selected }: Pick<PlanRequest, 'landscape' | 'selected'>,
  sites: Sites,
): Promise<readonly Stack[]> {
  const names = selected.map(({ name }) => name);
  const ordered = waves(withUpstream(landscape.stacks, names)).flat();
  const upstream = ordered.filter(({ name }) => !names.includes(name));
  const standing = await appliedStacks(upstream, sites);
  return ordered.filter((stack) => !standing.includes(stack));
}

async function applyInScratch(
  stack: Stack,
  plannedIn: string,
  root: string,
  scratch: OpenSite,
): Promise<void> {
  const workDir = workFolder(scratch.site, stack.name, stack.dir, root);
  replaceFolder(plannedIn, workDir);
  await applyStack(scratch.terraform, stack, workDir);
}

function replaceFolder(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
}
