import type { DataQuery, Outcome, Refusal, TfObject } from '../contract';
import { factsOf } from '../behaviour/facts';
import type { Diagnostic } from '../protocol/messages';
import { withoutIgnored } from '../behaviour/tags';
import { isObject } from '../behaviour/values';
import { conformBlock } from './conform';
import { scopeOf, type Provider } from './provider';
import { restoreSecrets, withholdSecrets } from './secrets';
import { settle, withoutEmpties } from './settle';
import { partitionOf, type ProviderSession } from './session';

/** What Terraform gets for a read: values, null for an object that is gone. */
export interface ReadOutput {
  readonly values: TfObject | null;
  readonly diagnostics: readonly Diagnostic[];
}

export async function readResource(
  provider: Provider,
  session: ProviderSession,
  type: string,
  state: TfObject,
): Promise<ReadOutput> {
  const { block } = provider.resource(type);
  const scope = scopeOf(session, state);
  const bare = withholdSecrets(block, state);
  const values = await provider.reads.read((view) =>
    provider.simulation.refresh(type, scope, bare, block, view),
  );
  if (values === undefined) return { values: null, diagnostics: [] };
  const shown = settle(
    { block, facts: factsOf(type), path: '', strict: provider.strict },
    state,
    conformBlock(block, undefined, values),
  );
  return { values: withoutIgnoredTags(restoreSecrets(block, shown, state), session), diagnostics: [] };
}

function withoutIgnoredTags(values: TfObject, session: ProviderSession): TfObject {
  const out = { ...values };
  for (const name of ['tags', 'tags_all']) {
    const tags = out[name];
    if (isObject(tags)) out[name] = withoutIgnored(tags, session.ignoresTag);
  }
  return out;
}

/** `<id>@<region>` names an object in another Region than the provider's. */
export async function importResource(
  provider: Provider,
  session: ProviderSession,
  type: string,
  id: string,
): Promise<ReadOutput> {
  const { block } = provider.resource(type);
  const suffix = /^(.*)@([a-z]{2,4}(?:-[a-z]+)+-\d)$/.exec(id);
  const regional = block.attributes?.['region']?.optional === true && suffix?.[2] !== undefined;
  const region = regional ? suffix[2] : undefined;
  const scope =
    region === undefined ? session.scope : { ...session.scope, region, partition: partitionOf(region) };
  const importId = regional ? (suffix[1] ?? id) : id;
  const found = await provider.reads.read((view) =>
    provider.simulation.find({ type, scope, importId, block }, view),
  );
  if (found.ok) {
    const shown = settle(
      { block, facts: factsOf(type), path: '', strict: provider.strict },
      {},
      conformBlock(block, undefined, found.value),
    );
    return { values: withoutIgnoredTags(withoutEmpties(block, shown), session), diagnostics: [] };
  }
  return {
    values: null,
    diagnostics: found.refusals.map((refusal) => complaint(`importing ${type} (${id})`, refusal)),
  };
}

export async function readDataSource(
  provider: Provider,
  session: ProviderSession,
  type: string,
  config: TfObject,
): Promise<ReadOutput> {
  const { block } = provider.dataSource(type);
  const query: DataQuery = {
    type,
    scope: scopeOf(session, config),
    config,
    block,
    defaultTags: session.defaultTags,
    fixtures: provider.fixtures,
  };
  const outcome: Outcome<TfObject> = await provider.reads.read((view) =>
    provider.simulation.readDataSource(query, view),
  );
  if (!outcome.ok)
    return {
      values: null,
      diagnostics: outcome.refusals.map((refusal) => complaint(`reading data.${type}`, refusal)),
    };
  const values = conformBlock(block, undefined, { ...outcome.value, ...argumentsOf(config) });
  return { values, diagnostics: [] };
}

/** Terraform holds a data source to its own arguments. */
function argumentsOf(config: TfObject): TfObject {
  return Object.fromEntries(
    Object.entries(config).filter(
      ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

function complaint(what: string, refusal: Refusal): Diagnostic {
  return {
    severity: 'error',
    summary: `${what}: ${refusal.code}: ${refusal.message}`,
    ...(refusal.attribute === undefined ? {} : { attribute: [refusal.attribute] }),
  };
}
