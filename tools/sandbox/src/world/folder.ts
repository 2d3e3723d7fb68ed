import { cp, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { dirname, basename, join } from 'node:path';
import { LandbridgeError } from '@landbridge/terraform-model';
import { diskError, realDisk, systemCode } from './disk';
import { headPath } from './head';
import { WorldStore } from './store';

/** What a reset removes or leaves: quotas.json is the user's, and stays. */
const OURS =
  /^(?:quotas\.json|world\.json(?:\.new)?|(?:image|journal)-\d+\.ndjson|committed-\d+|lock(?:\..*)?|owner-.*)$/;

/**
 * Copies a world as it is at this moment into another folder, whose world, if it has one, is replaced. Readers and
 * writers of the first may go on. A world that does not exist yet gives an empty copy.
 */
export async function copyWorld(from: string, to: string): Promise<void> {
  const source = await WorldStore.open(from);
  try {
    await mkdir(dirname(to), { recursive: true });
    const draft = await mkdtemp(join(dirname(to), `.${basename(to)}-`));
    // Nobody appends or compacts while a transaction runs, so the copy is one moment's.
    await source.exclusively(async () => {
      for (const name of await readdir(from))
        if (/^(?:quotas\.json|world\.json|(?:image|journal)-\d+\.ndjson|committed-\d+)$/.test(name))
          await cp(join(from, name), join(draft, name));
    });
    await resetWorld(to);
    await rm(to, { recursive: true, force: true });
    await rename(draft, to);
  } catch (error) {
    throw systemCode(error) === undefined ? error : diskError(error, to);
  } finally {
    await source.close();
  }
}

/**
 * Removes a world. Only files that the store made are removed; a folder that holds anything else is left as it is.
 * Throws SBX106 when the folder holds other things, SBX101 when it cannot be changed.
 */
export async function resetWorld(folder: string): Promise<void> {
  try {
    const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    const foreign = names.find((name) => !OURS.test(name));
    if (foreign !== undefined)
      throw new LandbridgeError({
        code: 'SBX106',
        place: join(folder, foreign),
        message: 'the folder holds something that the sandbox did not put there, so nothing was removed',
        fix: 'move it away, or choose another folder with --world',
      });
    // The head goes first: without it the rest means nothing.
    realDisk.remove(headPath(folder));
    for (const name of names) if (name !== 'quotas.json') realDisk.remove(join(folder, name));
  } catch (error) {
    throw systemCode(error) === undefined ? error : diskError(error, folder);
  }
}
