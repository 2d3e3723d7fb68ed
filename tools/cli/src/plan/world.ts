import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '@landbridge/sandbox';
import { sandboxEnvironment } from '../terraform/environment';
import type { Terraform } from '../terraform/stack-runner';
import { copySite } from './checkpoint';
import { siteAt, type Site } from './site';

/** A site whose simulated account is being served. */
export interface OpenSite {
  readonly site: Site;
  readonly terraform: Terraform;
}

/** The sites of one run: the real one, and a scratch copy that is made when something has to be tried in it. */
export class Sites {
  private readonly started: Sandbox[] = [];
  private realSite: Promise<OpenSite> | undefined;
  private scratchSite: Promise<OpenSite> | undefined;

  private constructor(
    private readonly host: {
      readonly binary: string;
      readonly env: Readonly<Record<string, string | undefined>>;
    },
    readonly real: Site,
  ) {}

  static open(root: string, binary: string, env: Readonly<Record<string, string | undefined>>): Sites {
    // Whoever holds the lock of the world owns this folder: what lies in it was left by a run that was killed.
    rmSync(scratchFolder(root), { recursive: true, force: true });
    return new Sites({ binary, env }, siteAt(root));
  }

  openReal(): Promise<OpenSite> {
    return (this.realSite ??= this.serve(this.real));
  }

  /** The scratch copy as it is now; the first call copies the real world and its state. */
  openScratch(): Promise<OpenSite> {
    return (this.scratchSite ??= this.copyToScratch());
  }

  async close(): Promise<readonly string[]> {
    const summaries = await Promise.all(this.started.map((sandbox) => sandbox.stop()));
    if (this.scratchSite !== undefined)
      rmSync(scratchFolder(this.real.root), { recursive: true, force: true });
    return [...new Set(summaries.flatMap(({ shapeOnly }) => shapeOnly))].sort();
  }

  private async copyToScratch(): Promise<OpenSite> {
    const scratch = siteAt(scratchFolder(this.real.root));
    await copySite(this.real, scratch);
    return this.serve(scratch);
  }

  private async serve(site: Site): Promise<OpenSite> {
    const sandbox = await startSandbox({ world: site.world });
    this.started.push(sandbox);
    const { binary, env } = this.host;
    return { site, terraform: { binary, env: sandboxEnvironment(env, sandbox.env) } };
  }
}

function scratchFolder(root: string): string {
  return join(root, '.landbridge/scratch');
}
