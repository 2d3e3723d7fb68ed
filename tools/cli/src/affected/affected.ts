import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { CliHost } from '../console/console';
import { environmentOf, environmentsOf } from '../landscape/environments';
import type { Landscape } from '../landscape/manifest';
import { synthesize } from '../synth/synth';
import { parseJson } from '../workspace/json-file';
import { findProject } from '../workspace/project';
import { checkOut } from './check-out';
import { changedStacks, type Synthesis } from './compare';

export interface Affected {
  readonly base: string;
  readonly environments: readonly string[];
  readonly stacks: readonly string[];
}

/** Synthesizes the project as it was at `base` and as it is, and names the environments whose JSON differs. */
export async function affectedBy(base: string, named: string | undefined, host: CliHost): Promise<Affected> {
  const project = findProject(host.cwd, named);
  const folder = mkdtempSync(join(tmpdir(), 'landbridge-base-'));
  try {
    await checkOut(project.root, base, join(folder, 'tree'));
    const before = findProject(folder, join(folder, 'tree', relative(project.root, project.dir)));
    const [old, now] = [await synthesize(before, host.env), await synthesize(project, host.env)];
    const stacks = changedStacks(contents(old), contents(now));
    const known = environmentsOf([...now.stacks, ...old.stacks], project.environments);
    const environments = known.filter((name) => stacks.some((stack) => environmentOf(stack, known) === name));
    return { base, environments, stacks };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function contents({ stacks }: Landscape): Synthesis {
  return new Map(stacks.map(({ name, file }) => [name, parseJson(file)]));
}
