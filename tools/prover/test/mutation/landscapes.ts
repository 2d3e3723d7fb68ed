import { existsSync } from 'node:fs';
import { join } from 'node:path';

const LONG = process.env['LANDBRIDGE_LONG'] !== undefined;

/** CI takes one mutation of each so many, beginning somewhere else each day; the long run takes all. */
export const SHARE = LONG ? 1 : 29;
export const FIRST = LONG ? 0 : Math.floor(Date.now() / 86_400_000) % SHARE;
/** One probe of each so many stands as an end of traffic. */
export const PROBE_SHARE = LONG ? 1 : 3;

const ROOT = join(__dirname, '../../../..');

/** Name and folder of each landscape: the fixture, and what `stacks` was last synthesized to. */
export const LANDSCAPES: readonly (readonly [name: string, folder: string])[] = [
  'tools/terraform-model/fixtures/landscape',
  'stacks/cdktf.out',
]
  .map((name) => [name, join(ROOT, name)] as const)
  .filter(([, folder]) => existsSync(join(folder, 'manifest.json')));
