import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import type { Value } from '../../value';
import { ExpressionFailure } from '../failure';

/** Functions that read files beside the module; undefined for any other name. */
export function fileFunction(name: string, args: readonly Value[], directory: string): Value | undefined {
  const [path] = args;
  if (typeof path !== 'string') return undefined;
  const file = isAbsolute(path) ? path : resolve(directory, path);
  if (name === 'fileexists') return existsSync(file);
  if (name === 'abspath') return file;
  if (name !== 'file' && name !== 'filebase64') return undefined;
  try {
    return readFileSync(file, name === 'file' ? 'utf8' : 'base64');
  } catch {
    throw new ExpressionFailure(`${name}() cannot read "${path}"`);
  }
}
