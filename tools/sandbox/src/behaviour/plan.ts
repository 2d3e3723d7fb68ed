import { LandbridgeError } from '@landbridge/terraform-model';
import type { Scope, TfObject } from '../contract';
import type { Diagnostic, Step } from '../protocol/messages';
import type { TypeSchema } from '../schema/compile-schema';
import { customPlan } from './custom';
import type { TypeFacts } from './facts';
import { planComplaints } from './core-checks';
import { leftBlocks } from './left-blocks';
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
  /** Tags from which the provider looks away. @default none */
  readonly ignoresTag?: (key: string) => boolean;
  /** Null on create. */
  readonly prior: TfObject | null;
  readonly proposed: TfObject;
  readonly config: TfObject;
  /** Nothing is planned that Terraform core allows only with the legacy type system. */
  readonly strict: boolean;
}

export interface PlanOutput {
  readonly planned: TfObject;
  readonly replace: readonly (readonly Step[])[];
  readonly diagnostics: readonly Diagnostic[];
  /** The plan has blocks that the configuration leaves to AWS, which needs the legacy type system. */
  readonly legacy: boolean;
}

/** Plans create or update. Terraform asks again, as for a create, when a path to replace has changed. */
export function planResource(input: PlanInput): PlanOutput {
  const { block } = input.schema;
  const prior = input.prior ?? undefined;
  const planned = planValues({ ...input, block, path: '', prior });
  planRegion(input, planned);
  const of = { block, facts: input.facts };
  const tagsAll = planTagsAll(of, input.defaultTags, input.config, planned, prior, input.ignoresTag);
  if (tagsAll !== undefined) planned['tags_all'] = tagsAll;
  const replace =
    prior === undefined ? [] : replacedPaths(block, input.facts, { prior, planned, config: input.config });
  if (prior !== undefined && regionChanged(input, prior, planned)) replace.push(['region']);
  const custom = customPlan(input, planned, replace);
  const legacy = !input.strict && leftBlocks(block, input.facts, input.config, planned).length > 0;
  if (legacy) assertAllowed(input, planned);
  return { planned, replace: custom.replace, diagnostics: custom.diagnostics, legacy };
}

/** Core would have stopped at these by itself, had the answer not been marked. */
function assertAllowed(input: PlanInput, planned: TfObject): void {
  const { type, facts, config, prior } = input;
  const complaints = planComplaints(input.schema.block, facts, {
    config,
    prior: prior ?? undefined,
    planned,
  });
  if (complaints.length === 0) return;
  throw new LandbridgeError({
    code: 'SBX010',
    place: type,
    message: `the sandbox made a plan that Terraform does not allow: ${complaints.join('; ')}`,
    fix: 'this is a defect of Landbridge; LANDBRIDGE_SANDBOX_STRICT=1 plans without what AWS chooses in blocks',
  });
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
