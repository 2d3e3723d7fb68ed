import type { Stack } from '../landscape/manifest';
import type { Run } from '../plan/open-run';
import { runInOrder } from '../plan/schedule';
import { workFolder } from '../plan/site';
import { prepareStack, refreshStack } from '../terraform/stack-runner';
import { appliedStacks } from '../world/sites';

/**
 * Records what stands after a deploy. A stack adds routes to tables and rules to groups of another one, which that
 * one's state does not show until it is read again; without this, every later plan would call it drift, and real
 * drift would be lost among it.
 */
export async function settle(run: Run): Promise<void> {
  const { sites, project, parallel } = run;
  const { terraform, site } = await sites.openReal();
  const workDirOf = (stack: Stack): string => workFolder(site, stack.name, stack.dir, project.root);
  const applied = await appliedStacks(settled(run), sites);
  // In order: nobody may read a state while Terraform writes it.
  const outcomes = await runInOrder(
    applied,
    async (stack) => {
      await prepareStack(terraform, stack, workDirOf(stack));
      await refreshStack(terraform, stack, workDirOf(stack));
    },
    { parallel },
  );
  for (const outcome of outcomes.values()) if (outcome.kind === 'failed') throw outcome.error;
}

/** On AWS a run may write the states of its own environment only. */
function settled({ landscape, selected, sites }: Run): readonly Stack[] {
  return sites.world === 'aws' ? selected : landscape.stacks;
}
