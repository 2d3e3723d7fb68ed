import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startWith } from '../src/attach/start';
import type { Sandbox, SandboxOptions, Summary } from '../src/attach/options';
import type { OpenSimulation, TfObject } from '../src/contract';

const LIMIT = 1 << 30;

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A change in `terraform show -json`. */
export interface PlannedChange {
  readonly address: string;
  readonly type: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: TfObject | null;
    readonly after: TfObject | null;
    readonly after_unknown: TfObject;
    readonly replace_paths?: readonly (readonly (string | number)[])[];
    readonly importing?: { readonly id: string };
  };
}

/** A folder with a configuration, and real Terraform attached to a sandbox of its own. */
export class Workspace {
  private constructor(
    readonly dir: string,
    private readonly sandbox: Sandbox,
  ) {}

  static async open(
    openSimulation: OpenSimulation,
    options: Partial<SandboxOptions> = {},
  ): Promise<Workspace> {
    const dir = mkdtempSync(join(tmpdir(), 'sandbox-'));
    writeFileSync(join(dir, 'terraformrc'), '');
    const sandbox = await startWith(openSimulation, { world: join(dir, 'world'), ...options });
    return new Workspace(dir, sandbox);
  }

  write(name: string, content: string | object): void {
    mkdirSync(dirname(join(this.dir, name)), { recursive: true });
    writeFileSync(
      join(this.dir, name),
      typeof content === 'string' ? content : JSON.stringify(content, null, 1),
    );
  }

  /** Runs Terraform; a failure is a result, not an exception. */
  terraform(...args: string[]): Promise<Ran> {
    const env = {
      ...process.env,
      ...this.sandbox.env,
      TF_CLI_CONFIG_FILE: join(this.dir, 'terraformrc'),
      TF_IN_AUTOMATION: '1',
    };
    return new Promise((resolve) => {
      execFile('terraform', args, { cwd: this.dir, maxBuffer: LIMIT, env }, (error, stdout, stderr) => {
        const code = typeof error?.code === 'number' ? error.code : error === null ? 0 : 1;
        resolve({ code, stdout, stderr });
      });
    });
  }

  /** Runs Terraform and throws what it complains about. */
  async succeed(...args: string[]): Promise<string> {
    const ran = await this.terraform(...args);
    if (ran.code !== 0)
      throw new Error(
        `terraform ${args.join(' ')} failed:\n${ran.stdout.slice(-4000)}${ran.stderr.slice(-8000)}`,
      );
    return ran.stdout;
  }

  apply(): Promise<string> {
    return this.succeed('apply', '-auto-approve', '-input=false', '-no-color');
  }

  /** Plans and gives the changes by address. */
  async plan(...args: string[]): Promise<Map<string, PlannedChange>> {
    await this.succeed('plan', '-input=false', '-no-color', '-out=plan.bin', ...args);
    const plan = JSON.parse(await this.succeed('show', '-json', 'plan.bin')) as {
      resource_changes?: PlannedChange[];
    };
    return new Map((plan.resource_changes ?? []).map((change) => [change.address, change]));
  }

  stop(): Promise<Summary> {
    return this.sandbox.stop().finally(() => rmSync(this.dir, { recursive: true, force: true }));
  }
}

/** What Terraform wants to do with a resource, in one word. */
export function actionOf(change: PlannedChange | undefined): string {
  const actions = change?.change.actions ?? [];
  if (actions.includes('delete') && actions.includes('create')) return 'replace';
  return actions[0] ?? 'none';
}

/** What changes, attribute by attribute, for a failing test to tell. */
export function difference({ address, change }: PlannedChange): string {
  const { before, after, after_unknown } = change;
  const names = Object.keys({ ...before, ...after, ...after_unknown });
  const text = (value: unknown): string => JSON.stringify(value ?? null);
  return names
    .filter((name) => after_unknown[name] === true || text(before?.[name]) !== text(after?.[name]))
    .map(
      (name) =>
        `${address} ${name}: ${text(before?.[name])} -> ${after_unknown[name] === true ? '?' : text(after?.[name])}`,
    )
    .join('; ');
}
