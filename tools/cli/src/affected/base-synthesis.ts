import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { CliHost } from '../console/console';
import type { Landscape } from '../landscape/manifest';
import { synthesize } from '../synth/synth';
import { findProject, type Project } from '../workspace/project';
import { checkOut } from './check-out';

/** Synthesizes the project as it was at a commit and gives that to `work`; nothing of it is left afterwards. */
export async function withBase<T>(
  ref: string,
  project: Project,
  { env }: Pick<CliHost, 'env'>,
  work: (base: Landscape) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'landbridge-base-'));
  try {
    const tree = join(folder, 'tree');
    await checkOut(project.root, ref, tree);
    return await work(await synthesize(findProject(tree, relative(project.root, project.dir) || '.'), env));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
