import {
  assumptionsWithin,
  buildModel,
  diff,
  type Assumptions,
  interruptions,
  type ConnectivityDiff,
  type Interruption,
  type Model,
} from '@landbridge/prover';
import { readConfiguration, type Configuration } from '@landbridge/terraform-model';

const NOTHING: Configuration = { resources: new Map(), gaps: [] };

/** What is applied, by its states. */
export function appliedModel(states: readonly string[], assumptions: Assumptions | undefined): Model {
  const applied = states.length === 0 ? NOTHING : readConfiguration(states);
  return buildModel(applied, assumptions && assumptionsWithin(assumptions, applied));
}

/** What differs between what is applied, or was, and what is configured. */
export interface Difference {
  /** Connectivity that the one has and the other has not. */
  readonly connectivity: ConnectivityDiff;
  /** Links and gateways whose change drops sessions or withdraws prefixes. */
  readonly interruptions: readonly Interruption[];
}

export function differenceOf(base: Model, head: Model): Difference {
  return { connectivity: diff(base, head), interruptions: interruptions(base, head) };
}
