import { Reference, Unknown, type Value, type ValueMap } from '../../value';
import { entriesOf, findSymbol, isList, isMap, kindOf, mapOf, sortedEntries } from '../access';
import { equal, toNumber, toText } from '../convert';
import { ExpressionFailure } from '../failure';

/** Thrown inside this file to give up with an Unknown; `guard` turns it into the result. */
class GiveUp {
  constructor(readonly unknown: Unknown) {}
}

function guard(body: (...args: Value[]) => Value): (...args: Value[]) => Value {
  return (...args) => {
    try {
      return body(...args);
    } catch (error) {
      if (error instanceof GiveUp) return error.unknown;
      throw error;
    }
  };
}

function giveUp(value: Unknown | Reference): never {
  throw new GiveUp(
    value instanceof Unknown ? value : new Unknown(`${value.toString()} is known after apply`),
  );
}

function list(value: Value | undefined): readonly Value[] {
  if (value instanceof Unknown || value instanceof Reference) return giveUp(value);
  if (value !== undefined && isList(value)) return value;
  throw new ExpressionFailure(`expected a list, got a ${kindOf(value ?? null)}`);
}

function map(value: Value | undefined): ValueMap {
  if (value instanceof Unknown || value instanceof Reference) return giveUp(value);
  if (value !== undefined && isMap(value)) return value;
  throw new ExpressionFailure(`expected a map, got a ${kindOf(value ?? null)}`);
}

function number(value: Value | undefined): number {
  const result = toNumber(value ?? null);
  return result instanceof Unknown ? giveUp(result) : result;
}

function text(value: Value | undefined): string {
  const result = toText(value ?? null);
  return result instanceof Unknown ? giveUp(result) : result;
}

function flatten(value: Value): readonly Value[] {
  if (value instanceof Unknown) return giveUp(value);
  return isList(value) ? value.flatMap(flatten) : [value];
}

/** Whether two elements are the same; gives up when only apply decides. */
function same(left: Value, right: Value): boolean {
  return equal(left, right) ?? giveUp(new Unknown('compares values known after apply'));
}

/**
 * Equal elements once. Different references are kept apart: that they may turn out the same string matters to the
 * size of a set, never to what is in it.
 */
function distinct(values: readonly Value[]): Value[] {
  const seen = new Set<string>();
  const result: Value[] = [];
  for (const value of values) {
    if (value instanceof Unknown) return giveUp(value);
    const key =
      value instanceof Reference ? `ref ${value.toString()}` : `${typeof value} ${JSON.stringify(value)}`;
    if (!seen.has(key)) result.push(value);
    seen.add(key);
  }
  return result;
}

/** A set of texts is visited in their order. */
function toSet(value: Value): Value {
  if (value instanceof Reference) return value;
  const values = distinct(list(value));
  return values.every((item) => typeof item === 'string') ? [...values].sort() : values;
}

function length(value: Value | undefined): Value {
  if (typeof value === 'string') return [...value].length;
  if (value !== undefined && isMap(value)) return entriesOf(value).length;
  return list(value).length;
}

function elementAt(value: Value | undefined, at: Value | undefined): Value {
  const items = list(value);
  const position = number(at);
  if (items.length === 0) throw new ExpressionFailure('element() of an empty list');
  return items[((position % items.length) + items.length) % items.length] ?? null;
}

function lookup(of: Value | undefined, key: Value | undefined, fallback: Value | undefined): Value {
  const values = map(of);
  const name = text(key);
  const found = Object.hasOwn(values, name) ? values[name] : fallback;
  if (found === undefined) throw new ExpressionFailure(`lookup() finds no key "${name}"`, 'reference');
  return found;
}

function contains(of: Value | undefined, wanted: Value | undefined): Value {
  const verdicts = list(of).map((item) => equal(item, wanted ?? null));
  if (verdicts.includes(true)) return true;
  return verdicts.includes(undefined) ? new Unknown('compares values known after apply') : false;
}

function one(value: Value | undefined): Value {
  const items = list(value);
  if (items.length > 1) throw new ExpressionFailure('one() of more than one element');
  return items[0] ?? null;
}

function setProduct(...args: Value[]): Value {
  return args
    .map(list)
    .reduce<Value[][]>((rows, items) => rows.flatMap((row) => items.map((item) => [...row, item])), [[]]);
}

function sort(value: Value | undefined): Value {
  const symbol = findSymbol(value ?? null);
  if (symbol !== undefined) return symbol;
  return [...list(value)].map((item) => text(item)).sort();
}

function coalesce(...args: Value[]): Value {
  for (const arg of args) {
    if (arg instanceof Unknown) return arg;
    if (arg instanceof Reference && arg.attribute !== 'id' && arg.attribute !== 'arn' && arg.attribute !== '')
      return giveUp(arg);
    if (arg !== null && arg !== '') return arg;
  }
  throw new ExpressionFailure('coalesce() finds no value');
}

function transpose(value: Value | undefined): Value {
  const result = new Map<string, Value[]>();
  for (const [key, names] of sortedEntries(map(value))) {
    for (const name of list(names)) result.set(text(name), [...(result.get(text(name)) ?? []), key]);
  }
  return mapOf(result);
}

function range(...args: Value[]): Value {
  const [first = 0, second, step] = args.map((arg) => number(arg));
  const start = second === undefined ? 0 : first;
  const end = second ?? first;
  const by = step ?? (end < start ? -1 : 1);
  if (by === 0 || Math.abs((end - start) / by) > 1024)
    throw new ExpressionFailure('range() of more than 1024 numbers');
  const result: Value[] = [];
  for (let at = start; by > 0 ? at < end : at > end; at += by) result.push(at);
  return result;
}

const anyOf = (value: Value | undefined, deciding: boolean): Value => {
  const items = list(value);
  if (items.some((item) => item === deciding || item === String(deciding))) return deciding;
  return items.find((item) => item instanceof Unknown) ?? !deciding;
};

const FUNCTIONS: Readonly<Record<string, (...args: Value[]) => Value>> = {
  alltrue: (value) => anyOf(value, false),
  anytrue: (value) => anyOf(value, true),
  chunklist: (value, size) => {
    const items = list(value);
    const by = number(size);
    if (by <= 0) throw new ExpressionFailure('chunklist() needs a positive size');
    return Array.from({ length: Math.ceil(items.length / by) }, (_, at) =>
      items.slice(at * by, (at + 1) * by),
    );
  },
  coalesce,
  coalescelist: (...args) => args.find((arg) => list(arg).length > 0) ?? [],
  compact: (value) =>
    list(value).filter((item) => {
      if (item instanceof Unknown) return giveUp(item);
      return item !== null && item !== '';
    }),
  concat: (...args) => args.flatMap((arg) => [...list(arg)]),
  contains,
  distinct: (value) => distinct(list(value)),
  element: elementAt,
  flatten: (value) => [...flatten(value ?? null)],
  index: (of, wanted) => {
    const at = list(of).findIndex((item) => same(item, wanted ?? null));
    if (at < 0) throw new ExpressionFailure('index() does not find the value');
    return at;
  },
  // One element needs no separator: old modules write `join("", aws_vpc.this.*.id)` for "the one, or nothing".
  join: (separator, ...lists) => {
    const items = lists.flatMap((value) => [...list(value)]);
    const [only] = items;
    if (items.length === 1 && only !== undefined) return only instanceof Reference ? only : text(only);
    return items.map((item) => text(item)).join(text(separator));
  },
  keys: (value) => sortedEntries(map(value)).map(([name]) => name),
  length,
  list: (...args) => args,
  lookup,
  matchkeys: (values, keys, wanted) => {
    const names = list(keys);
    const set = list(wanted);
    return list(values).filter((_, at) => set.some((item) => same(item, names[at] ?? null)));
  },
  merge: (...args) => mapOf(args.filter((arg) => arg !== null).flatMap((arg) => entriesOf(map(arg)))),
  nonsensitive: (value) => value ?? null,
  ephemeralasnull: () => null,
  one,
  range,
  reverse: (value) => [...list(value)].reverse(),
  sensitive: (value) => value ?? null,
  setintersection: (first, ...rest) =>
    toSet(
      list(first).filter((item) => rest.every((other) => list(other).some((value) => same(item, value)))),
    ),
  setproduct: setProduct,
  setsubtract: (first, second) =>
    toSet(list(first).filter((item) => !list(second).some((value) => same(item, value)))),
  setunion: (...args) => toSet(args.flatMap((arg) => [...list(arg)])),
  slice: (value, from, to) => {
    const items = list(value);
    const [start, end] = [number(from), number(to)];
    if (start < 0 || end > items.length || start > end)
      throw new ExpressionFailure('slice() outside the list');
    return items.slice(start, end);
  },
  sort,
  sum: (value) => list(value).reduce<number>((total, item) => total + number(item), 0),
  tolist: (value) => (value instanceof Reference ? value : [...list(value)]),
  tomap: (value) => (value instanceof Reference ? value : map(value)),
  tostring: (value) =>
    value instanceof Reference || value === null || value === undefined ? (value ?? null) : text(value),
  toset: (value) => toSet(value ?? null),
  transpose,
  values: (value) => sortedEntries(map(value)).map(([, item]) => item),
  zipmap: (keys, values) => {
    const items = list(values);
    return mapOf(list(keys).map((key, at) => [text(key), items[at] ?? null] as const));
  },
};

export const COLLECTION_FUNCTIONS: Readonly<Record<string, (...args: Value[]) => Value>> = Object.fromEntries(
  Object.entries(FUNCTIONS).map(([name, body]) => [name, guard(body)]),
);
