import type { Landscape, Stack } from '../landscape/manifest';
import { AwsSites } from './aws-sites';
import type { World } from './choose-world';
import { readPipeline } from './pipeline-file';
import { SandboxSites } from './sandbox-sites';
import type { Sites } from './sites';
import type { WorldHost } from './world-host';

export interface WorldUse {
  /** Folder of `cdktf.json`. */
  readonly projectDir: string;
  readonly landscape: Landscape;
  readonly selected: readonly Stack[];
  readonly environments: readonly string[];
  readonly parallel: number;
  readonly lockTimeout: number;
}

/** Opens a world for one run, which has to hold the lock of the project. */
export function openWorld(world: World, host: WorldHost, use: WorldUse): Sites {
  if (world === 'sandbox') return SandboxSites.open(host);
  return new AwsSites(host, { ...use, pipeline: readPipeline(use.landscape.outdir) });
}
