import { inShard, type Shard } from '../affected/shards';
import type { RunOptions } from '../commands/plan';
import type { Console } from '../console/console';
import { environmentsOf, stacksOf } from '../landscape/environments';
import { readLandscape, type Landscape, type Stack } from '../landscape/manifest';
import { synthesize } from '../synth/synth';
import { findTerraform } from '../terraform/binary';
import { chooseWorld } from '../world/choose-world';
import { findProject, type Project } from '../workspace/project';
import { withWorldLock } from './lock';
import { openWorld } from '../world/open-world';
import type { Sites } from '../world/sites';

/** What plan, deploy, destroy and drift begin with. */
export interface Run {
  readonly project: Project;
  /** Every stack; all environments are synthesized, whatever is selected. */
  readonly landscape: Landscape;
  readonly selected: readonly Stack[];
  readonly sites: Sites;
  readonly parallel: number;
  readonly console: Console;
}

const WHOLE: Shard = { index: 1, count: 1 };

/** Which stacks are meant: those of one environment or of several; all of them when neither is given. */
export interface Selection {
  readonly environment?: string | undefined;
  readonly environments?: readonly string[] | undefined;
  /** Only this part of them. */
  readonly shard?: Shard | undefined;
}

/**
 * Does `work` as the only run in its world, on a fresh synthesis. Bad input is refused before Terraform starts.
 */
export async function withRun<T>(
  options: RunOptions & Selection,
  console: Console,
  work: (run: Run) => Promise<T>,
): Promise<T> {
  const { cwd, env } = console.host;
  const world = chooseWorld(options.world, env);
  const project = findProject(cwd, options.project);
  const binary = await findTerraform(env, cwd, (line) => console.warn(line));
  const lock = {
    waitMs: options.lockTimeout * 1000,
    onWait: () => console.warn('waiting for another run in this world to end'),
  };
  return withWorldLock(project.root, lock, async () => {
    const landscape = options.skipSynth ? readLandscape(project.outdir) : await synthesize(project, env);
    const selected = select(landscape, project, options);
    const sites = openWorld(
      world,
      { root: project.root, cwd, binary, env },
      {
        projectDir: project.dir,
        landscape,
        selected,
        environments: environmentsOf(landscape.stacks, project.environments),
        parallel: options.parallel,
        lockTimeout: options.lockTimeout,
      },
    );
    // Said before anything is asked of an account; the answer says it again.
    if (world === 'aws') console.warn(`talking to ${sites.named.line}`);
    if (await sites.recover()) {
      console.warn('the last run was killed while it applied: its world and state are back where it began');
    }
    try {
      return await work({ project, landscape, selected, sites, parallel: options.parallel, console });
    } finally {
      const invented = await sites.close();
      if (invented.length > 0)
        console.warn(`sandbox: behaviour not known, values invented: ${invented.join(', ')}`);
    }
  });
}

function select(
  landscape: Landscape,
  project: Project,
  { environment, environments, shard = WHOLE }: Selection,
): readonly Stack[] {
  const names = environment === undefined ? environments : [environment];
  if (names === undefined) return inShard(landscape.stacks, shard);
  const selected = names.flatMap((name) => stacksOf(landscape.stacks, name, project.environments));
  return inShard(
    landscape.stacks.filter((stack) => selected.includes(stack)),
    shard,
  );
}
