import { evaluate, type Bindings, type Scope } from '../expression/evaluate';
import { isList, isMap, mapOf } from '../expression/access';
import { toText } from '../expression/convert';
import { ExpressionFailure } from '../expression/failure';
import { parseJsonString } from '../expression/parser';
import { isJsonList, isJsonMap, mapsIn, member, type Json, type JsonMap } from '../json';
import { Reference, Unknown, type Value } from '../value';

function isTemplate(text: string): boolean {
  return text.includes('${') || text.includes('%{');
}

/** A text, number, boolean or null that stands for itself. */
export function isPlain(json: Json): json is string | number | boolean | null {
  return typeof json === 'string' ? !isTemplate(json) : typeof json !== 'object' || json === null;
}

/** Evaluates a JSON value in which every string (also a member's name) is a template. */
export function evaluateJson(json: Json, scope: Scope, bindings: Bindings | undefined): Value {
  if (typeof json === 'string') return isTemplate(json) ? evaluateText(json, scope, bindings) : json;
  if (isJsonList(json)) {
    const items = json.map((item) => evaluateJson(item, scope, bindings));
    return items.every((item, at) => item === json[at]) ? (json as Value) : items;
  }
  if (!isJsonMap(json)) return json;
  return evaluateMap(json, scope, bindings);
}

function evaluateText(text: string, scope: Scope, bindings: Bindings | undefined): Value {
  const simple = bindings === undefined ? scope.simple?.(text) : undefined;
  return simple ?? evaluate(parseJsonString(text), scope, bindings);
}

function evaluateMap(json: JsonMap, scope: Scope, bindings: Bindings | undefined): Value {
  const entries: [string, Value][] = [];
  let changed = false;
  for (const [name, inner] of Object.entries(json)) {
    if (name === 'dynamic' && isDynamic(inner)) {
      entries.push(...expandDynamic(inner, scope, bindings));
      changed = true;
      continue;
    }
    const key = isTemplate(name) ? toText(evaluate(parseJsonString(name), scope, bindings)) : name;
    if (key instanceof Unknown) return key;
    const value = evaluateJson(inner, scope, bindings);
    changed ||= value !== inner || key !== name;
    entries.push([key, value]);
  }
  return changed ? mapOf(entries) : (json as Value);
}

/** `dynamic` holds blocks by label, each with `for_each` and `content`. */
function isDynamic(json: Json): boolean {
  const labels = mapsIn(json).flatMap((map) => Object.values(map));
  return (
    labels.length > 0 &&
    labels.every((body) => mapsIn(body).some((map) => member(map, 'for_each') !== undefined))
  );
}

function* expandDynamic(
  json: Json,
  scope: Scope,
  bindings: Bindings | undefined,
): Generator<[string, Value]> {
  for (const [label, value] of mapsIn(json).flatMap((map) => Object.entries(map))) {
    const blocks: Value[] = [];
    let unknown: Unknown | undefined;
    for (const body of mapsIn(value)) {
      const expanded = expandBlock(label, body, scope, bindings);
      if (expanded instanceof Unknown) unknown = expanded;
      else blocks.push(...expanded);
    }
    yield [label, unknown ?? blocks];
  }
}

function expandBlock(
  label: string,
  body: JsonMap,
  scope: Scope,
  bindings: Bindings | undefined,
): Value[] | Unknown {
  const collection = evaluateJson(member(body, 'for_each') ?? [], scope, bindings);
  if (collection instanceof Unknown) return collection;
  if (collection instanceof Reference) return new Unknown(`${collection.toString()} is known after apply`);
  if (!isList(collection) && !isMap(collection)) throw new ExpressionFailure('for_each needs a collection');
  const named = member(body, 'iterator');
  const iterator = typeof named === 'string' ? named : label;
  const entries = isList(collection)
    ? collection.map((item) => [item, item] as const)
    : Object.entries(collection);
  return entries.map(([key, value]) => {
    const item = mapOf([
      ['key', key],
      ['value', value],
    ]);
    return evaluateJson(mapsIn(member(body, 'content'))[0] ?? {}, scope, {
      name: iterator,
      value: item,
      outer: bindings,
    });
  });
}
