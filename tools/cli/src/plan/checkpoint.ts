import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { copyWorld } from '@landbridge/sandbox';
import { siteAt, stateFolder, type Site } from './site';

/**
 * Runs `work`, which applies things, so that a kill at any point of it leaves something to go on from: the simulated
 * accounts and Terraform's state as they were together before. {@link recover} goes back there.
 *
 * Terraform records what it made only after it was made, so after a kill the two may disagree, and an object that no
 * state knows could neither be made again nor be destroyed.
 */
export async function withCheckpoint<T>(site: Site, work: () => Promise<T>): Promise<T> {
  const folder = checkpointFolder(site);
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  await copySite(site, siteAt(draft));
  renameSync(draft, folder);
  try {
    return await work();
  } finally {
    // What Terraform reported as failed is in its state; only a kill leaves the checkpoint behind.
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Undoes a run that was killed while it applied; answers whether there was one. May itself be killed and run again. */
export async function recover(site: Site): Promise<boolean> {
  const folder = checkpointFolder(site);
  if (!hasCheckpoint(site)) return false;
  await copySite(siteAt(folder), site);
  rmSync(folder, { recursive: true, force: true });
  return true;
}

/** Makes world and state of `to` what those of `from` are. */
export async function copySite(from: Site, to: Site): Promise<void> {
  await copyWorld(from.world, to.world);
  const [source, target] = [stateFolder(from), stateFolder(to)];
  mkdirSync(target, { recursive: true });
  for (const name of stateNames(target)) rmSync(join(target, name));
  for (const name of stateNames(source)) cpSync(join(source, name), join(target, name));
}

function stateNames(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.tfstate')) : [];
}

/** Whether a run was killed while it applied, and nobody has put things back yet. */
export function hasCheckpoint(site: Site): boolean {
  return existsSync(checkpointFolder(site));
}

function checkpointFolder(site: Site): string {
  return join(site.root, '.landbridge/checkpoint');
}
