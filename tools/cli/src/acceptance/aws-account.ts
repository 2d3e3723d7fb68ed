import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { S3Double } from './s3-double';
import type { Ran, Workspace } from './workspace';

const PROFILES = ['shared', 'dev', 'test', 'prod'];
export const STATE_BUCKET = 'landbridge-state-111111111111';

/**
 * AWS for a test: the simulated provider is attached to Terraform, as `landbridge sandbox run` does it, and something
 * that answers for S3 and STS listens at `url`. Everything else is what runs on AWS: Terraform's own S3 backend with its
 * lock, profiles, plans.
 */
export class AwsAccount {
  constructor(
    private readonly workspace: Workspace,
    private readonly url: string,
  ) {
    mkdirSync(this.folder);
    const profiles = PROFILES.map((name) => `[profile ${name}]\nregion = eu-west-1\n`);
    writeFileSync(join(this.folder, 'config'), profiles.join(''));
    // The access key of a profile is its name, so that a request shows by which profile it was made.
    const keys = PROFILES.map(
      (name) => `[${name}]\naws_access_key_id = ${name.toUpperCase()}\naws_secret_access_key = x\n`,
    );
    writeFileSync(join(this.folder, 'credentials'), keys.join(''));
  }

  private get folder(): string {
    return join(this.workspace.root, 'aws');
  }

  private get env(): Readonly<Record<string, string>> {
    return {
      AWS_ENDPOINT_URL: this.url,
      AWS_CONFIG_FILE: join(this.folder, 'config'),
      AWS_SHARED_CREDENTIALS_FILE: join(this.folder, 'credentials'),
      AWS_EC2_METADATA_DISABLED: 'true',
    };
  }

  /** Runs landbridge with `LANDBRIDGE_WORLD=aws`, Terraform's provider attached to the simulated accounts. */
  run(...args: string[]): Promise<Ran> {
    return this.start(...args).ended;
  }

  start(...args: string[]): ReturnType<Workspace['start']> {
    return this.attached(process.execPath, this.workspace.cli, ...args);
  }

  /** Runs Terraform as a person does whom a message told to. */
  terraform(...args: string[]): Promise<Ran> {
    return this.attached('terraform', ...args).ended;
  }

  /** Ends a run and everything that it started at once, as the end of a machine does. */
  killTree(pid: number | undefined): void {
    if (pid === undefined) return;
    for (const child of childrenOf(pid)) this.killTree(child);
    process.kill(pid, 'SIGKILL');
  }

  /** Runs a command as `cdktf deploy` runs it, in a folder, in the world that is named. */
  runIn(folder: string, world: 'aws' | 'sandbox', ...command: readonly string[]): Promise<Ran> {
    const simulated = join(this.workspace.root, 'simulated');
    const args = ['sandbox', 'run', '--world', simulated, '--', ...command];
    return this.workspace.start(args, folder, { ...this.env, LANDBRIDGE_WORLD: world }).ended;
  }

  private attached(...command: string[]): ReturnType<Workspace['start']> {
    const world = join(this.workspace.root, 'simulated');
    const args = ['sandbox', 'run', '--world', world, '--', ...command];
    return this.workspace.start(args, this.workspace.root, { ...this.env, LANDBRIDGE_WORLD: 'aws' });
  }
}

/** AWS with a double of S3 and STS, which shows what it was asked for and fails as it is told to. */
export class AwsDouble extends AwsAccount {
  private constructor(
    workspace: Workspace,
    readonly s3: S3Double,
  ) {
    super(workspace, s3.url);
  }

  static async open(
    workspace: Workspace,
    exists: (bucket: string) => boolean = (bucket) => bucket === STATE_BUCKET,
  ): Promise<AwsDouble> {
    return new AwsDouble(workspace, await S3Double.start({ exists, account: '111111111111' }));
  }
}

/** See proc(5). */
function childrenOf(pid: number): readonly number[] {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return processes.map(Number).filter((other) => parentOf(other) === pid);
}

function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}
