import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WorkFailed } from '../console/failure';
import { withUpstream } from '../landscape/waves';
import type { Landscape, Stack } from '../landscape/manifest';
import { holdsAnything } from '../plan/applied';
import { awsSiteAt, workFolder, type Site } from '../plan/site';
import { awsEnvironment } from '../terraform/environment';
import { ProviderStore } from '../terraform/provider-store';
import { prepareStack, pullState, type Terraform } from '../terraform/stack-runner';
import { awsPlaces, placesText, type AwsPlace } from './aws-accounts';
import { Lanes } from '../terraform/lanes';
import type { Pipeline } from './pipeline-file';
import type { OpenSite, Sites, WorldName } from './sites';
import { stateOverride } from './state-place';
import type { WorldHost } from './world-host';

/** What Terraform leaves in its folder when it could not write the state after it changed something. */
const ERRORED_STATE = 'errored.tfstate';

export interface AwsWorld {
  /** Folder of `cdktf.json`. */
  readonly projectDir: string;
  readonly landscape: Landscape;
  /** Stacks that were asked for. */
  readonly selected: readonly Stack[];
  readonly environments: readonly string[];
  readonly pipeline: Pipeline;
  readonly parallel: number;
  /** Seconds to wait for the lock of a state. */
  readonly lockTimeout: number;
}

/** AWS itself: Terraform's own provider, and states in S3. */
export class AwsSites implements Sites {
  readonly world = 'aws';
  /** There is one AWS, and nothing is tried in it. */
  readonly openScratch = undefined;
  readonly real: Site;
  private readonly terraform: Terraform;
  private readonly places: readonly AwsPlace[];
  private readonly lanes: Lanes;
  private readonly known = new Map<string, Promise<string | undefined>>();
  private changing = false;

  constructor(
    private readonly host: WorldHost,
    private readonly aws: AwsWorld,
  ) {
    const { landscape, selected, environments, pipeline, parallel, lockTimeout, projectDir } = aws;
    this.real = awsSiteAt(host.root);
    this.lanes = new Lanes(parallel);
    const names = selected.map(({ name }) => name);
    this.places = awsPlaces(withUpstream(landscape.stacks, names));
    const env = awsEnvironment(host.env);
    const isAttached = env['TF_REATTACH_PROVIDERS'] !== undefined;
    const providers = new ProviderStore(join(host.root, '.landbridge/aws'), projectDir);
    this.terraform = {
      binary: host.binary,
      ...(isAttached ? { env } : { env: providers.environment(env), providers }),
      override: (stack) => stateOverride(stack, landscape.stacks, environments, pipeline.state),
      lockTimeout,
    };
  }

  get named(): WorldName {
    const { bucket, region } = this.aws.pipeline.state;
    const attached = this.terraform.env['TF_REATTACH_PROVIDERS'] !== undefined;
    const rehearsal = attached ? '; a provider is attached by TF_REATTACH_PROVIDERS and answers for AWS' : '';
    return {
      line: `AWS: ${placesText(this.places)}; states in s3://${bucket} (${region})${rehearsal}`,
      json: { kind: 'aws', places: this.places, state: { bucket, region }, attached },
    };
  }

  openReal(): Promise<OpenSite> {
    return Promise.resolve({ site: this.real, terraform: this.terraform });
  }

  stateOf(stack: Stack): Promise<string | undefined> {
    if (this.changing) return this.pull(stack);
    const known = this.known.get(stack.name) ?? this.pull(stack);
    this.known.set(stack.name, known);
    return known;
  }

  async protect<T>(work: () => Promise<T>): Promise<T> {
    this.changing = true;
    try {
      return await work();
    } finally {
      this.changing = false;
      this.known.clear();
    }
  }

  /** A run that was killed left its lock, which the next one names. Only a state that was not written is lost. */
  recover(): Promise<boolean> {
    for (const stack of this.aws.landscape.stacks) {
      const folder = this.workFolder(stack);
      if (existsSync(join(folder, ERRORED_STATE))) return Promise.reject(unwritten(stack, folder));
    }
    return Promise.resolve(false);
  }

  close(): Promise<readonly string[]> {
    // States hold secrets, so the copies go with the run.
    rmSync(this.copies(), { recursive: true, force: true });
    return Promise.resolve([]);
  }

  private pull(stack: Stack): Promise<string | undefined> {
    return this.lanes.run(async () => {
      const folder = this.workFolder(stack);
      await prepareStack(this.terraform, stack, folder);
      const file = join(this.copies(), `${stack.name}.tfstate`);
      mkdirSync(this.copies(), { recursive: true, mode: 0o700 });
      writeFileSync(file, await pullState(this.terraform, stack, folder), { mode: 0o600 });
      return holdsAnything(file) ? file : undefined;
    });
  }

  private workFolder(stack: Stack): string {
    return workFolder(this.real, stack.name, stack.dir, this.host.root);
  }

  private copies(): string {
    return join(this.host.root, '.landbridge/aws/state');
  }
}

function unwritten(stack: Stack, folder: string): WorkFailed {
  return new WorkFailed({
    code: 'CLI033',
    place: join(folder, ERRORED_STATE),
    message: `the last run changed ${stack.name} and could not write its state`,
    fix: `write it by terraform -chdir=${folder} state push ${ERRORED_STATE}, then remove the file`,
  });
}
