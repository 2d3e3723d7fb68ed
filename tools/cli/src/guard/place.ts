import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { environmentsOf } from '../landscape/environments';
import { readLandscape, type Stack } from '../landscape/manifest';
import { siteOf, workFolder } from '../plan/site';
import { OVERRIDE } from '../terraform/stack-runner';
import { chooseWorld, type World } from '../world/choose-world';
import { readPipeline } from '../world/pipeline-file';
import { stateOverride } from '../world/state-place';
import { findProject } from '../workspace/project';
import { lockFileIn } from './digest';
import type { Kept } from './record';

/** Which stack `cdktf deploy` runs Terraform for, and in which world. */
export interface Place {
  readonly world: World;
  readonly stack: Pick<Stack, 'name' | 'file' | 'dir'>;
  readonly kept: Kept;
  /** Puts beside the configuration what it needs in that world. */
  prepare(): void;
}

/** Undefined outside of a stack, and where neither a sandbox serves nor anybody said AWS: that is never guessed. */
export function placeOf(cwd: string, env: Readonly<Record<string, string | undefined>>): Place | undefined {
  const world = chooseWorld(undefined, env);
  if (world === 'sandbox' && !env['TF_REATTACH_PROVIDERS']) return undefined;
  const stack = { name: basename(cwd), file: join(cwd, 'cdk.tf.json'), dir: cwd };
  if (!existsSync(stack.file)) return undefined;
  const project = findProject(cwd);
  const site = siteOf(world, project.root);
  const kept: Kept = { site, root: project.root, outdir: dirname(dirname(cwd)) };
  const prepare = (): void => {
    const override = world === 'aws' ? overrideText(stack.name, kept, project.environments) : undefined;
    putOverride(cwd, override);
    takeLock(stack, kept);
  };
  return { world, stack, kept, prepare };
}

/** What Terraform knows of the backend that it was initialised for. */
const BACKEND = '.terraform/terraform.tfstate';

/** In another world state and provider are others: Terraform then begins anew there, and moves nothing. */
function putOverride(cwd: string, text: string | undefined): void {
  const file = join(cwd, OVERRIDE);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  if (before === text) return;
  for (const left of [join(cwd, BACKEND), lockFileIn(cwd)]) rmSync(left, { force: true });
  if (text === undefined) rmSync(file);
  else writeFileSync(file, text);
}

function overrideText(name: string, { outdir }: Kept, declared: readonly string[]): string | undefined {
  const { stacks } = readLandscape(outdir);
  const own = stacks.find((stack) => stack.name === name);
  if (own === undefined) return undefined;
  const { state } = readPipeline(outdir);
  return JSON.stringify(stateOverride(own, stacks, environmentsOf(stacks, declared), state), undefined, 2);
}

/** The providers that were planned with are those to apply with. */
function takeLock({ name, dir }: Place['stack'], { site, root }: Kept): void {
  const reviewed = lockFileIn(workFolder(site, name, dir, root));
  if (existsSync(reviewed) && !existsSync(lockFileIn(dir))) cpSync(reviewed, lockFileIn(dir));
}
