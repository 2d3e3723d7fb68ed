import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { LandbridgeError } from '../errors';
import { isJsonMap, member } from '../json';
import { readJsonFile } from './json-file';
import type { RootModule } from './module-source';
import { moduleOfFile } from './terraform-json';

export const MANIFEST = 'manifest.json';

/** Reads every stack that `manifest.json` of a CDKTF output folder lists. */
export function readCdktfOutput(directory: string): RootModule[] {
  const file = join(directory, MANIFEST);
  const manifest = readJsonFile(file);
  const stacks = isJsonMap(manifest) ? member(manifest, 'stacks') : undefined;
  if (!isJsonMap(stacks)) {
    throw new LandbridgeError({
      code: 'MDL011',
      place: file,
      message: 'the manifest has no "stacks"',
      fix: 'give the output folder of `cdktf synth`',
    });
  }
  return Object.entries(stacks).map(([name, entry]) => {
    const path = isJsonMap(entry) ? member(entry, 'synthesizedStackPath') : undefined;
    const written = resolve(directory, typeof path === 'string' ? path : `stacks/${name}/cdk.tf.json`);
    if (!existsSync(written)) {
      throw new LandbridgeError({
        code: 'MDL002',
        place: `${file}#/stacks/${name}`,
        message: `the stack's file ${written} does not exist`,
        fix: 'synthesize again',
      });
    }
    return { stack: name, source: moduleOfFile(written, dirname(written), readJsonFile(written)) };
  });
}
