import { createHash } from 'node:crypto';
import { Unknown, type Value } from '../../value';
import { isList, isMap, sortedEntries } from '../access';
import { toText } from '../convert';
import { ExpressionFailure } from '../failure';

function text(value: Value | undefined): string {
  const result = toText(value ?? null);
  if (result instanceof Unknown) throw new ExpressionFailure(result.because);
  return result;
}

/** Terraform writes object keys in order and escapes `<`, `>` and `&`. */
function jsonEncode(value: Value): string {
  if (isList(value)) return `[${value.map(jsonEncode).join(',')}]`;
  if (isMap(value))
    return `{${sortedEntries(value)
      .map(([k, v]) => `${JSON.stringify(k)}:${jsonEncode(v)}`)
      .join(',')}}`;
  return JSON.stringify(value).replace(
    /[<>&]/g,
    (character) => `\\u00${character.charCodeAt(0).toString(16)}`,
  );
}

function jsonDecode(value: Value | undefined): Value {
  try {
    return JSON.parse(text(value)) as Value;
  } catch (error) {
    throw new ExpressionFailure(`jsondecode(): ${(error as Error).message}`);
  }
}

function digest(algorithm: string, encoding: 'hex' | 'base64'): (value?: Value) => Value {
  return (value) => createHash(algorithm).update(text(value)).digest(encoding);
}

export const ENCODING_FUNCTIONS: Readonly<Record<string, (...args: Value[]) => Value>> = {
  base64decode: (value) => Buffer.from(text(value), 'base64').toString('utf8'),
  base64encode: (value) => Buffer.from(text(value), 'utf8').toString('base64'),
  base64sha256: digest('sha256', 'base64'),
  base64sha512: digest('sha512', 'base64'),
  jsondecode: jsonDecode,
  jsonencode: (value) => jsonEncode(value ?? null),
  md5: digest('md5', 'hex'),
  sha1: digest('sha1', 'hex'),
  sha256: digest('sha256', 'hex'),
  sha512: digest('sha512', 'hex'),
  urlencode: (value) => encodeURIComponent(text(value)).replaceAll('%20', '+'),
};
