import { isList, isMap, sortedEntries } from '../expression/access';
import { toNumber } from '../expression/convert';
import type { Bindings } from '../expression/evaluate';
import { ExpressionFailure } from '../expression/failure';
import { member, type Json } from '../json';
import { Reference, Unknown, type Value } from '../value';
import { evaluateJson } from './json-value';
import type { ModuleInstance } from './module-instance';

/** Which instances `count` or `for_each` make of a block. */
export type Expansion =
  | { readonly kind: 'one' }
  | { readonly kind: 'count'; readonly bindings: readonly Bindings[] }
  | { readonly kind: 'for_each'; readonly bindings: ReadonlyMap<string, Bindings> }
  | { readonly kind: 'unknown'; readonly because: string };

/** More instances of one block are a mistake, or an attack on the memory. */
const MOST_INSTANCES = 1_000_000;

/** Reads `count` and `for_each` of a resource, data source or module call. */
export function expand(body: Readonly<Record<string, Json>>, module: ModuleInstance): Expansion {
  const count = member(body, 'count');
  if (count !== undefined) return expandCount(evaluateJson(count, module, undefined));
  const forEach = member(body, 'for_each');
  if (forEach !== undefined) return expandForEach(evaluateJson(forEach, module, undefined));
  return { kind: 'one' };
}

function expandCount(value: Value): Expansion {
  const count = toNumber(value);
  if (count instanceof Unknown) return { kind: 'unknown', because: `count: ${count.because}` };
  if (!Number.isInteger(count) || count < 0 || count > MOST_INSTANCES)
    throw new ExpressionFailure(`count is ${count}`);
  const bindings = Array.from({ length: count }, (_, index) => bind('count', { index }));
  return { kind: 'count', bindings };
}

function expandForEach(value: Value): Expansion {
  if (value instanceof Unknown) return { kind: 'unknown', because: `for_each: ${value.because}` };
  if (value instanceof Reference)
    return { kind: 'unknown', because: `for_each: ${value.toString()} is known after apply` };
  if (isMap(value)) {
    return {
      kind: 'for_each',
      bindings: new Map(sortedEntries(value).map(([key, item]) => [key, each(key, item)])),
    };
  }
  if (!isList(value)) throw new ExpressionFailure('for_each needs a map or a set of strings');
  const bindings = new Map<string, Bindings>();
  for (const item of value) {
    if (item instanceof Unknown || item instanceof Reference) {
      return { kind: 'unknown', because: `for_each: a key is known after apply (${item.toString()})` };
    }
    if (typeof item !== 'string') throw new ExpressionFailure('for_each needs a map or a set of strings');
    bindings.set(item, each(item, item));
  }
  return { kind: 'for_each', bindings };
}

function each(key: string, value: Value): Bindings {
  return bind('each', { key, value });
}

function bind(name: string, value: Value): Bindings {
  return { name, value, outer: undefined };
}

/** `each` and `count` of an instance whose key nobody knows. */
export function unknownKeys(because: string): Bindings {
  const nothing = new Unknown(because);
  return { name: 'each', value: { key: nothing, value: nothing }, outer: bind('count', { index: nothing }) };
}
