import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LandbridgeError } from '@landbridge/terraform-model';
import { z } from 'zod';
import { parseJson } from '../workspace/json-file';

/** One synthesized stack. */
export interface Stack {
  readonly name: string;
  /** Names of the stacks whose outputs it reads. */
  readonly dependencies: readonly string[];
  /** The stack's `cdk.tf.json`, absolute. */
  readonly file: string;
  /** The folder of that file. */
  readonly dir: string;
}

/** What a synthesis left in its output folder. */
export interface Landscape {
  readonly outdir: string;
  /** In the order of the manifest. */
  readonly stacks: readonly Stack[];
}

const manifestJson = z.object({
  stacks: z.record(
    z.string(),
    z.object({
      dependencies: z.array(z.string()).default([]),
      synthesizedStackPath: z.string(),
      workingDirectory: z.string(),
    }),
  ),
});

/** Reads `manifest.json` of a CDKTF output folder. */
export function readLandscape(outdir: string): Landscape {
  const file = join(outdir, 'manifest.json');
  if (!existsSync(file)) throw broken(file, 'is missing');
  const parsed = manifestJson.safeParse(parseJson(file));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw broken(`${file}#/${issue?.path.join('/') ?? ''}`, issue?.message ?? 'is not a manifest');
  }
  const stacks = Object.entries(parsed.data.stacks).map(([name, entry]) => ({
    name,
    dependencies: entry.dependencies,
    file: join(outdir, entry.synthesizedStackPath),
    dir: join(outdir, entry.workingDirectory),
  }));
  for (const stack of stacks) {
    if (!existsSync(stack.file)) throw broken(stack.file, 'is named by manifest.json and missing');
    const unknown = stack.dependencies.find((name) => !stacks.some((other) => other.name === name));
    if (unknown !== undefined)
      throw broken(file, `stack ${stack.name} depends on ${unknown}, which is not in it`);
  }
  return { outdir, stacks };
}

function broken(place: string, message: string): LandbridgeError {
  return new LandbridgeError({ code: 'CLI005', place, message, fix: 'synthesize again: landbridge synth' });
}
