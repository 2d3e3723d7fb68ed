import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Brings a folder up to date file by file: `write` fills a fresh folder, whose files then replace those of the target
 * by rename, and only where they differ. Two processes at once do no harm: a reader meets old or new files, never
 * half of one. Stacks that are gone are removed; what Terraform keeps beside the files stays.
 */
export function writeFolder(target: string, write: (folder: string) => void): void {
  mkdirSync(target, { recursive: true });
  const fresh = mkdtempSync(join(target, '.synth-'));
  try {
    write(fresh);
    const files = filesBelow(fresh);
    for (const file of files) replace(join(fresh, file), join(target, file));
    const stacks = new Set(files.map((file) => file.split('/').slice(0, 2).join('/')));
    for (const stack of list(join(target, 'stacks'))) {
      if (!stacks.has(`stacks/${stack}`))
        rmSync(join(target, 'stacks', stack), { recursive: true, force: true });
      else removeGone(join('stacks', stack, ROUTERS), target, files);
    }
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Files of routers that the constructs write beside a stack's JSON, and nobody else. */
const ROUTERS = 'routers';

function removeGone(folder: string, target: string, files: readonly string[]): void {
  for (const name of list(join(target, folder)))
    if (!files.includes(join(folder, name))) rmSync(join(target, folder, name), { force: true });
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort();
}

function replace(from: string, to: string): void {
  if (contentOf(to)?.equals(readFileSync(from))) return;
  mkdirSync(dirname(to), { recursive: true });
  renameSync(from, to);
}

function contentOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
