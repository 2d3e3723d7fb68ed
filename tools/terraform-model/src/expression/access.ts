import { Reference, Unknown, type Value, type ValueMap } from '../value';
import { ExpressionFailure } from './failure';

/** What stands behind a whole resource (a {@link Reference} with an empty attribute). */
export interface ResourceLookup {
  /** The attribute of the resource: its argument's value where it is configured, else a reference. */
  attributeOf(resource: Reference, name: string): Value;
}

export function isMap(value: Value): value is ValueMap {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Reference) &&
    !(value instanceof Unknown)
  );
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** A map of its entries, safe for hostile keys such as `__proto__`. */
export function mapOf(entries: Iterable<readonly [string, Value]>): ValueMap {
  return Object.fromEntries(entries);
}

export function entriesOf(map: ValueMap): [string, Value][] {
  return Object.entries(map);
}

/** Terraform visits maps in the order of their keys. */
export function sortedEntries(map: ValueMap): [string, Value][] {
  return entriesOf(map).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/** `of.name` */
export function attribute(of: Value, name: string, resources: ResourceLookup): Value {
  if (of instanceof Unknown) return of;
  if (of instanceof Reference) {
    return of.attribute === ''
      ? resources.attributeOf(of, name)
      : new Reference(of.resource, `${of.attribute}.${name}`);
  }
  if (isMap(of)) {
    const value = Object.hasOwn(of, name) ? of[name] : undefined;
    if (value === undefined) throw new ExpressionFailure(`there is no attribute "${name}"`, 'reference');
    return value;
  }
  if (isList(of) && /^\d+$/.test(name)) return element(of, Number(name));
  throw new ExpressionFailure(`a ${kindOf(of)} has no attribute "${name}"`);
}

/** `of[index]` */
export function index(of: Value, at: Value, resources: ResourceLookup): Value {
  if (of instanceof Unknown) return of;
  if (at instanceof Unknown) return at;
  if (at instanceof Reference) return new Unknown(`index ${at.toString()} is known after apply`);
  if (isList(of)) {
    const position = typeof at === 'string' && /^-?\d+$/.test(at) ? Number(at) : at;
    if (typeof position !== 'number')
      throw new ExpressionFailure(`a list has no index ${JSON.stringify(at)}`);
    return element(of, position);
  }
  if (typeof at !== 'string' && typeof at !== 'number')
    throw new ExpressionFailure('an index is a number or a string');
  return attribute(of, String(at), resources);
}

function element(list: readonly Value[], position: number): Value {
  const value = list[position];
  if (value === undefined) {
    throw new ExpressionFailure(`index ${position} is outside a list of ${list.length}`, 'reference');
  }
  return value;
}

export function kindOf(value: Value): string {
  if (value === null) return 'null';
  if (isList(value)) return 'list';
  if (isMap(value)) return 'map';
  return typeof value;
}

/** The first unknown in a value, at any depth. A reference is known to be that reference. */
export function findUnknown(value: Value): Unknown | undefined {
  if (value instanceof Unknown) return value;
  if (isList(value)) {
    for (const item of value) {
      const found = findUnknown(item);
      if (found !== undefined) return found;
    }
  } else if (isMap(value)) {
    for (const name in value) {
      const found = findUnknown(value[name] ?? null);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** What keeps a value from being plain data: an unknown or a reference in it. */
export function findSymbol(value: Value): Unknown | undefined {
  if (value instanceof Reference) return new Unknown(`${value.toString()} is known after apply`);
  if (value instanceof Unknown) return value;
  if (isList(value)) {
    for (const item of value) {
      const found = findSymbol(item);
      if (found !== undefined) return found;
    }
  } else if (isMap(value)) {
    for (const [, item] of entriesOf(value)) {
      const found = findSymbol(item);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
