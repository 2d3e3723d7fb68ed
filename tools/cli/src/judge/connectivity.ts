import {
  assumptionsWithin,
  buildModel,
  diff,
  type Assumptions,
  type ConnectivityDiff,
  type Model,
} from '@landbridge/prover';
import { readConfiguration, type Configuration } from '@landbridge/terraform-model';
import type { Landscape } from '../landscape/manifest';
import { isApplied, localStateFile } from '../plan/applied';
import { workFolder, type Site } from '../plan/site';

const NOTHING: Configuration = { resources: new Map(), gaps: [] };

/** State files of the stacks that are applied. */
export function appliedStates(landscape: Landscape, site: Site, root: string): readonly string[] {
  return landscape.stacks.flatMap((stack) => {
    const workDir = workFolder(site, stack.name, stack.dir, root);
    return isApplied(stack, workDir) ? [localStateFile(stack, workDir)] : [];
  });
}

/** Connectivity that `head` has and what is applied has not, and the reverse. */
export function connectivityChange(
  head: Model,
  states: readonly string[],
  assumptions: Assumptions | undefined,
): ConnectivityDiff {
  const applied = states.length === 0 ? NOTHING : readConfiguration(states);
  return diff(buildModel(applied, assumptions && assumptionsWithin(assumptions, applied)), head);
}
