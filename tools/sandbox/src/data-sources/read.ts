import type { DataQuery, Fixture, Outcome, TfObject, TfValue, WorldView } from '../contract';
import { FORMS } from '../types/forms';
import { canonical } from '../types/seed';
import { DataSourceProblem, type Answer } from './answer';
import { LOOKUPS } from './lookups';
import { answerByLookup, lookupLike } from './lookup';
import { PURE } from './pure';
import { PUBLISHED } from './published';

/** Answers a data source; see `Simulation.readDataSource`. A fixture that fits comes before everything else. */
export function readDataSource(query: DataQuery, world: WorldView): Outcome<TfObject> {
  const fixture = query.fixtures[query.type]?.find((candidate) => fits(candidate, query.config));
  if (fixture !== undefined) return { ok: true, value: { ...query.config, ...fixture.values } };
  try {
    const answered = answerOf(query, world)(query, world);
    return { ok: true, value: { ...emptied(query), ...answered, ...region(query) } };
  } catch (error) {
    if (!(error instanceof DataSourceProblem)) throw error;
    const { message, code, attribute } = error;
    return { ok: false, refusals: [{ code, message, ...(attribute !== undefined && { attribute }) }] };
  }
}

function answerOf(query: DataQuery, world: WorldView): Answer {
  const { type } = query;
  const special = PURE[type] ?? PUBLISHED[type];
  if (special !== undefined) return special;
  const lookup = LOOKUPS[type];
  if (lookup !== undefined) return answerByLookup(lookup);
  // A data source named like a resource looks for the object that the resource makes.
  if (FORMS[type] !== undefined || world.list(type).length > 0) return answerByLookup(lookupLike(type));
  throw new DataSourceProblem(
    `the sandbox cannot answer data source ${type}. Give the answer in a fixtures file (--fixtures): {"${type}": [{"config": ${example(query.config)}, "values": {…}}]}`,
    'SBX201',
  );
}

/** Fixtures are compared by the arguments that they name; those that they leave out may be anything. */
function fits(fixture: Fixture, config: TfObject): boolean {
  return Object.entries(fixture.config ?? {}).every(
    ([name, value]) => canonical(value) === canonical(config[name] ?? null),
  );
}

function example(config: TfObject): string {
  const given = Object.entries(config).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return JSON.stringify(Object.fromEntries(given));
}

/** Collections that nobody filled are empty; single values stay null. */
function emptied({ block, config }: DataQuery): TfObject {
  const values: TfObject = { ...config };
  for (const [name, attribute] of Object.entries(block.attributes ?? {})) {
    if (values[name] !== null && values[name] !== undefined) continue;
    const kind = Array.isArray(attribute.type) ? attribute.type[0] : undefined;
    const empty: TfValue = kind === 'map' ? {} : kind === 'list' || kind === 'set' ? [] : null;
    values[name] = attribute.computed === true ? empty : null;
  }
  return values;
}

function region({ block, config, scope }: DataQuery): TfObject {
  const attribute = block.attributes?.['region'];
  return attribute?.computed === true && (config['region'] ?? null) === null ? { region: scope.region } : {};
}
