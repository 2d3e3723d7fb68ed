import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { realDisk, type Disk } from '../disk';

/** What the process that was "killed" sees; nobody catches it in earnest. */
export class KilledError extends Error {}

/** A process id that no system gives out. */
const NO_PROCESS = 2 ** 30;

/**
 * The real disk, but the process that uses it dies at its `at`-th operation: before it, after it, or in the middle of a
 * write, as `chance` (0 to 1) has it. From then on nothing that it asks for happens.
 */
export function dyingDisk(at: number, chance: number): Disk & { readonly died: () => boolean } {
  let count = 0;
  let dead = false;
  const operation =
    <A extends unknown[], R>(work: (...args: A) => R) =>
    (...args: A): R => {
      if (dead) throw new KilledError();
      if (++count < at) return work(...args);
      dead = true;
      if (chance > 0.5) work(...args);
      throw new KilledError();
    };
  const partly =
    (write: (path: string, content: Buffer) => unknown) =>
    (path: string, content: Buffer): number => {
      if (!dead && ++count < at) {
        write(path, content);
        return content.length;
      }
      if (!dead) write(path, content.subarray(0, Math.floor(content.length * chance)));
      dead = true;
      throw new KilledError();
    };
  return {
    makeFolder: operation(realDisk.makeFolder),
    readFile: operation(realDisk.readFile),
    readFrom: operation(realDisk.readFrom),
    list: operation(realDisk.list),
    size: operation(realDisk.size),
    rename: operation(realDisk.rename),
    link: operation(realDisk.link),
    remove: operation(realDisk.remove),
    truncate: operation(realDisk.truncate),
    flush: operation(realDisk.flush),
    append: partly(realDisk.append),
    writeFile: (path, content) => void partly(realDisk.writeFile)(path, Buffer.from(content)),
    died: () => dead,
  };
}

/** Makes the locks of "killed" processes look like those of dead ones: in truth this process, which lives, took them. */
export function bury(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!/^(?:owner-[0-9a-f]+|lock(?:\..*)?)$/.test(name)) continue;
    const file = join(folder, name);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, JSON.stringify({ ...(JSON.parse(text) as object), pid: NO_PROCESS }));
  }
}

/** The real disk until `full` says so: then writes take part of what they are given and fail. */
export function fillingDisk(full: () => boolean): Disk {
  const refuse = (syscall: string): never => {
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall });
  };
  return {
    ...realDisk,
    append: (path, content) => {
      if (!full()) return realDisk.append(path, content);
      realDisk.append(path, content.subarray(0, content.length >> 1));
      return refuse('write');
    },
    writeFile: (path, content) => (full() ? refuse('write') : realDisk.writeFile(path, content)),
  };
}
