import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, join } from 'node:path';

/** Keeps Terraform states in a folder, for the `http` backend: much quicker than the local one with many resources. */
export interface StateServer {
  /** Address for the backend's `address`, `lock_address` and `unlock_address`. */
  url(name: string): string;
  stop(): Promise<void>;
}

/**
 * Starts the server on the loopback interface. A state is `<dir>/<name>.tfstate`, replaced whole or not at all; its lock
 * is the file beside it, so that a second process is refused as Terraform expects (423 with the holder's data).
 * @see https://developer.hashicorp.com/terraform/language/backend/http
 */
export async function startStateServer(dir: string): Promise<StateServer> {
  mkdirSync(dir, { recursive: true });
  const server = createServer((request, response) => {
    answer(dir, request, response).catch((error: unknown) => {
      response.statusCode = 500;
      response.end(error instanceof Error ? error.message : String(error));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: (name) => `http://127.0.0.1:${port}/${encodeURIComponent(name)}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(dir: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const name = basename(decodeURIComponent(url.pathname.slice(1)));
  const file = join(dir, `${name}.tfstate`);
  const lock = join(dir, `${name}.tfstate.lock`);
  const body = await bodyOf(request);
  switch (request.method) {
    case 'GET':
      return reply(response, readIfThere(file) ?? '');
    case 'POST':
      if (heldByOther(lock, url.searchParams.get('ID'))) return reply(response, readIfThere(lock) ?? '', 423);
      replaceFile(file, body);
      return reply(response, '');
    case 'DELETE':
      rmSync(file, { force: true });
      return reply(response, '');
    case 'LOCK':
      return takeLock(lock, body) ? reply(response, '') : reply(response, readIfThere(lock) ?? '', 423);
    case 'UNLOCK':
      if (body.length > 0 && heldByOther(lock, idOf(body)))
        return reply(response, readIfThere(lock) ?? '', 409);
      rmSync(lock, { force: true });
      return reply(response, '');
    default:
      return reply(response, '', 405);
  }
}

function reply(
  response: ServerResponse,
  body: Buffer | string,
  status = body.length === 0 ? 204 : 200,
): void {
  response.writeHead(status === 204 ? 200 : status, { 'content-length': body.length });
  response.end(body);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function takeLock(lock: string, holder: Buffer): boolean {
  try {
    writeWhole(lock, holder, 'wx');
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function heldByOther(lock: string, id: string | null | undefined): boolean {
  const holder = readIfThere(lock);
  return holder !== undefined && id !== undefined && idOf(holder) !== id;
}

function idOf(holder: Buffer): string | undefined {
  try {
    return (JSON.parse(holder.toString('utf8')) as { ID?: string }).ID;
  } catch {
    return undefined;
  }
}

function replaceFile(file: string, content: Buffer): void {
  const draft = `${file}.${process.pid}.tmp`;
  writeWhole(draft, content, 'w');
  renameSync(draft, file);
}

function writeWhole(file: string, content: Buffer, flag: 'w' | 'wx'): void {
  const handle = openSync(file, flag, 0o600);
  try {
    for (let at = 0; at < content.length;) at += writeSync(handle, content, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
