import { isJsonList, isJsonMap, mapsIn, member, type Json, type JsonMap } from '../json';
import { Unknown, type Value } from '../value';
import type { PlanContext } from './plan-context';
import type { PlanReferences } from './plan-references';

/** Attributes that only AWS decides: they are the resource's own symbols. */
export type OwnAttribute = (name: string) => Value;

/** Where an attribute stands in its resource, and who hears what else a value might be that was taken for granted. */
export interface PlannedPlace {
  readonly path: string;
  readonly presumed: (path: string, choices: readonly Value[]) => void;
}

function below(place: PlannedPlace, ...steps: readonly (string | number)[]): PlannedPlace {
  return { ...place, path: [...(place.path === '' ? [] : [place.path]), ...steps].join('.') };
}

/**
 * The attributes of a planned resource: what the plan knows, what `configuration` refers to, and for what is
 * computed the resource's own reference.
 */
export function plannedValues(
  values: JsonMap,
  unknown: Json | undefined,
  expressions: Json | undefined,
  context: PlanContext | undefined,
  references: PlanReferences,
  own: OwnAttribute,
  place: PlannedPlace,
): Record<string, Value> {
  const result: [string, Value][] = Object.entries(values) as [string, Value][];
  for (const [name, mark] of isJsonMap(unknown) ? Object.entries(unknown) : []) {
    if (isKnown(mark)) continue;
    const expression = isJsonMap(expressions) ? member(expressions, name) : undefined;
    // Not configured: as in a configuration, only what identifies the resource is worth a symbol.
    if (isEmptyExpression(expression) && name !== 'id' && name !== 'arn') continue;
    const value = unknownValue(
      name,
      member(values, name),
      mark,
      expression,
      context,
      references,
      own,
      below(place, name),
    );
    result.push([name, value]);
  }
  return Object.fromEntries(result);
}

/** `false`, `{}` and `[{}, …]` mark what is known. */
function isKnown(mark: Json): boolean {
  if (isJsonList(mark)) return mark.every(isKnown);
  if (isJsonMap(mark)) return Object.values(mark).every(isKnown);
  return mark !== true;
}

function unknownValue(
  name: string,
  planned: Json | undefined,
  mark: Json,
  expression: Json | undefined,
  context: PlanContext | undefined,
  references: PlanReferences,
  own: OwnAttribute,
  place: PlannedPlace,
): Value {
  if (isEmptyExpression(expression)) return own(name);
  if (context === undefined) return new Unknown(`${name} is known after apply`);
  const blocks = blocksIn(expression);
  if (blocks.length > 0 && isJsonList(mark)) {
    return mark.map((inner, at) => {
      const known = isJsonList(planned) ? planned[at] : undefined;
      const values = isJsonMap(known) ? known : {};
      const block = matching(blocks, values, at, mark.length);
      const ofBlock = (attribute: string): Value =>
        block === undefined
          ? new Unknown(`${name}.${attribute}: a plan does not say which block it is`)
          : own(`${name}.${at}.${attribute}`);
      return plannedValues(values, inner, block, context, references, ofBlock, below(place, at));
    });
  }
  if (blocks.length > 0 || isJsonMap(mark)) return new Unknown(`${name} is known after apply`);
  // `route = […]` and `ingress = […]` written as attributes: one list of references for all elements together.
  if (isJsonList(mark) && mark.some(isJsonMap)) {
    return mark.map((inner, at) => {
      const known = isJsonList(planned) ? planned[at] : undefined;
      const together = isJsonMap(inner)
        ? Object.fromEntries(Object.keys(inner).map((key) => [key, expression ?? null]))
        : {};
      return plannedValues(
        isJsonMap(known) ? known : {},
        inner,
        together,
        context,
        references,
        own,
        below(place, at),
      );
    });
  }
  return listAware(name, planned, mark, expression, context, references, place);
}

function listAware(
  name: string,
  planned: Json | undefined,
  mark: Json,
  expression: Json | undefined,
  context: PlanContext,
  references: PlanReferences,
  place: PlannedPlace,
): Value {
  const plural = isJsonList(mark) || isJsonList(planned) || /s$/.test(name);
  const value = references.attribute(name, expression, context, plural, (choices) => {
    // A list whose length is known was not cut.
    if (!isJsonList(mark)) place.presumed(place.path, choices);
  });
  // The plan may know how many elements there are: then that is what the references must give.
  const partlyKnown = isJsonList(planned) && planned.some((item) => item !== null);
  if (isJsonList(mark) && Array.isArray(value) && (partlyKnown || value.length !== mark.length)) {
    return new Unknown(`${name}: the plan does not show which elements are meant`);
  }
  if (isJsonList(mark) && isJsonList(mark[0] ?? null)) return new Unknown(`${name} is known after apply`);
  return value;
}

/** Not configured at all, or only by things that refer to nothing: AWS or the provider decides. */
function isEmptyExpression(expression: Json | undefined): boolean {
  if (expression === undefined) return true;
  return (
    isJsonMap(expression) &&
    Object.hasOwn(expression, 'constant_value') &&
    expression['constant_value'] === null
  );
}

/** Nested blocks of a configuration expression; an attribute's expression has `references` or `constant_value`. */
function blocksIn(expression: Json | undefined): readonly JsonMap[] {
  return mapsIn(expression).filter(
    (map) => !Object.hasOwn(map, 'references') && !Object.hasOwn(map, 'constant_value'),
  );
}

/** The configured block that a planned one comes from: the only one, or the only one whose constants agree. */
function matching(
  blocks: readonly JsonMap[],
  values: JsonMap,
  at: number,
  count: number,
): JsonMap | undefined {
  const agreeing = blocks.filter((block) => agrees(block, values));
  if (agreeing.length === 1) return agreeing[0];
  const alike = agreeing.length === blocks.length && blocks.length === count;
  return alike && blocks.every((block) => JSON.stringify(block) === JSON.stringify(blocks[0]))
    ? blocks[at]
    : undefined;
}

function agrees(block: JsonMap, values: JsonMap): boolean {
  return Object.entries(block).every(([name, expression]) => {
    if (!isJsonMap(expression) || !Object.hasOwn(expression, 'constant_value')) return true;
    const planned = member(values, name);
    return (
      planned === undefined ||
      JSON.stringify(planned) === JSON.stringify(expression['constant_value'] ?? null)
    );
  });
}
