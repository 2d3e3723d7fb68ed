import { readFileSync } from 'node:fs';
import { StacksError } from '../errors';

/** @throws STK004 the file is missing or is not JSON */
export function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw unreadable(file, error, 'restore the file from version control');
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unreadable(file, error, 'correct the file, or restore it from version control');
  }
}

function unreadable(file: string, error: unknown, fix: string): StacksError {
  return new StacksError('STK004', file, {
    problem: 'file cannot be read',
    got: error instanceof Error ? error.message : String(error),
    allowed: 'a JSON file',
    fix,
  });
}
