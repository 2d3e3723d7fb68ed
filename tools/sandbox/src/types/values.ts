import { UnknownValue } from '../contract';
import type { Scope, TfObject, TfValue, WorldObject, WorldTransaction, WorldView } from '../contract';

/** The attribute as text; undefined when it is absent, empty, unknown or something else. */
export function text(values: TfObject | undefined, name: string): string | undefined {
  const value = values?.[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The texts in a list or set attribute. */
export function texts(values: TfObject | undefined, name: string): readonly string[] {
  const value = values?.[name];
  return Array.isArray(value) ? value.filter((element) => typeof element === 'string') : [];
}

/** The elements of a block or of a list of objects. */
export function blocks(values: TfObject | undefined, name: string): readonly TfObject[] {
  const value = values?.[name];
  if (Array.isArray(value)) return value.filter(isObject);
  return isObject(value) ? [value] : [];
}

export function isObject(value: TfValue | undefined): value is TfObject {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof UnknownValue)
  );
}

/** The object with some of its values changed. */
export function patch(world: WorldTransaction, object: WorldObject, values: TfObject): void {
  world.put({ ...object, values: { ...object.values, ...values } });
}

/** The first of the types that has an object of this id, in whatever account and Region. */
export function lookUp(
  world: WorldView,
  types: readonly string[],
  id: string | undefined,
): WorldObject | undefined {
  if (id === undefined) return undefined;
  for (const type of types) {
    const found = world.get(type, id);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Account and Region of an object as a scope. */
export function scopeOf(object: WorldObject, partition = 'aws'): Scope {
  return { account: object.account, region: object.region, partition };
}
