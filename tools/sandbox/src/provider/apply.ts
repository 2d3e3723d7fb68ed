import type { Change, Refusal, TfObject } from '../contract';
import { factsOf } from '../behaviour/facts';
import { oneOfComplaints } from '../behaviour/validate';
import type { Diagnostic } from '../protocol/messages';
import { conformBlock } from './conform';
import { patiently } from './patience';
import { scopeOf, type Provider } from './provider';
import { restoreSecrets, withholdSecrets } from './secrets';
import type { ProviderSession } from './session';

export interface ApplyOutput {
  readonly values: TfObject | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Creates, updates or deletes one resource in the simulated account, unless AWS would refuse it. */
export async function applyChange(
  provider: Provider,
  session: ProviderSession,
  type: string,
  prior: TfObject | null,
  planned: TfObject | null,
  config: TfObject | null,
): Promise<ApplyOutput> {
  const { block } = provider.resource(type);
  const incomplete = oneOfComplaints(factsOf(type).oneOfAtApply ?? [], config ?? {});
  if (planned !== null && incomplete.length > 0) return { values: prior, diagnostics: incomplete };
  const change: Change = {
    type,
    operation: prior === null ? 'create' : planned === null ? 'delete' : 'update',
    scope: scopeOf(session, planned ?? prior),
    prior: prior === null ? undefined : withholdSecrets(block, prior),
    planned: planned === null ? undefined : withholdSecrets(block, planned),
  };
  const attempt = (): Promise<TfObject | undefined | readonly Refusal[]> =>
    provider.simulation.transact((transaction) => {
      const refusals = provider.simulation.check(change, transaction);
      return refusals.length > 0 ? refusals : provider.simulation.carryOut(change, block, transaction);
    });
  const result = await patiently(change, attempt, (outcome) => (isRefusal(outcome) ? outcome : []));
  if (isRefusal(result)) {
    provider.tally.refused += result.length;
    return { values: prior, diagnostics: result.map((refusal) => explain(change, refusal)) };
  }
  count(provider, change);
  if (planned === null || result === undefined) return { values: null, diagnostics: [] };
  return { values: restoreSecrets(block, conformBlock(block, planned, result), planned), diagnostics: [] };
}

function isRefusal(result: TfObject | undefined | readonly Refusal[]): result is readonly Refusal[] {
  return Array.isArray(result);
}

const VERBS = { create: 'creating', update: 'updating', delete: 'deleting' } as const;

/** AWS's refusal in the form the provider prints API errors. */
function explain(change: Change, refusal: Refusal): Diagnostic {
  return {
    severity: 'error',
    summary: `${VERBS[change.operation]} ${change.type}: api error ${refusal.code}: ${refusal.message}`,
    detail: 'Refused by the sandbox, as AWS would refuse it.',
    ...(refusal.attribute === undefined ? {} : { attribute: [refusal.attribute] }),
  };
}

function count(provider: Provider, change: Change): void {
  const counters = { create: 'created', update: 'updated', delete: 'deleted' } as const;
  provider.tally[counters[change.operation]] += 1;
  if (factsOf(change.type).origin === 'shape') provider.tally.shapeOnly.add(change.type);
}
