import type { Stack } from '../landscape/manifest';
import type { Run } from '../plan/open-run';
import type { Outcome } from '../plan/schedule';
import { workFolder } from '../plan/site';
import { hasChanges, stackPlan, type StackPlan } from '../plan/stack-plan';
import { applyStack, planStack, prepareStack, type PlanMode } from '../terraform/stack-runner';

/** Plans one stack against the world as it is now and applies exactly that plan, if it would change anything. */
export async function planAndApply(
  stack: Stack,
  { sites, project, console }: Pick<Run, 'sites' | 'project' | 'console'>,
  mode: PlanMode = 'apply',
): Promise<StackPlan> {
  const { terraform, site } = await sites.openReal();
  const workDir = workFolder(site, stack.name, stack.dir, project.root);
  console.progress(`${stack.name}: plan`);
  await prepareStack(terraform, stack, workDir);
  const plan = stackPlan(stack.name, await planStack(terraform, stack, workDir, mode), workDir, []);
  if (hasChanges(plan)) {
    console.progress(`${stack.name}: apply`);
    await applyStack(terraform, stack, workDir);
  }
  return plan;
}

/** Whether something was applied. */
export function changed(outcome: Outcome<StackPlan>): boolean {
  return outcome.kind === 'done' && hasChanges(outcome.result);
}
