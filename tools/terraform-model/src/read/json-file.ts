import { readFileSync, statSync } from 'node:fs';
import { LandbridgeError } from '../errors';
import type { Json } from '../json';
import { parseJson } from './parse-json';

/** V8 holds no longer string; beyond it a file cannot be parsed in one piece. */
const LARGEST_FILE = 512 * 1024 * 1024 - 32;

/** Reads one JSON file; errors name line and column. */
export function readJsonFile(file: string): Json {
  return parseJson(readText(file), file) as Json;
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
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw error instanceof LandbridgeError ? error : unreadable(file, error);
  }
}

/** What the operating system refuses. */
export function unreadable(place: string, error: unknown): LandbridgeError {
  return new LandbridgeError({
    code: 'MDL002',
    place,
    message: `cannot be read: ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}`,
    fix: 'name an existing file or folder that you may read',
  });
}
