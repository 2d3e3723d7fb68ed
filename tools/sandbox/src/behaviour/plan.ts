import type { Scope, TfObject } from '../contract';
import type { Diagnostic, Step } from '../protocol/messages';
import type { TypeSchema } from '../schema/compile-schema';
import { customPlan } from './custom';
import type { TypeFacts } from './facts';
import { planValues } from './plan-values';
import { replacedPaths } from './replacement';
import { planTagsAll } from './tags';
import { equal, isAbsent, isUnknown } from './values';

/** What one plan of one resource starts from; destroy is not planned here. */
export interface PlanInput {
  readonly type: string;
  readonly schema: TypeSchema;
  readonly facts: TypeFacts;
  readonly scope: Scope;
  readonly defaultTags: Readonly<Record<string, string>>;
  /** Null on create. */
  readonly prior: TfObject | null;
  readonly proposed: TfObject;
  readonly config: TfObject;
}

export interface PlanOutput {
  readonly planned: TfObject;
  readonly replace: readonly (readonly Step[])[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Plans create or update. Terraform asks again, as for a create, when a path to replace has changed. */
export function planResource(input: PlanInput): PlanOutput {
  const { block } = input.schema;
  const prior = input.prior ?? undefined;
  const planned = planValues({ ...input, block, path: '', prior });
  planRegion(input, planned);
  const tagsAll = planTagsAll({ block, facts: input.facts }, input.defaultTags, input.config, planned, prior);
  if (tagsAll !== undefined) planned['tags_all'] = tagsAll;
  const replace =
    prior === undefined ? [] : replacedPaths(block, input.facts, { prior, planned, config: input.config });
  if (prior !== undefined && regionChanged(input, prior, planned)) replace.push(['region']);
  const custom = customPlan(input, planned, replace);
  return { planned, replace: custom.replace, diagnostics: custom.diagnostics };
}

/** Per-resource `region`, absent = the provider's. It is there in every regional type, optional and computed. */
function planRegion(input: PlanInput, planned: TfObject): void {
  if (!hasOwnRegion(input)) return;
  if (isAbsent(input.config['region'])) planned['region'] = input.scope.region;
}

function regionChanged(input: PlanInput, prior: TfObject, planned: TfObject): boolean {
  if (!hasOwnRegion(input) || isAbsent(prior['region'])) return false;
  return isUnknown(planned['region']) || !equal(prior['region'], planned['region'], 'string');
}

function hasOwnRegion(input: PlanInput): boolean {
  const region = input.schema.block.attributes?.['region'];
  return region?.optional === true && region.computed === true;
}
