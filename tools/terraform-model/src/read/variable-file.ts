import { readFileSync } from 'node:fs';
import { LandbridgeError } from '../errors';
import { Cursor } from '../expression/cursor';
import { evaluate, type Scope } from '../expression/evaluate';
import { ExpressionFailure } from '../expression/failure';
import { parseExpression } from '../expression/parser';
import type { Json } from '../json';

/** Values in a variables file refer to nothing. */
const NO_SCOPE: Scope = {
  directory: '.',
  resolve: (root) => {
    throw new ExpressionFailure(`a variables file cannot refer to "${root}"`, 'reference');
  },
  attributeOf: () => {
    throw new ExpressionFailure('a variables file cannot refer to resources', 'reference');
  },
};

/** Reads a `*.tfvars` file: `name = value`, one after the other. */
export function readVariableFile(file: string): Map<string, Json> {
  const cursor = new Cursor(readFileSync(file, 'utf8'));
  const values = new Map<string, Json>();
  try {
    for (cursor.skipSpace(); !cursor.atEnd; cursor.skipSpace()) {
      const name = cursor.identifier() ?? cursor.fail('expected a name');
      cursor.expect('=');
      values.set(name, evaluate(parseExpression(cursor), NO_SCOPE) as Json);
    }
  } catch (error) {
    if (!(error instanceof ExpressionFailure)) throw error;
    const line = cursor.text.slice(0, cursor.position).split('\n').length;
    throw new LandbridgeError({
      code: 'MDL007',
      place: `${file}:${line}`,
      message: error.message,
      fix: 'correct the variables file',
    });
  }
  return values;
}
