import {
  assumptionsWithin,
  buildModel,
  diff,
  type Assumptions,
  type ConnectivityDiff,
  type Model,
} from '@landbridge/prover';
import { readConfiguration, type Configuration } from '@landbridge/terraform-model';

const NOTHING: Configuration = { resources: new Map(), gaps: [] };

/** Connectivity that `head` has and what is applied has not, and the reverse. */
export function connectivityChange(
  head: Model,
  states: readonly string[],
  assumptions: Assumptions | undefined,
): ConnectivityDiff {
  const applied = states.length === 0 ? NOTHING : readConfiguration(states);
  return diff(buildModel(applied, assumptions && assumptionsWithin(assumptions, applied)), head);
}
