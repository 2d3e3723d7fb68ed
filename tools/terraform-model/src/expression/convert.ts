import { Reference, Unknown, type Value } from '../value';
import { entriesOf, isList, isMap, kindOf } from './access';
import { ExpressionFailure } from './failure';

/** Text as an interpolation shows it; an Unknown when a part of it is decided after apply. */
export function toText(value: Value): string | Unknown {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Unknown) return value;
  if (value instanceof Reference) return new Unknown(`text built from ${value.toString()}`);
  throw new ExpressionFailure(`a ${kindOf(value)} cannot be written into text`);
}

export function toNumber(value: Value): number | Unknown {
  if (typeof value === 'number') return value;
  if (value instanceof Unknown) return value;
  if (value instanceof Reference) return new Unknown(`${value.toString()} is known after apply`);
  if (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)))
    return Number(value);
  throw new ExpressionFailure(`${JSON.stringify(value)} is no number`);
}

export function toBoolean(value: Value): boolean | Unknown {
  if (typeof value === 'boolean') return value;
  if (value instanceof Unknown) return value;
  if (value instanceof Reference) return new Unknown(`${value.toString()} is known after apply`);
  if (value === 'true') return true;
  if (value === 'false') return false;
  throw new ExpressionFailure(`${JSON.stringify(value)} is neither true nor false`);
}

/** Equality of Terraform values; undefined when it is decided only after apply. */
export function equal(left: Value, right: Value): boolean | undefined {
  if (left instanceof Unknown || right instanceof Unknown) return undefined;
  if (left instanceof Reference || right instanceof Reference) return equalReferences(left, right);
  if (isList(left) && isList(right)) {
    if (left.length !== right.length) return false;
    return every(left.map((item, at) => equal(item, right[at] ?? null)));
  }
  if (isMap(left) && isMap(right)) {
    const other = right;
    const entries = entriesOf(left);
    if (entries.length !== entriesOf(right).length) return false;
    return every(
      entries.map(([name, item]) => (Object.hasOwn(other, name) ? equal(item, other[name] ?? null) : false)),
    );
  }
  return left === right;
}

/** Ids are never null; any other attribute may be. Two different attributes may hold the same text. */
function equalReferences(left: Value, right: Value): boolean | undefined {
  if (left instanceof Reference && right instanceof Reference) {
    return left.resource === right.resource && left.attribute === right.attribute ? true : undefined;
  }
  const reference = left instanceof Reference ? left : (right as Reference);
  const other = left instanceof Reference ? right : left;
  const isId = reference.attribute === 'id' || reference.attribute === 'arn' || reference.attribute === '';
  return isId && (other === null || other === '') ? false : undefined;
}

function every(verdicts: readonly (boolean | undefined)[]): boolean | undefined {
  if (verdicts.includes(false)) return false;
  return verdicts.includes(undefined) ? undefined : true;
}
