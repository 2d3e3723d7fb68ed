import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Lanes } from './lanes';
import type { Finished } from './process';

type Environment = Readonly<Record<string, string | undefined>>;

/** How Terraform says that a lock does not fit what is asked for. */
const OUTDATED = /init\s+-upgrade/;
const LOCK_FILE = '.terraform.lock.hcl';

/**
 * The providers of a world in which Terraform installs them: every stack gets the same versions, by one lock file, and
 * the same files, by one cache. A lock file beside `cdktf.json`, which somebody committed, decides and is not changed;
 * without one the first stack that is initialised decides for the others.
 *
 * @see https://developer.hashicorp.com/terraform/cli/config/config-file#provider-plugin-cache
 */
export class ProviderStore {
  /** Terraform's cache may not be filled by two at once. */
  private readonly lanes = new Lanes(1);

  constructor(
    private readonly folder: string,
    private readonly projectDir: string,
  ) {}

  /** With the cache, unless somebody has one already. */
  environment(env: Environment): Environment {
    const cache = env['TF_PLUGIN_CACHE_DIR'] || join(this.folder, 'plugins');
    mkdirSync(cache, { recursive: true });
    return { ...env, TF_PLUGIN_CACHE_DIR: cache };
  }

  /** Changes with what a folder that is initialised has to be initialised for again. */
  key(): string {
    const committed = join(this.projectDir, LOCK_FILE);
    return existsSync(committed) ? readFileSync(committed, 'utf8') : '';
  }

  /** Runs `init` in a folder that has the shared lock file, with the flags that go with it. */
  install(workDir: string, init: (flags: readonly string[]) => Promise<Finished>): Promise<Finished> {
    return this.lanes.run(async () => {
      const committed = join(this.projectDir, LOCK_FILE);
      const shared = join(this.folder, LOCK_FILE);
      const decided = existsSync(committed);
      const source = decided ? committed : shared;
      const own = join(workDir, LOCK_FILE);
      if (existsSync(source)) cpSync(source, own);
      if (decided) return init(['-lockfile=readonly']);
      const done = await init([]);
      // What this machine remembers is no decision of anybody: the stacks may ask for another version by now.
      const last = done.status !== 0 && OUTDATED.test(done.stderr) ? await init(['-upgrade']) : done;
      if (last.status === 0 && existsSync(own)) cpSync(own, shared);
      return last;
    });
  }
}
