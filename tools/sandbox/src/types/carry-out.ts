import { UnknownValue } from '../contract';
import type { BlockSchema, Change, TfObject, TfValue, WorldObject, WorldTransaction } from '../contract';
import { materializeDefaultNetwork } from './ec2/default-network';
import { fill } from './fill';
import { formOf, identify, keyOf, moduleOf, nounOf, placeOf } from './identity';
import { Seed } from './seed';
import { deleteWithParts } from './parts';
import { withoutSecrets } from './secrets';
import type { Making } from './type-module';

/** Carries out what was planned; see `Simulation.carryOut`. */
export function carryOut(change: Change, block: BlockSchema, world: WorldTransaction): TfObject | undefined {
  switch (change.operation) {
    case 'create':
      return create(change, block, world);
    case 'update':
      return update(change, block, world);
    case 'delete':
      remove(change, block, world);
      return undefined;
  }
}

function create(change: Change, block: BlockSchema, world: WorldTransaction): TfObject {
  const { type, scope } = change;
  const plan = change.planned ?? {};
  const module = moduleOf(type);
  materializeDefaultNetwork(type, plan, scope, world);
  const adopted = module.adopts?.({ type, scope, planned: plan, prior: undefined, block, world });
  const identity = identify(
    type,
    scope,
    adopted === undefined ? plan : { ...plan, id: adopted.id },
    block,
    world,
  );
  const making: Making = { type, scope, ...identity, prior: undefined, block, world };
  const values = fill(making, formOf(type), module);
  const object: WorldObject =
    adopted === undefined
      ? {
          type: nounOf(type),
          ...placeOf(block, scope, values),
          id: keyOf(type, values, making.id),
          values: stored(values, block),
        }
      : { ...adopted, values: { ...adopted.values, ...stored(values, block) } };
  world.put(object);
  module.created?.(object, making, world);
  return afterEffects(values, plan, object, block, world);
}

function update(change: Change, block: BlockSchema, world: WorldTransaction): TfObject {
  const { type, scope, prior = {} } = change;
  const plan = change.planned ?? prior;
  const module = moduleOf(type);
  const place = placeOf(block, scope, plan);
  const before = idOf(type, prior);
  const key = keyOf(type, prior, before);
  const noun = nounOf(type);
  const current = world.get(noun, key, place);
  const seed = Seed.of(noun, place.account, place.region, plan, 1);
  const id =
    typeof plan['id'] === 'string' || block.attributes?.['id'] === undefined
      ? before
      : newId(change, block, world, before);
  const making: Making = { type, scope, id, planned: plan, prior, block, world, seed };
  const values = fill(making, formOf(type), module);
  const now = keyOf(type, values, id);
  if (now !== key) world.delete({ type: noun, ...place, id: key });
  const object: WorldObject = {
    ...(current ?? { type: noun, ...place }),
    id: now,
    values: { ...current?.values, ...stored(values, block) },
  };
  world.put(object);
  module.updated?.(object, making, world);
  return afterEffects(values, plan, object, block, world);
}

/** The id after an update that changes it: another one than before, unless it is made of arguments that stayed. */
function newId(change: Change, block: BlockSchema, world: WorldTransaction, before: string): string {
  const { id } = identify(change.type, change.scope, { ...change.planned }, block, world);
  return id === '' ? before : id;
}

function remove(change: Change, block: BlockSchema, world: WorldTransaction): void {
  const prior = change.prior ?? {};
  const module = moduleOf(change.type);
  const object = world.get(
    nounOf(change.type),
    keyOf(change.type, prior, idOf(change.type, prior)),
    placeOf(block, change.scope, prior),
  );
  if (object === undefined) return;
  module.deleted?.(object, world);
  if (module.keeps !== true) deleteWithParts(object, world);
}

/** What the resource's own creation did to it by way of others, as far as the plan left it open. */
function afterEffects(
  values: TfObject,
  plan: TfObject,
  object: WorldObject,
  block: BlockSchema,
  world: WorldTransaction,
): TfObject {
  const now = world.get(object.type, object.id, { account: object.account, region: object.region });
  if (now === undefined) return values;
  const result: TfObject = { ...values };
  for (const name of [...Object.keys(block.attributes ?? {}), ...Object.keys(block.block_types ?? {})]) {
    const known = plan[name];
    const after = now.values[name];
    if (known instanceof UnknownValue && after !== undefined && after !== null) result[name] = after;
  }
  return result;
}

const stored = (values: TfObject, block: BlockSchema): TfObject => withoutSecrets(values, block) as TfObject;

/** The id in a state; types without an `id` attribute are known by the arguments that their form names. */
export function idOf(type: string, state: TfObject): string {
  const own = state['id'];
  if (typeof own === 'string' && own !== '') return own;
  const template = formOf(type)?.id ?? '';
  return template.replace(/\{(\w+)\}/g, (_, name: string) => textOf(state[name]));
}

const textOf = (value: TfValue | undefined): string =>
  typeof value === 'string' ? value : String(value ?? '');
