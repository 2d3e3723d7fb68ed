import { readFileSync, statSync } from 'node:fs';
import { LandbridgeError } from '../errors';
import type { Json } from '../json';

/** V8 holds no longer string; beyond it a file cannot be parsed in one piece. */
const LARGEST_FILE = 512 * 1024 * 1024 - 32;

/** Reads one JSON file; errors name line and column. */
export function readJsonFile(file: string): Json {
  const text = readText(file);
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    const { line, column } = placeOf(text, (error as Error).message);
    const said = (error as Error).message.replace(/ in JSON at position.*$| \(line.*$/s, '');
    throw new LandbridgeError({
      code: 'MDL001',
      place: `${file}:${line}:${column}`,
      message: `malformed JSON: ${said}`,
      fix: 'correct the file, or synthesize it again',
    });
  }
}

function readText(file: string): string {
  try {
    const { size } = statSync(file);
    if (size > LARGEST_FILE) {
      throw new LandbridgeError({
        code: 'MDL010',
        place: file,
        message: `the file has ${size} bytes, at most ${LARGEST_FILE} can be read`,
        fix: 'split it into several stacks, one file each',
      });
    }
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    if (error instanceof LandbridgeError) throw error;
    throw new LandbridgeError({
      code: 'MDL002',
      place: file,
      message: `cannot be read: ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}`,
      fix: 'name an existing file or folder',
    });
  }
}

function placeOf(text: string, message: string): { line: number; column: number } {
  const found = /position (\d+)/.exec(message);
  const position = found === null ? text.length : Number(found[1]);
  const before = text.slice(0, position);
  const line = before.split('\n').length;
  return { line, column: position - before.lastIndexOf('\n') };
}
