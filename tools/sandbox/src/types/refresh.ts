import type {
  BlockSchema,
  ImportQuery,
  Outcome,
  Scope,
  TfObject,
  TfValue,
  WorldObject,
  WorldView,
} from '../contract';
import { factsOf } from '../behaviour/facts';
import { idOf } from './carry-out';
import { render } from './form';
import { GLOBAL, formOf, keyOf, moduleOf, nounOf, placeOf } from './identity';
import { Seed } from './seed';
import { withSecretsOf } from './secrets';

/** What AWS shows of an object now; see `Simulation.refresh`. */
export function refresh(
  type: string,
  scope: Scope,
  state: TfObject,
  block: BlockSchema,
  world: WorldView,
): TfObject | undefined {
  const object = world.get(nounOf(type), keyOf(type, state, idOf(type, state)), placeOf(block, scope, state));
  return object === undefined ? undefined : shown(type, object, state, block, world);
}

/** The object as a resource of the type shows it; undefined when it is gone with something else. */
export function shown(
  type: string,
  object: WorldObject,
  state: TfObject,
  block: BlockSchema,
  world: WorldView,
): TfObject | undefined {
  const more = moduleOf(type).shown?.(object, world, state);
  if (more === undefined && moduleOf(type).shown !== undefined) return undefined;
  const values: TfObject = {};
  for (const name of Object.keys(block.attributes ?? {}))
    values[name] = more?.[name] ?? object.values[name] ?? state[name] ?? null;
  for (const [name, nested] of Object.entries(block.block_types ?? {})) {
    const own = object.values[name] ?? state[name] ?? null;
    // Terraform lets nobody add blocks that the configuration does not have, so only filled ones show others' parts;
    // what it leaves to AWS may be shown, which is for the provider side to decide.
    const open = isFilled(own) || factsOf(type).computedBlocks?.includes(name) === true;
    values[name] = (open ? more?.[name] : undefined) ?? own ?? (nested.nesting_mode === 'single' ? null : []);
  }
  return withSecretsOf(state, values, block) as TfObject;
}

const isFilled = (value: TfValue): boolean => (Array.isArray(value) ? value.length > 0 : value !== null);

/** The object that an import id names; see `Simulation.find`. */
export function find(query: ImportQuery, world: WorldView): Outcome<TfObject> {
  const { type, scope, importId, block } = query;
  const forms = formOf(type)?.import;
  if (forms?.length === 0)
    return {
      ok: false,
      refusals: [{ code: 'ImportNotSupported', message: `resource ${type} does not support import` }],
    };
  const place = {
    account: scope.account,
    region: block.attributes?.['region'] === undefined ? GLOBAL : scope.region,
  };
  const candidates =
    forms === undefined ? direct(type, importId, place, world) : matching(query, forms, place, world);
  for (const object of candidates) {
    const values = shown(type, object, {}, block, world);
    if (values !== undefined) return { ok: true, value: values };
  }
  const where = `account ${scope.account}${place.region === GLOBAL ? '' : `, Region ${scope.region}`}`;
  return {
    ok: false,
    refusals: [
      {
        code: 'ResourceNotFound',
        message: `Cannot import non-existent remote object: the simulated account has no ${type} "${importId}" (${where})`,
      },
    ],
  };
}

function direct(
  type: string,
  id: string,
  place: Pick<WorldObject, 'account' | 'region'>,
  world: WorldView,
): readonly WorldObject[] {
  const object = world.get(nounOf(type), id, place);
  return object === undefined ? [] : [object];
}

/** Objects whose import id, written as the type's form says, is the one asked for. */
function matching(
  query: ImportQuery,
  forms: readonly string[],
  place: Pick<WorldObject, 'account' | 'region'>,
  world: WorldView,
): readonly WorldObject[] {
  return world.list(nounOf(query.type), place).filter((object) =>
    forms.some((form) => {
      const of = { scope: query.scope, values: object.values, id: object.id, seed: NO_SEED, purpose: '' };
      return render(form, of) === query.importId;
    }),
  );
}

const NO_SEED = new Seed('');
