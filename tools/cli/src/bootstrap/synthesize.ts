import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { LandbridgeError } from '@landbridge/terraform-model';
import { readLandscape, type Landscape, type Stack } from '../landscape/manifest';
import { runProgram } from '../synth/synth';
import type { Project } from '../workspace/project';

const ENTRY = 'src/bootstrap.ts';

/** Synthesizes the one stack that has to be there before any other; it is no part of the landscape. */
export async function synthesizeBootstrap(
  project: Project,
  env: Readonly<Record<string, string | undefined>>,
): Promise<{ readonly landscape: Landscape; readonly stack: Stack }> {
  if (!existsSync(join(project.dir, ENTRY))) throw missing(project.dir, `has no ${ENTRY}`);
  // As deep below the root as stacks of the landscape, whose local states are named by relative paths.
  const outdir = join(project.root, '.landbridge/bootstrap');
  mkdirSync(outdir, { recursive: true });
  await runProgram(project, ENTRY, { ...env, CDKTF_OUTDIR: outdir, CHECKPOINT_DISABLE: '1' });
  const landscape = readLandscape(outdir);
  const [stack, ...others] = landscape.stacks;
  if (stack === undefined || others.length > 0)
    throw missing(project.dir, `${ENTRY} has to make one stack, and made ${landscape.stacks.length}`);
  return { landscape, stack };
}

function missing(place: string, message: string): LandbridgeError {
  return new LandbridgeError({
    code: 'CLI037',
    place,
    message,
    fix: 'let it synthesize the bucket and key of the states and the roles of the pipeline into CDKTF_OUTDIR',
  });
}
