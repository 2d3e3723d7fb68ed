import type { CliHost } from '../console/console';
import { environmentOf, environmentsOf } from '../landscape/environments';
import type { Landscape } from '../landscape/manifest';
import { synthesize } from '../synth/synth';
import { parseJson } from '../workspace/json-file';
import { findProject } from '../workspace/project';
import { withBase } from './base-synthesis';
import { changedStacks, type Synthesis } from './compare';

export interface Affected {
  readonly base: string;
  readonly environments: readonly string[];
  readonly stacks: readonly string[];
  /** Touched environments that still exist, and how many stacks each has. */
  readonly touched: readonly { readonly environment: string; readonly stacks: number }[];
}

/** Synthesizes the project as it was at `base` and as it is, and names the environments whose JSON differs. */
export async function affectedBy(base: string, named: string | undefined, host: CliHost): Promise<Affected> {
  const project = findProject(host.cwd, named);
  return withBase(base, project, host, async (before) => {
    const now = await synthesize(project, host.env);
    const stacks = changedStacks(contents(before), contents(now));
    const known = environmentsOf([...now.stacks, ...before.stacks], project.environments);
    const environments = known.filter((name) => stacks.some((stack) => environmentOf(stack, known) === name));
    const touched = environments
      .map((environment) => ({
        environment,
        stacks: now.stacks.filter(({ name }) => environmentOf(name, known) === environment).length,
      }))
      .filter(({ stacks: count }) => count > 0);
    return { base, environments, stacks, touched };
  });
}

function contents({ stacks }: Landscape): Synthesis {
  return new Map(stacks.map(({ name, file }) => [name, parseJson(file)]));
}
