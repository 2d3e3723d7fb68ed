import { readFileSync } from 'node:fs';
import { LandbridgeError } from '@landbridge/terraform-model';

/** Reads a JSON file; what is wrong with it is one error that names file and place. */
export function parseJson(file: string): unknown {
  const text = readText(file);
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new LandbridgeError({ code: 'CLI011', place: file, message: `not JSON: ${reason}` }, { cause });
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new LandbridgeError(
      { code: 'CLI011', place: file, message: `cannot be read (${reason})` },
      { cause },
    );
  }
}
