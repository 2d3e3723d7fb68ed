import { cpSync, rmSync } from 'node:fs';
import type { Stack } from '../landscape/manifest';
import { waves, withUpstream } from '../landscape/waves';
import { applyStack, planStack, prepareStack } from '../terraform/stack-runner';
import { isApplied } from './applied';
import type { Run } from './open-run';
import { RefusedAtApply } from './refused-at-apply';
import { runInOrder, type Outcome } from './schedule';
import { workFolder } from './site';
import { hasChanges, stackPlan, type StackPlan } from './stack-plan';
import type { OpenSite, Sites } from './world';

export type PlanRequest = Pick<Run, 'landscape' | 'selected' | 'project' | 'parallel'>;

/**
 * Plans stacks that read each other's outputs on a world in which nothing need exist yet. A stack whose upstream
 * stands unchanged is planned against the world itself. For any other, its upstream's saved plans are applied in a
 * scratch copy, and it is planned against that; the world itself is not touched.
 */
export async function planLandscape(
  request: PlanRequest,
  sites: Sites,
  onStep: (stack: string, step: string) => void,
): Promise<ReadonlyMap<string, Outcome<StackPlan>>> {
  const planned = stacksToWorkOn(request, sites);
  const changed = new Set<string>();

  const planOne = async (stack: Stack): Promise<StackPlan> => {
    const upstream = withUpstream(planned, [stack.name]).filter(
      ({ name }) => name !== stack.name && changed.has(name),
    );
    const assumes = upstream.map(({ name }) => name);
    const at = assumes.length === 0 ? await sites.openReal() : await sites.openScratch();
    const workDir = workFolder(at.site, stack.name, stack.dir, request.project.root);
    onStep(stack.name, 'plan');
    await prepareStack(at.terraform, stack, workDir);
    const events = await planStack(at.terraform, stack, workDir);
    const kept = workFolder(sites.real, stack.name, stack.dir, request.project.root);
    if (kept !== workDir) replaceFolder(workDir, kept);
    const plan = stackPlan(stack.name, events, kept, assumes);
    if (hasChanges(plan)) {
      changed.add(stack.name);
      if (planned.some(({ dependencies }) => dependencies.includes(stack.name))) {
        onStep(stack.name, 'apply in a scratch copy');
        await applyInScratch(stack, kept, request.project.root, await sites.openScratch()).catch(
          (error: unknown) => {
            throw new RefusedAtApply(plan, error);
          },
        );
      }
    }
    return plan;
  };
  return runInOrder(planned, planOne, { parallel: request.parallel });
}

/** What was asked for and, upstream of it, what is not applied; upstream first. */
export function stacksToWorkOn(
  { landscape, selected, project }: PlanRequest,
  sites: Sites,
): readonly Stack[] {
  const names = selected.map(({ name }) => name);
  return waves(withUpstream(landscape.stacks, names))
    .flat()
    .filter(
      (stack) =>
        names.includes(stack.name) ||
        !isApplied(stack, workFolder(sites.real, stack.name, stack.dir, project.root)),
    );
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
