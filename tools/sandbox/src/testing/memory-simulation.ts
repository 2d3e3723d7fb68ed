import { createHash } from 'node:crypto';
import type {
  BlockSchema,
  Change,
  CtyType,
  Scope,
  Simulation,
  TfObject,
  TfValue,
  WorldObject,
  WorldTransaction,
} from '../contract';
import { isUnknown } from '../behaviour/values';

/** A simulation without an account behind it: objects in memory, invented values. For tests of the provider side. */
export function memorySimulation(): Simulation {
  const objects = new Map<string, WorldObject>();
  const ordinals = new Map<string, number>();
  const key = (type: string, id: string): string => `${type}/${id}`;
  const transaction: WorldTransaction = {
    get: (type, id) => objects.get(key(type, id)),
    list: (type) => [...objects.values()].filter((object) => object.type === type),
    where: (type, attribute, value) =>
      [...objects.values()].filter((object) => object.type === type && object.values[attribute] === value),
    put: (object) => void objects.set(key(object.type, object.id), object),
    delete: (object) => void objects.delete(key(object.type, object.id)),
    ordinal(seed) {
      const next = (ordinals.get(seed) ?? 0) + 1;
      ordinals.set(seed, next);
      return next;
    },
  };
  return {
    transact: (work) => Promise.resolve(work(transaction)),
    read: (work) => Promise.resolve(work(transaction)),
    check: () => [],
    carryOut: (change, block, world) => carryOut(change, block, world),
    refresh: (type, _scope, state) => objects.get(key(type, String(state['id'])))?.values,
    find(query) {
      const found = objects.get(key(query.type, query.importId));
      if (found !== undefined) return { ok: true, value: found.values };
      return { ok: false, refusals: [{ code: 'NotFound', message: `${query.importId} does not exist` }] };
    },
    readDataSource: (query) => ({
      ok: true,
      value: fill(query.block, query.config, `data-${query.type}`, query.scope, true),
    }),
    close: () => Promise.resolve(),
  };
}

function carryOut(change: Change, block: BlockSchema, world: WorldTransaction): TfObject | undefined {
  if (change.planned === undefined) {
    world.delete({ type: change.type, id: String(change.prior?.['id']), ...change.scope });
    return undefined;
  }
  const prior = change.prior?.['id'];
  const id = typeof prior === 'string' ? prior : newId(change, world);
  const values = fill(block, change.planned, id, change.scope, false);
  world.put({ type: change.type, account: change.scope.account, region: change.scope.region, id, values });
  return values;
}

function newId(change: Change, world: WorldTransaction): string {
  const seed = `${change.type} ${JSON.stringify(change.planned)}`;
  return `sim-${createHash('sha256')
    .update(`${seed}${world.ordinal(seed)}`)
    .digest('hex')
    .slice(0, 17)}`;
}

function fill(block: BlockSchema, values: TfObject, id: string, scope: Scope, nulls: boolean): TfObject {
  const out: TfObject = {};
  for (const [name, attribute] of Object.entries(block.attributes ?? {})) {
    const value = values[name];
    const wanted = isUnknown(value) || (nulls && (value ?? null) === null && attribute.computed);
    out[name] =
      name === 'id' && wanted ? id : wanted ? invent(attribute.type, name, id, scope) : (value ?? null);
  }
  for (const [name, nested] of Object.entries(block.block_types ?? {})) {
    const value = values[name];
    out[name] = Array.isArray(value)
      ? value.map((item, index) => fill(nested.block, item as TfObject, `${id}-${index}`, scope, false))
      : (value ?? null);
  }
  return out;
}

function invent(type: CtyType, name: string, id: string, scope: Scope): TfValue {
  if (name === 'arn') return `arn:${scope.partition}:sim:${scope.region}:${scope.account}:${id}`;
  if (name === 'region') return scope.region;
  if (type === 'string' || type === 'dynamic') return `${name}-${id}`;
  if (type === 'number') return 0;
  if (type === 'bool') return false;
  if (type[0] === 'map') return {};
  if (type[0] === 'object')
    return Object.fromEntries(
      Object.entries(type[1]).map(([key, inner]) => [key, invent(inner, key, id, scope)]),
    );
  return [];
}
