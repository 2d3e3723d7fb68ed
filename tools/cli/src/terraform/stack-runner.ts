import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WorkFailed } from '../console/failure';
import type { Stack } from '../landscape/manifest';
import { alreadyThere } from './already-there';
import { errorText } from './error-text';
import { lockRefusal } from './lock-refusal';
import type { ProviderStore } from './provider-store';
import { readEvents, type Diagnostic, type TerraformEvents } from './events';
import { runProcess, type Finished } from './process';

/** Terraform and the environment that wires it to a world. */
export interface Terraform {
  readonly binary: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /**
   * What stands beside a stack's configuration in this world and takes precedence over it: where the state lies.
   * @default nothing
   */
  readonly override?: (stack: Stack) => unknown;
  /** Seconds to wait for the lock of a state; undefined: the world has a lock of its own. */
  readonly lockTimeout?: number;
  /**
   * Where Terraform's providers come from.
   * @default none is installed: the world has them attached
   */
  readonly providers?: ProviderStore;
}

export const PLAN_FILE = 'plan.tfplan';
const CONFIGURATION = 'cdk.tf.json';
const ASSETS = 'assets';
/** Terraform merges files of this ending into the others. See https://developer.hashicorp.com/terraform/language/files/override */
export const OVERRIDE = 'landbridge_override.tf.json';
const INIT_KEY = '.terraform/landbridge-init';
const BACKEND_RECORD = '.terraform/terraform.tfstate';

/** Copies the synthesized stack into its work folder and initialises Terraform there. */
export async function prepareStack(terraform: Terraform, stack: Stack, workDir: string): Promise<void> {
  mkdirSync(workDir, { recursive: true });
  cpSync(stack.file, join(workDir, CONFIGURATION));
  rmSync(join(workDir, ASSETS), { recursive: true, force: true });
  if (existsSync(join(stack.dir, ASSETS)))
    cpSync(join(stack.dir, ASSETS), join(workDir, ASSETS), { recursive: true });
  const override = terraform.override?.(stack);
  rmSync(join(workDir, OVERRIDE), { force: true });
  if (override !== undefined) writeFileSync(join(workDir, OVERRIDE), JSON.stringify(override, undefined, 2));
  await init(terraform, stack, workDir, override);
}

/** `terraform init`, unless the same binary has done it here for the same backend, providers and modules. */
async function init(terraform: Terraform, stack: Stack, workDir: string, override: unknown): Promise<void> {
  const { terraform: settings, module } = JSON.parse(readFileSync(stack.file, 'utf8')) as Record<
    string,
    unknown
  >;
  const key = createHash('sha256')
    .update(JSON.stringify([terraform.binary, settings, module, override, terraform.providers?.key()]))
    .digest('hex');
  const keyFile = join(workDir, INIT_KEY);
  if (existsSync(keyFile) && readFileSync(keyFile, 'utf8') === key) return;
  // What Terraform remembers of the last backend is half written after a kill, and is not asked for by -reconfigure.
  rmSync(join(workDir, BACKEND_RECORD), { force: true });
  const run = (flags: readonly string[]): Promise<Finished> => {
    const args = ['init', '-input=false', '-no-color', '-reconfigure', ...flags];
    return runProcess(terraform.binary, args, { cwd: workDir, env: terraform.env });
  };
  const finished = await (terraform.providers?.install(workDir, run) ?? run([]));
  if (finished.status !== 0) throw refusal(stack.name, 'init', finished, [], workDir);
  writeFileSync(keyFile, key);
}

/** What a plan is for: to bring about the configuration, to destroy all of it, or only to see what is there. */
export type PlanMode = 'apply' | 'destroy' | 'refresh';

function modeFlags(mode: PlanMode, file: string): readonly string[] {
  // Nothing to apply, so the saved plan stays the one that was made for that.
  if (mode === 'refresh') return ['-refresh-only'];
  return [`-out=${file}`, ...(mode === 'destroy' ? ['-destroy'] : [])];
}

/** `terraform plan`; a plan that can be applied is saved beside the configuration. */
export async function planStack(
  terraform: Terraform,
  stack: Stack,
  workDir: string,
  mode: PlanMode = 'apply',
  file = PLAN_FILE,
): Promise<TerraformEvents> {
  const args = ['plan', '-input=false', '-json', ...lockFlags(terraform), ...modeFlags(mode, file)];
  return run(terraform, stack.name, workDir, 'plan', args);
}

/** `terraform apply` of the saved plan, and of nothing else. */
export async function applyStack(
  terraform: Terraform,
  stack: Stack,
  workDir: string,
  file = PLAN_FILE,
): Promise<TerraformEvents> {
  const args = ['apply', '-input=false', '-json', ...lockFlags(terraform), file];
  return run(terraform, stack.name, workDir, 'apply', args);
}

/** Records in the state what is there now; changes nothing else. */
export async function refreshStack(terraform: Terraform, stack: Stack, workDir: string): Promise<void> {
  const args = ['apply', '-refresh-only', '-auto-approve', '-input=false', '-json', ...lockFlags(terraform)];
  await run(terraform, stack.name, workDir, 'refresh', args);
}

function lockFlags({ lockTimeout }: Terraform): readonly string[] {
  return lockTimeout === undefined ? [] : [`-lock-timeout=${lockTimeout}s`];
}

/** `terraform state push`: Terraform itself refuses a state of another lineage, or one older than what is there. */
export async function pushState(
  terraform: Terraform,
  stack: Stack,
  workDir: string,
  file: string,
): Promise<void> {
  const args = ['state', 'push', '-no-color', ...lockFlags(terraform), file];
  const finished = await runProcess(terraform.binary, args, { cwd: workDir, env: terraform.env });
  if (finished.status !== 0) throw refusal(stack.name, 'state push', finished, [], workDir);
}

/** `terraform state pull`: the state as text, empty where there is none. */
export async function pullState(terraform: Terraform, stack: Stack, workDir: string): Promise<string> {
  const args = ['state', 'pull'];
  const finished = await runProcess(terraform.binary, args, { cwd: workDir, env: terraform.env });
  if (finished.status !== 0) throw refusal(stack.name, 'state pull', finished, [], workDir);
  return finished.stdout;
}

/** The saved plan as Terraform prints it for people. */
export async function showPlan(terraform: Terraform, workDir: string): Promise<string> {
  const args = ['show', '-no-color', PLAN_FILE];
  const finished = await runProcess(terraform.binary, args, { cwd: workDir, env: terraform.env });
  return finished.status === 0 ? finished.stdout : finished.stderr;
}

async function run(
  terraform: Terraform,
  stack: string,
  workDir: string,
  verb: string,
  args: readonly string[],
): Promise<TerraformEvents> {
  const finished = await runProcess(terraform.binary, args, { cwd: workDir, env: terraform.env });
  const events = readEvents(finished.stdout);
  if (finished.status !== 0) throw refusal(stack, verb, finished, events.diagnostics, workDir);
  return events;
}

function refusal(
  stack: string,
  verb: string,
  finished: Finished,
  diagnostics: readonly Diagnostic[],
  workDir: string,
): WorkFailed {
  const locked = lockRefusal(stack, diagnostics, workDir);
  if (locked !== undefined) return locked;
  const errors = diagnostics.filter(({ severity }) => severity === 'error').map(oneLine);
  const message = errors.length > 0 ? errors.join(' | ') : lastWords(finished);
  return new WorkFailed({
    code: 'CLI006',
    place: stack,
    message: `terraform ${verb} failed: ${message}`,
    fix: `it ran in ${workDir}${alreadyThere(diagnostics, workDir)}`,
  });
}

function oneLine({ summary, detail, address, at }: Diagnostic): string {
  const place = [address, at].filter((part) => part !== undefined).join(', ');
  const said = [summary, detail].filter((part) => part !== '').join(': ');
  return `${said}${place === '' ? '' : ` (${place})`}`.replace(/\s+/g, ' ');
}

function lastWords({ stdout, stderr, status }: Finished): string {
  return errorText(`${stderr}\n${stdout}`) ?? (stderr.trim().replace(/\s+/g, ' ') || `exit status ${status}`);
}
