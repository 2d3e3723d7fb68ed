import { interruptions, type Interruption, type Model } from '@landbridge/prover';
import type { Run } from '../plan/open-run';

/**
 * What planning and applying the selected stacks would interrupt of what is applied; asked before Terraform starts.
 *
 * @param applied undefined: nothing is
 */
export function interruptedBy(
  { landscape, selected }: Pick<Run, 'landscape' | 'selected'>,
  applied: Model | undefined,
  head: Model,
): readonly Interruption[] {
  if (applied === undefined) return [];
  const names = new Set(landscape.stacks.map(({ name }) => name));
  const meant = new Set(selected.map(({ name }) => name));
  return interruptions(applied, head).filter(({ component }) => {
    const [stack = ''] = component.split('/');
    return !names.has(stack) || meant.has(stack);
  });
}
