import { readFileSync } from 'node:fs';
import { LandbridgeError } from '@landbridge/terraform-model';
import type { ZodType } from 'zod';

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

/** Reads a JSON file of a known form; what does not fit is one error that names file and place. */
export function parseForm<T>(file: string, form: ZodType<T>): T {
  const parsed = form.safeParse(parseJson(file));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new LandbridgeError({
    code: 'CLI011',
    place: `${file}#/${issue?.path.join('/') ?? ''}`,
    message: issue?.message ?? 'is not what it should be',
  });
}

function readText(file: string): string {
  return readBytes(file).toString('utf8');
}

/** Reads a file; that there is none is one error that names it. */
export function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new LandbridgeError(
      { code: 'CLI011', place: file, message: `cannot be read (${reason})` },
      { cause },
    );
  }
}
