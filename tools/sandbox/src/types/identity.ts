import {
  UnknownValue,
  type BlockSchema,
  type Scope,
  type TfObject,
  type WorldObject,
  type WorldView,
} from '../contract';
import { render, type Form } from './form';
import { FORMS } from './forms';
import { generalArn } from './generic';
import { MODULES } from './modules';
import { Seed } from './seed';
import type { TypeModule } from './type-module';

const NO_MODULE: TypeModule = {};

export const moduleOf = (type: string): TypeModule => MODULES[type] ?? NO_MODULE;

/** The type under which AWS's object is kept. */
export const nounOf = (type: string): string => moduleOf(type).noun ?? type;

export function formOf(type: string): Form | undefined {
  return FORMS[type];
}

/** Where objects of the type live: types that take no `region` are global. */
export function placeOf(
  block: BlockSchema,
  scope: Scope,
  values: TfObject | undefined,
): Pick<WorldObject, 'account' | 'region'> {
  if (block.attributes?.['region'] === undefined) return { account: scope.account, region: GLOBAL };
  const own = values?.['region'];
  return { account: scope.account, region: typeof own === 'string' && own !== '' ? own : scope.region };
}

/** What the world keeps an object under: its id, but where ids of several objects are alike. */
export function keyOf(type: string, values: TfObject, id: string): string {
  return formOf(type)?.key?.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '')) ?? id;
}

/** The Region of objects that have none. */
export const GLOBAL = 'global';

export interface Identity {
  readonly id: string;
  readonly seed: Seed;
  /** The plan with generated names in place, by which the id was made. */
  readonly planned: TfObject;
}

/** Names by which AWS knows things of a type without ids of its own; the first that the type has. */
const NAMING = ['name', 'bucket', 'function_name', 'key_name', 'identifier', 'domain_name'] as const;

/**
 * The id of a new object: equal content gives equal ids whatever its address; a second object of the same content gets
 * another one. What was destroyed leaves its id to its successor.
 */
export function identify(
  type: string,
  scope: Scope,
  plan: TfObject,
  block: BlockSchema,
  world: WorldView,
): Identity {
  const place = placeOf(block, scope, plan);
  const noun = nounOf(type);
  const { tags_all: _inherited, ...content } = plan;
  const candidate = (ordinal: number): Identity => {
    const seed = Seed.of(noun, place.account, place.region, content, ordinal);
    const planned = withNames(plan, block, seed);
    return { id: idOf(type, scope, planned, block, seed, world), seed, planned };
  };
  const isTaken = ({ id, planned }: Identity): boolean =>
    world.get(noun, keyOf(type, planned, id), place) !== undefined;
  const first = candidate(1);
  if (!isTaken(first)) return first;
  const second = candidate(2);
  // An id made of arguments only is the same again: then it is a duplicate, which is for the refusals to tell.
  return second.id === first.id || !isTaken(second) ? second : firstFree(candidate, isTaken);
}

/** By doubling and halving: a thousand objects of one content must not cost a million looks. */
function firstFree(candidate: (ordinal: number) => Identity, isTaken: (one: Identity) => boolean): Identity {
  let taken = 2;
  while (isTaken(candidate(taken * 2))) taken *= 2;
  let free = taken * 2;
  while (free - taken > 1) {
    const middle = (free + taken) >> 1;
    if (isTaken(candidate(middle))) taken = middle;
    else free = middle;
  }
  return candidate(free);
}

function withNames(plan: TfObject, block: BlockSchema, seed: Seed): TfObject {
  const named = { ...plan };
  for (const name of ['name', 'bucket'])
    if (named[name] instanceof UnknownValue && block.attributes?.[name]?.optional === true) {
      const prefix = named[`${name}_prefix`];
      named[name] =
        `${typeof prefix === 'string' && prefix !== '' ? prefix : 'terraform-'}${seed.hex(26, name)}`;
    }
  return named;
}

function idOf(
  type: string,
  scope: Scope,
  planned: TfObject,
  block: BlockSchema,
  seed: Seed,
  world: WorldView,
): string {
  const given = planned['id'];
  if (typeof given === 'string' && given !== '') return given;
  const form = formOf(type);
  const own = moduleOf(type).id;
  if (own !== undefined) return own({ type, scope, planned, prior: undefined, block, seed, world });
  const of = { scope, values: planned, id: '', seed, purpose: 'id' };
  const template = form?.id ?? generalId(type, planned, block);
  // Computed parts that the id is made of, like an ARN or an allocation id.
  const values = { ...planned };
  for (const name of template.match(/(?<=\{)[a-z_]+(?=\})/g) ?? []) {
    if (!(values[name] instanceof UnknownValue)) continue;
    const making = { type, scope, id: '', planned: values, prior: undefined, block, seed, world };
    const known = form?.values?.[name] ?? (name === 'arn' ? generalArn(type) : '');
    values[name] =
      moduleOf(type).values?.[name]?.(making) ??
      (typeof known === 'string' ? render(known, { ...of, values, purpose: name }) : known);
  }
  return render(template, { ...of, values });
}

function generalId(type: string, planned: TfObject, block: BlockSchema): string {
  for (const name of NAMING)
    if (block.attributes?.[name] !== undefined && typeof planned[name] === 'string') return `{${name}}`;
  return `${type.split('_').slice(2).join('-') || type}-{hex:17}`;
}
