import type { TfObject } from '../../contract';
import type { Diagnostic, Step } from '../../protocol/messages';
import type { PlanInput } from '../plan';

/** What a type's own rule may change about a plan. */
export interface CustomPlan {
  readonly replace: Step[][];
  readonly diagnostics: Diagnostic[];
}

/** Applies the rules that a type has beyond its facts. */
export function customPlan(_input: PlanInput, _planned: TfObject, replace: Step[][]): CustomPlan {
  return { replace, diagnostics: [] };
}
