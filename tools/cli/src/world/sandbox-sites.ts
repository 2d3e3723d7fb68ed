import { rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { startSandbox, type Sandbox } from '@landbridge/sandbox';
import type { Stack } from '../landscape/manifest';
import { localState } from '../plan/applied';
import { copySite, recover, withCheckpoint } from '../plan/checkpoint';
import { siteAt, type Site } from '../plan/site';
import { sandboxEnvironment } from '../terraform/environment';
import type { OpenSite, Sites, WorldName } from './sites';
import type { WorldHost } from './world-host';

/** The simulated AWS: the real site, and a scratch copy that is made when something has to be tried in it. */
export class SandboxSites implements Sites {
  readonly world = 'sandbox';
  private readonly started: Sandbox[] = [];
  private realSite: Promise<OpenSite> | undefined;
  private scratchSite: Promise<OpenSite> | undefined;

  private constructor(
    private readonly host: WorldHost,
    readonly real: Site,
  ) {}

  static open(host: WorldHost): SandboxSites {
    // Whoever holds the lock of the world owns this folder: what lies in it was left by a run that was killed.
    rmSync(scratchFolder(host.root), { recursive: true, force: true });
    return new SandboxSites(host, siteAt(host.root));
  }

  get named(): WorldName {
    const folder = relative(this.host.cwd, this.real.world);
    return {
      line: `sandbox, a simulated AWS in ${folder}; no AWS account, no credentials are used`,
      json: { kind: 'sandbox', folder: this.real.world },
    };
  }

  openReal(): Promise<OpenSite> {
    return (this.realSite ??= this.serve(this.real));
  }

  /** The scratch copy as it is now; the first call copies the real world and its state. */
  readonly openScratch = (): Promise<OpenSite> => (this.scratchSite ??= this.copyToScratch());

  stateOf(stack: Stack): Promise<string | undefined> {
    return Promise.resolve().then(() => localState(stack, this.real, this.host.root));
  }

  protect<T>(work: () => Promise<T>): Promise<T> {
    return withCheckpoint(this.real, work);
  }

  recover(): Promise<boolean> {
    return recover(this.real);
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
