import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { resetWorld } from '@landbridge/sandbox';
import { dropRecords } from '../guard/record';
import { siteAt, stateFolder } from '../plan/site';
import { workspaceRoot } from '../workspace/project';

export interface Reset {
  readonly world: string;
  /** State files that described the workspace's world, and went with it. */
  readonly states: readonly string[];
}

/**
 * Empties a world. The workspace's own world goes together with the Terraform state that describes it; state of
 * other folders is not touched.
 */
export async function resetSandbox(world: string | undefined, cwd: string): Promise<Reset> {
  const site = siteAt(workspaceRoot(cwd));
  const folder = world === undefined ? site.world : resolve(cwd, world);
  await resetWorld(folder);
  const states = folder === site.world ? statesOf(stateFolder(site)) : [];
  for (const file of states) rmSync(file);
  if (folder === site.world) dropRecords(site);
  return { world: folder, states };
}

function statesOf(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.tfstate(\.backup)?$/.test(name))
    .map((name) => join(folder, name));
}
