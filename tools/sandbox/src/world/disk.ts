import * as fs from 'node:fs';
import { LandbridgeError } from '@landbridge/terraform-model';

/** The file operations that the store uses. Tests put a faulty disk in its place. */
export interface Disk {
  readonly makeFolder: (path: string) => void;
  readonly readFile: (path: string) => Buffer;
  readonly writeFile: (path: string, content: string | Buffer) => void;
  readonly rename: (from: string, to: string) => void;
  readonly link: (from: string, to: string) => void;
  readonly remove: (path: string) => void;
  readonly list: (path: string) => string[];
  readonly size: (path: string) => number;
  readonly truncate: (path: string, size: number) => void;
  /** Appends and returns the number of bytes written, which may be less than asked for. */
  readonly append: (path: string, content: Buffer) => number;
  readonly readFrom: (path: string, offset: number) => Buffer;
  readonly flush: (path: string) => void;
}

/** The machine's own file system. */
export const realDisk: Disk = {
  makeFolder: (path) => void fs.mkdirSync(path, { recursive: true }),
  readFile: (path) => fs.readFileSync(path),
  writeFile: (path, content) => overwrite(path, Buffer.from(content)),
  rename: (from, to) => fs.renameSync(from, to),
  link: (from, to) => fs.linkSync(from, to),
  remove: (path) => fs.rmSync(path, { force: true }),
  list: (path) => fs.readdirSync(path),
  size: (path) => fs.statSync(path).size,
  truncate: (path, size) => fs.truncateSync(path, size),
  append: (path, content) => withFile(path, 'a', (file) => fs.writeSync(file, content)),
  readFrom: (path, offset) =>
    withFile(path, 'r', (file) => {
      const content = Buffer.alloc(Math.max(0, fs.fstatSync(file).size - offset));
      const read = content.length === 0 ? 0 : fs.readSync(file, content, 0, content.length, offset);
      return content.subarray(0, read);
    }),
  flush: (path) => withFile(path, 'r+', (file) => fs.fdatasyncSync(file)),
};

/** Without truncating to nothing first: ext4 answers that by writing the file to disk when it is closed, 2 ms each time. */
function overwrite(path: string, content: Buffer): void {
  const file = fs.openSync(path, fs.constants.O_WRONLY | fs.constants.O_CREAT, 0o600);
  try {
    for (let written = 0; written < content.length;)
      written += fs.writeSync(file, content, written, content.length - written, written);
    if (fs.fstatSync(file).size > content.length) fs.ftruncateSync(file, content.length);
  } finally {
    fs.closeSync(file);
  }
}

function withFile<T>(path: string, flags: string, work: (file: number) => T): T {
  const file = fs.openSync(path, flags, 0o600);
  try {
    return work(file);
  } finally {
    fs.closeSync(file);
  }
}

/** The error code of the operating system (`ENOSPC`), if `error` is one of its errors. */
export function systemCode(error: unknown): string | undefined {
  // Not by `instanceof`: the error may come from another realm.
  if (typeof error !== 'object' || error === null || !('syscall' in error) || !('code' in error))
    return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Says in words what the operating system refused at `place`; errors that are already ours pass through. */
export function diskError(error: unknown, place: string): LandbridgeError {
  if (error instanceof LandbridgeError) return error;
  const code = systemCode(error);
  const cause = { cause: error };
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new LandbridgeError(
      {
        code: 'SBX102',
        place,
        message: 'the disk is full, so the change was not made',
        fix: 'free some space and run the command again: what was written before is whole',
      },
      cause,
    );
  const reason = error instanceof Error ? error.message : String(error);
  return new LandbridgeError(
    {
      code: 'SBX101',
      place,
      message: `the world folder cannot be used: ${reason}`,
      fix: 'give write permission on it, or choose another folder with --world',
    },
    cause,
  );
}
