import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { LandbridgeError } from '@landbridge/terraform-model';
import { startSandbox } from '@landbridge/sandbox';
import type { CliHost } from '../console/console';
import { findTerraform } from '../terraform/binary';
import { sandboxEnvironment } from '../terraform/environment';
import { errorText } from '../terraform/error-text';
import { runProcess } from '../terraform/process';
import { settleIds, staysInSandbox } from './settle-ids';

const NOT_COPIED = /^(\.terraform|\.git|node_modules|.*\.tfstate(\.backup)?)$/;
const PLAN_FILE = 'landbridge.tfplan';

/**
 * Plans a folder of HCL on an empty simulated AWS and answers with the file that `terraform show -json` of that plan
 * went to, below `into`, with the ids filled in to which its references lead. The folder itself is left as it is: a copy
 * beside it is planned, so that `../module` still means the same.
 */
export async function planHcl(directory: string, into: string, host: CliHost): Promise<string> {
  const say = (line: string): void => void host.stderr.write(`${line}\n`);
  const binary = await findTerraform(host.env, host.cwd, say);
  const copy = copyOf(directory);
  try {
    const sandbox = await startSandbox({ world: join(into, 'world'), stateDir: join(into, 'states') });
    try {
      keepState(copy, sandbox.stateUrl('plan'));
      const env = sandboxEnvironment(host.env, sandbox.env);
      const terraform = (...args: string[]): Promise<string> => run(binary, args, copy, env, directory);
      await terraform('init', '-input=false', '-no-color');
      await terraform('plan', '-input=false', '-no-color', '-lock=false', `-out=${PLAN_FILE}`);
      const file = join(into, basename(directory), 'plan.json');
      mkdirSync(dirname(file), { recursive: true });
      const shown = await terraform('show', '-json', PLAN_FILE);
      writeFileSync(file, (await settled(shown, terraform)) ?? shown);
      return file;
    } finally {
      await sandbox.stop();
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function copyOf(directory: string): string {
  const copy = temporaryFolder(directory);
  cpSync(directory, copy, {
    recursive: true,
    filter: (source) => source === directory || !NOT_COPIED.test(basename(source)),
  });
  return copy;
}

/** The state of the plan is kept by the sandbox, whatever backend the folder names. */
function keepState(copy: string, url: string): void {
  const backend = { terraform: { backend: { http: { address: url } } } };
  writeFileSync(join(copy, 'landbridge_override.tf.json'), JSON.stringify(backend));
}

/**
 * The plan with the ids that an apply in the empty simulated AWS gives; undefined where that cannot be tried. What AWS
 * would refuse is not there afterwards, and stays as open as the plan leaves it: `check` is who says so.
 */
async function settled(
  shown: string,
  terraform: (...args: string[]) => Promise<string>,
): Promise<string | undefined> {
  const plan = JSON.parse(shown) as Parameters<typeof settleIds>[0];
  if (!staysInSandbox(plan)) return undefined;
  try {
    await terraform('apply', '-input=false', '-no-color', '-lock=false', PLAN_FILE);
  } catch (error) {
    if (!(error instanceof LandbridgeError) || error.code !== 'CLI006') throw error;
  }
  const state = JSON.parse(await terraform('show', '-json')) as Parameters<typeof settleIds>[1];
  return JSON.stringify(settleIds(plan, state));
}

/** Beside the folder where that can be written to; a folder with modules above it cannot be planned elsewhere. */
function temporaryFolder(directory: string): string {
  try {
    return mkdtempSync(join(dirname(directory), '.landbridge-plan-'));
  } catch {
    return mkdtempSync(join(tmpdir(), 'landbridge-plan-'));
  }
}

async function run(
  binary: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
  directory: string,
): Promise<string> {
  const finished = await runProcess(binary, args, { cwd, env });
  if (finished.status === 0) return finished.stdout;
  const printed = finished.stderr.trim() === '' ? finished.stdout : finished.stderr;
  throw new LandbridgeError({
    code: 'CLI006',
    place: existsSync(directory) ? directory : cwd,
    message: `terraform ${args[0] ?? ''} failed: ${errorText(printed) ?? printed.trim()}`,
    fix: 'the folder has to plan on its own: give variables their defaults or a terraform.tfvars',
  });
}
