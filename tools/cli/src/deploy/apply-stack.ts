import { WorkFailed } from '../console/failure';
import { disallowed, isRepeated, isSameChange } from '../guard/decide';
import type { PlanRecord } from '../guard/record-form';
import type { Stack } from '../landscape/manifest';
import type { Run } from '../plan/open-run';
import type { Outcome } from '../plan/schedule';
import { workFolder, type Site } from '../plan/site';
import { countChanges, hasChanges, stackPlan, type StackPlan } from '../plan/stack-plan';
import { applyStack, planStack, prepareStack, type PlanMode } from '../terraform/stack-runner';

type Here = Pick<Run, 'sites' | 'project' | 'console'>;

/** A plan that is made once more beside the reviewed one, which stays as it was reviewed. */
const REPLANNED = 'again.tfplan';

/** Plans one stack against the world as it is now and applies exactly that plan, if it would change anything. */
export async function planAndApply(
  stack: Stack,
  here: Here,
  { mode, file, check }: { readonly mode?: PlanMode; readonly file?: string; readonly check?: Check } = {},
): Promise<StackPlan> {
  const { sites, project, console } = here;
  const { terraform, site } = await sites.openReal();
  const workDir = workFolder(site, stack.name, stack.dir, project.root);
  console.progress(`${stack.name}: plan`);
  await prepareStack(terraform, stack, workDir);
  const plan = stackPlan(stack.name, await planStack(terraform, stack, workDir, mode, file), workDir, []);
  check?.(plan);
  if (hasChanges(plan)) {
    console.progress(`${stack.name}: apply`);
    await applyStack(terraform, stack, workDir, file);
  }
  return plan;
}

/** Throws where the plan must not be applied. */
type Check = (plan: StackPlan) => void;

/** Refuses a plan nobody read that replaces or destroys what nobody allowed. */
export function onlyWhatIsAllowed(allow: readonly string[]): Check {
  return (plan) => {
    const missing = disallowed(plan, allow).map((address) => `${plan.stack}/${address}`);
    if (missing.length > 0) {
      throw new WorkFailed({
        code: 'CLI013',
        place: plan.stack,
        message: `it was not applied: nobody allowed to replace or destroy ${missing.join(', ')}`,
        fix: `where that is meant, deploy with --allow ${missing.join(' ')}`,
      });
    }
  };
}

/**
 * Applies the plan that was reviewed. One that was made before its upstream stood cannot be applied itself: the stack
 * is planned on what is applied now, and the same changes have to come out.
 */
export async function applyReviewed(stack: Stack, record: PlanRecord, here: Here): Promise<StackPlan> {
  if (isRepeated(record)) return planAndApply(stack, here, { file: REPLANNED, check: sameAs(record) });
  const { sites, project, console } = here;
  const { terraform, site } = await sites.openReal();
  const workDir = workFolder(site, stack.name, stack.dir, project.root);
  await prepareStack(terraform, stack, workDir);
  console.progress(`${stack.name}: apply`);
  await applyStack(terraform, stack, workDir);
  return recordedPlan(stack, record, site, project.root);
}

/** What the reviewed plan did, now that it is applied. */
export function recordedPlan(stack: Stack, record: PlanRecord, site: Site, root: string): StackPlan {
  const { changes, outputs } = record;
  const workDir = workFolder(site, stack.name, stack.dir, root);
  return {
    stack: stack.name,
    counts: countChanges(changes),
    changes,
    outputs,
    drift: [],
    assumes: [],
    workDir,
  };
}

function sameAs(record: PlanRecord): Check {
  return ({ stack, changes }) => {
    if (
      isSameChange(
        record.changes,
        changes.filter(({ action }) => action !== 'read'),
      )
    )
      return;
    throw new WorkFailed({
      code: 'CLI013',
      place: stack,
      message: 'it was not applied: on what is applied now it would do something else than what was reviewed',
      fix: 'plan again with landbridge plan',
    });
  };
}

/** Whether something was applied. */
export function changed(outcome: Outcome<StackPlan>): boolean {
  return outcome.kind === 'done' && hasChanges(outcome.result);
}
