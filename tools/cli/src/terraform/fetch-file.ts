import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';

/** What arrived. */
export interface Fetched {
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * Downloads into a file, piece by piece; gives up when nothing has come for `stallMs`.
 *
 * @throws an Error that says in words what happened
 */
export async function fetchFile(url: string, file: string, stallMs: number): Promise<Fetched> {
  const control = new AbortController();
  const stalled = new Error(`nothing came for ${stallMs / 1000} s`);
  let timer = setTimeout(() => control.abort(stalled), stallMs);
  const hash = createHash('sha256');
  let bytes = 0;
  const count = new Transform({
    transform(chunk: Buffer, _, done) {
      clearTimeout(timer);
      timer = setTimeout(() => control.abort(stalled), stallMs);
      hash.update(chunk);
      bytes += chunk.length;
      done(undefined, chunk);
    },
  });
  try {
    const response = await fetch(url, { signal: control.signal });
    if (!response.ok || response.body === null) throw new Error(`answered ${response.status}`);
    const body = Readable.fromWeb(response.body as ReadableStream);
    await pipeline(body, count, createWriteStream(file), { signal: control.signal });
    return { sha256: hash.digest('hex'), bytes };
  } catch (cause) {
    const came = bytes > 0 ? ` after ${bytes} bytes` : '';
    throw new Error(`${reasonOf(control.signal.aborted ? stalled : cause)}${came}`, { cause });
  } finally {
    clearTimeout(timer);
  }
}

/** `fetch` hides in the cause what went wrong. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as { readonly message?: string; readonly cause?: NodeJS.ErrnoException };
  return cause?.message || (cause?.code ?? message ?? String(error));
}
