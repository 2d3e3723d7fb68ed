import { Reference, Unknown, type Value } from '../value';
import { attribute, index, isList, isMap, mapOf, sortedEntries, type ResourceLookup } from './access';
import { toBoolean, toText } from './convert';
import { ExpressionFailure } from './failure';
import { callFunction } from './functions';
import { binary, unary } from './operators';
import type { Expression, ForExpression, TraversalRoot } from './syntax';

/** Where names lead. */
export interface Scope extends ResourceLookup {
  /** Resolves `root.names…`; `used` counts the names that were part of the address. */
  resolve(root: string, names: readonly string[]): { readonly value: Value; readonly used: number };
  /** The value of a template that names one attribute of one block and nothing else; undefined of any other. */
  simple?(text: string): Value | undefined;
  /** Folder of the module, for the file functions. */
  readonly directory: string;
}

/** Names bound by `for`, `each`, `count` and splats; inner ones hide outer ones. */
export interface Bindings {
  readonly name: string;
  readonly value: Value;
  readonly outer: Bindings | undefined;
}

/** Name of the current element of a splat: no identifier looks like that. */
const ITEM = '*';

export function evaluate(expression: Expression, scope: Scope, bindings?: Bindings): Value {
  const go = (inner: Expression) => evaluate(inner, scope, bindings);
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'template':
      return template(expression.parts, go);
    case 'reference':
      return reference(expression, scope, bindings);
    case 'item':
      return lookUp(ITEM, bindings)?.value ?? null;
    case 'attribute':
      return attribute(go(expression.of), expression.name, scope);
    case 'index':
      return index(go(expression.of), go(expression.index), scope);
    case 'splat':
      return splat(go(expression.of), expression.each, scope, bindings);
    case 'call':
      return callFunction(expression, go, scope);
    case 'conditional':
      return conditional(
        go(expression.condition),
        () => go(expression.then),
        () => go(expression.otherwise),
      );
    case 'binary':
      return binary(expression.operator, go(expression.left), () => go(expression.right));
    case 'unary':
      return unary(expression.operator, go(expression.operand));
    case 'list':
      return expression.items.map(go);
    case 'object':
      return object(expression.entries, go);
    case 'for':
      return forEach(expression, scope, bindings);
  }
}

function lookUp(name: string, bindings: Bindings | undefined): Bindings | undefined {
  for (let at = bindings; at !== undefined; at = at.outer) if (at.name === name) return at;
  return undefined;
}

function reference({ root, names }: TraversalRoot, scope: Scope, bindings: Bindings | undefined): Value {
  const bound = lookUp(root, bindings);
  const { value, used } = bound === undefined ? scope.resolve(root, names) : { value: bound.value, used: 0 };
  return names.slice(used).reduce((of: Value, name) => attribute(of, name, scope), value);
}

function template(parts: readonly Expression[], go: (part: Expression) => Value): Value {
  const values = parts.map(go);
  const pieces = values.map(toText);
  const unknown = pieces.find((piece) => piece instanceof Unknown);
  if (unknown === undefined) return pieces.join('');
  return new Unknown(unknown.because, values);
}

function splat(of: Value, each: Expression, scope: Scope, bindings: Bindings | undefined): Value {
  if (of instanceof Unknown) return of;
  if (of === null) return [];
  if (of instanceof Reference && of.attribute !== '') {
    // A computed list: its length is known after apply.
    return new Unknown(`${of.toString()} is known after apply`);
  }
  const items = isList(of) ? of : [of];
  return items.map((value) => evaluate(each, scope, { name: ITEM, value, outer: bindings }));
}

/** With an unknown condition the answer is known only when both branches agree. */
function conditional(condition: Value, then: () => Value, otherwise: () => Value): Value {
  const truth = toBoolean(condition);
  if (truth instanceof Unknown) return truth;
  return truth ? then() : otherwise();
}

function object(
  entries: readonly (readonly [Expression, Expression])[],
  go: (part: Expression) => Value,
): Value {
  const result: [string, Value][] = [];
  for (const [key, value] of entries) {
    const name = toText(go(key));
    if (name instanceof Unknown) return name;
    result.push([name, go(value)]);
  }
  return mapOf(result);
}

function forEach(expression: ForExpression, scope: Scope, bindings: Bindings | undefined): Value {
  const collection = evaluate(expression.collection, scope, bindings);
  if (collection instanceof Unknown) return collection;
  if (collection instanceof Reference) return new Unknown(`${collection.toString()} is known after apply`);
  if (!isList(collection) && !isMap(collection))
    throw new ExpressionFailure('"for" needs a list, a set or a map');
  const entries: (readonly [Value, Value])[] = isList(collection)
    ? collection.map((value, position) => [position, value] as const)
    : sortedEntries(collection);
  const list: Value[] = [];
  const groups = new Map<string, Value[]>();
  for (const [key, value] of entries) {
    let inner: Bindings = { name: expression.valueName, value, outer: bindings };
    if (expression.keyName !== undefined) inner = { name: expression.keyName, value: key, outer: inner };
    if (expression.condition !== undefined) {
      const kept = toBoolean(evaluate(expression.condition, scope, inner));
      if (kept instanceof Unknown) return kept;
      if (!kept) continue;
    }
    const result = evaluate(expression.value, scope, inner);
    if (expression.key === undefined) {
      list.push(result);
      continue;
    }
    const name = toText(evaluate(expression.key, scope, inner));
    if (name instanceof Unknown) return name;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [result]);
    else if (expression.grouping) group.push(result);
    else throw new ExpressionFailure(`two elements have the key "${name}"`);
  }
  if (expression.key === undefined) return list;
  return mapOf(
    [...groups].map(([name, group]) => [name, expression.grouping ? group : (group[0] ?? null)] as const),
  );
}
