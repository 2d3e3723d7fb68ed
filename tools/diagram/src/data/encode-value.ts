import { Reference, Unknown, type Value, type ValueMap } from '@landbridge/terraform-model';

/** A value as JSON holds it: what JSON has no form for is a list under a key that begins with `$`. */
export type Encoded =
  string | number | boolean | null | readonly Encoded[] | { readonly [key: string]: Encoded };

export function encodeValue(value: Value): Encoded {
  if (value instanceof Reference) return { $r: [value.resource, value.attribute] };
  if (value instanceof Unknown) {
    const choices = value.choices === undefined ? [] : [value.choices.map(encodeValue)];
    return { $u: [value.because, value.parts.map(encodeValue), ...choices] };
  }
  if (Array.isArray(value)) return value.map(encodeValue);
  if (typeof value !== 'object' || value === null) return value as string | number | boolean | null;
  const entries = Object.entries(value as ValueMap).map(([key, each]): [string, Encoded] => [
    key,
    encodeValue(each),
  ]);
  // A map of somebody's own, such as tags, may have keys that look like the marks used here.
  return entries.some(([key]) => key.startsWith('$')) ? { $m: entries } : Object.fromEntries(entries);
}

export function decodeValue(encoded: Encoded): Value {
  if (typeof encoded !== 'object' || encoded === null) return encoded;
  if (Array.isArray(encoded)) return encoded.map(decodeValue);
  const { $r, $u, $m } = encoded as Readonly<Record<string, readonly Encoded[]>>;
  if ($r !== undefined) return new Reference(String($r[0]), String($r[1]));
  if ($u !== undefined) {
    const [because, parts, choices] = $u as readonly [string, readonly Encoded[], (readonly Encoded[])?];
    return new Unknown(because, parts.map(decodeValue), choices?.map(decodeValue));
  }
  if ($m !== undefined) return mapOf($m as readonly [string, Encoded][]);
  return mapOf(Object.entries(encoded as Readonly<Record<string, Encoded>>));
}

/** `__proto__` is a key as any other, and no way into the prototype. */
function mapOf(entries: readonly (readonly [string, Encoded])[]): ValueMap {
  return Object.fromEntries(entries.map(([key, each]) => [key, decodeValue(each)]));
}
