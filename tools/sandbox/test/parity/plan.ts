import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TfObject, TfValue } from '../../src/contract';
import { startWith } from '../../src/attach/start';
import { memorySimulation } from '../../src/testing/memory-simulation';
import { writeWorkspace, type Case } from './workspace';

const run = promisify(execFile);
const LIMIT = 512 << 20;

/** A resource change in `terraform show -json`. */
export interface PlannedChange {
  readonly address: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: TfObject | null;
    readonly after: TfObject | null;
    readonly after_unknown: TfObject;
    readonly replace_paths?: readonly (readonly (string | number)[])[];
  };
}

export interface PlanResult {
  readonly changes: ReadonlyMap<string, PlannedChange>;
  /** Cases that could not be planned, with Terraform's complaint. */
  readonly failed: ReadonlyMap<string, string>;
}

/** Plans all cases by one real `terraform plan -refresh=false`; those it refuses are taken out and named. */
export async function planCases(cases: readonly Case[]): Promise<PlanResult> {
  const dir = mkdtempSync(join(tmpdir(), 'parity-'));
  const cli = join(dir, 'terraformrc');
  writeFileSync(cli, '');
  const sandbox = await startWith(() => Promise.resolve(memorySimulation()), {
    world: join(dir, 'world'),
    region: 'us-east-1',
  });
  const options = {
    cwd: dir,
    maxBuffer: LIMIT,
    env: { ...process.env, ...sandbox.env, TF_CLI_CONFIG_FILE: cli },
  };
  const failed = new Map<string, string>();
  try {
    for (;;) {
      writeWorkspace(
        dir,
        cases.filter((one) => !failed.has(one.address)),
      );
      const args = ['plan', '-refresh=false', '-input=false', '-lock=false', '-json', '-out=plan.bin'];
      const plan = await run('terraform', args, options).catch(
        (error: { stdout?: string }) => error.stdout ?? '',
      );
      if (typeof plan !== 'string') break;
      const complaints = complaintsOf(plan);
      if (complaints.size === 0) throw new Error(`terraform plan failed: ${plan.slice(-2000)}`);
      for (const [address, complaint] of complaints) failed.set(address, complaint);
    }
    const { stdout } = await run('terraform', ['show', '-json', 'plan.bin'], options);
    const plan = JSON.parse(stdout) as { resource_changes?: PlannedChange[] };
    return {
      changes: new Map((plan.resource_changes ?? []).map((change) => [change.address, change])),
      failed,
    };
  } finally {
    await sandbox.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

interface Message {
  readonly '@level'?: string;
  readonly diagnostic?: {
    readonly severity: string;
    readonly summary: string;
    readonly detail?: string;
    readonly address?: string;
    readonly snippet?: { readonly context?: string | null };
  };
}

function complaintsOf(output: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const line of output.split('\n')) {
    if (!line.startsWith('{')) continue;
    const { diagnostic } = JSON.parse(line) as Message;
    if (diagnostic?.severity !== 'error') continue;
    const address = diagnostic.address ?? addressIn(diagnostic.snippet?.context ?? '');
    if (address !== undefined) found.set(address, `${diagnostic.summary}: ${diagnostic.detail ?? ''}`);
  }
  return found;
}

function addressIn(context: string): string | undefined {
  const match = /resource\.(\w+)\.(\w+)/.exec(context) ?? /resource "(\w+)" "(\w+)"/.exec(context);
  return match === null ? undefined : `${match[1]}.${match[2]}`;
}

export type { TfValue };
