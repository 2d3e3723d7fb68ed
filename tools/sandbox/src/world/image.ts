import type { Scope, WorldObject } from '../contract';
import type { Change, ObjectKey } from './record';

/** Objects by a value and by their place. */
type Index = Map<string, Map<string, WorldObject>>;

const NOTHING: readonly WorldObject[] = [];

/** All objects in memory, by type and by the values of their attributes. */
export class Image {
  private readonly types = new Map<string, Map<string, WorldObject>>();
  /** By type and attribute, made when first asked for. */
  private readonly indexes = new Map<string, Map<string, Index>>();
  readonly ordinals = new Map<string, number>();
  private count = 0;

  get size(): number {
    return this.count;
  }

  get typeNames(): readonly string[] {
    return [...this.types].filter(([, objects]) => objects.size > 0).map(([type]) => type);
  }

  apply(change: Change): void {
    for (const key of change.delete ?? []) this.remove(key);
    for (const object of change.put ?? []) this.put(object);
    for (const [seed, ordinal] of Object.entries(change.ordinals ?? {})) this.ordinals.set(seed, ordinal);
    // An empty account begins anew: what is built again gets the ids that it had.
    if (this.count === 0) this.ordinals.clear();
  }

  get(type: string, id: string, scope?: Partial<Scope>): WorldObject | undefined {
    const objects = this.types.get(type);
    if (objects === undefined) return undefined;
    if (scope?.account !== undefined && scope.region !== undefined)
      return objects.get(`${scope.account}/${scope.region}/${id}`);
    return this.where(type, '', id, scope)[0];
  }

  list(type: string, scope?: Partial<Scope>): readonly WorldObject[] {
    const objects = this.types.get(type);
    return objects === undefined ? NOTHING : [...objects.values()].filter((object) => within(object, scope));
  }

  /** Objects whose attribute has this value, or holds it as an element; the attribute '' is the id. */
  where(type: string, attribute: string, value: string, scope?: Partial<Scope>): readonly WorldObject[] {
    const found = this.index(type, attribute).get(value);
    return found === undefined ? NOTHING : [...found.values()].filter((object) => within(object, scope));
  }

  private index(type: string, attribute: string): Index {
    let ofType = this.indexes.get(type);
    if (ofType === undefined) this.indexes.set(type, (ofType = new Map()));
    let index = ofType.get(attribute);
    if (index === undefined) {
      ofType.set(attribute, (index = new Map()));
      for (const [key, object] of this.types.get(type) ?? []) addTo(index, attribute, key, object);
    }
    return index;
  }

  private put(object: WorldObject): void {
    const key = localKey(object.account, object.region, object.id);
    let objects = this.types.get(object.type);
    if (objects === undefined) this.types.set(object.type, (objects = new Map()));
    const previous = objects.get(key);
    if (previous === undefined) this.count++;
    objects.set(key, object);
    for (const [attribute, index] of this.indexes.get(object.type) ?? []) {
      if (previous !== undefined) removeFrom(index, attribute, key, previous);
      addTo(index, attribute, key, object);
    }
  }

  private remove([type, account, region, id]: ObjectKey): void {
    const key = localKey(account, region, id);
    const previous = this.types.get(type)?.get(key);
    if (previous === undefined) return;
    this.types.get(type)?.delete(key);
    this.count--;
    for (const [attribute, index] of this.indexes.get(type) ?? [])
      removeFrom(index, attribute, key, previous);
  }
}

export const localKey = (account: string, region: string, id: string): string => `${account}/${region}/${id}`;

export function within(object: WorldObject, scope: Partial<Scope> | undefined): boolean {
  return (
    (scope?.account === undefined || scope.account === object.account) &&
    (scope?.region === undefined || scope.region === object.region)
  );
}

/** The values by which an object is found under an attribute. */
export function keysUnder(object: WorldObject, attribute: string): readonly string[] {
  if (attribute === '') return [object.id];
  const value = object.values[attribute];
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((element) => typeof element === 'string') : [];
}

function addTo(index: Index, attribute: string, key: string, object: WorldObject): void {
  for (const value of keysUnder(object, attribute)) {
    const found = index.get(value);
    if (found === undefined) index.set(value, new Map([[key, object]]));
    else found.set(key, object);
  }
}

function removeFrom(index: Index, attribute: string, key: string, object: WorldObject): void {
  for (const value of keysUnder(object, attribute)) index.get(value)?.delete(key);
}
