import { spawn } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import { LandbridgeError } from '@landbridge/terraform-model';
import { siteAt, workFolder, type Site } from '../plan/site';
import { findTerraform } from '../terraform/binary';
import { readEvents } from '../terraform/events';
import { runProcess } from '../terraform/process';
import { PLAN_FILE } from '../terraform/stack-runner';
import { workspaceRoot } from '../workspace/project';
import { isSameChange, objection, type PlanRecord } from './decide';
import { lockFileIn, partsOf } from './digest';
import { readApproval, readRecord } from './record';

type Environment = Readonly<Record<string, string | undefined>>;

/** What changes a world without a plan; `apply` may, but only with the plan that was reviewed. */
const REFUSED = ['destroy', 'import', 'taint', 'untaint', 'state', 'force-unlock', 'workspace'];
const REPLANNED = 'landbridge.tfplan';

/**
 * Terraform as `cdktf deploy` calls it, in a stack's folder. Everything goes through as it is, but for `apply`: that
 * applies the saved plan which was reviewed, proved and approved, or nothing.
 *
 * @throws CLI013 with the reason, when nothing may be applied
 */
export async function guardedTerraform(
  args: readonly string[],
  cwd: string,
  env: Environment,
): Promise<number> {
  const binary = await findTerraform(env, cwd, (line) => void process.stderr.write(`${line}\n`));
  const verb = args.find((arg) => !arg.startsWith('-'));
  if (verb !== undefined && REFUSED.includes(verb))
    throw refused(cwd, `terraform ${verb} is not part of a deploy`);
  if (verb !== 'apply') return passOn(binary, args, cwd, env);
  const { record, planFile } = reviewed(cwd, env);
  if (record.assumes.length === 0) return passOn(binary, ['apply', '-input=false', planFile], cwd, env);
  // It was planned before its upstream stood; now that it does, the same changes must come out.
  await replan(record, binary, cwd, env);
  return passOn(binary, ['apply', '-input=false', REPLANNED], cwd, env);
}

/** The reviewed plan of the stack whose folder this is. */
function reviewed(cwd: string, env: Environment): { readonly record: PlanRecord; readonly planFile: string } {
  const stack = basename(cwd);
  const root = workspaceRoot(cwd);
  const site: Site = siteAt(root);
  const record = readRecord(site, stack);
  const workDir = workFolder(site, stack, cwd, root);
  const planFile = join(workDir, PLAN_FILE);
  const outdir = dirname(dirname(cwd));
  const found = partsOf({ planFile, stackFile: join(cwd, 'cdk.tf.json'), outdir, lockFile: lockFileIn(cwd) });
  const world = env['TF_REATTACH_PROVIDERS'] ? 'sandbox' : 'aws';
  const reason = objection({
    stack,
    record,
    found,
    world,
    approval: readApproval(site, record),
    now: new Date(),
  });
  if (record === undefined || reason !== undefined) throw refused(stack, reason ?? 'there is no saved plan');
  return { record, planFile };
}

async function replan(record: PlanRecord, binary: string, cwd: string, env: Environment): Promise<void> {
  const args = ['plan', '-input=false', '-json', `-out=${REPLANNED}`];
  const { status, stdout, stderr } = await runProcess(binary, args, { cwd, env });
  const { changes, diagnostics } = readEvents(stdout);
  if (status !== 0)
    throw refused(record.stack, diagnostics.map(({ summary }) => summary).join(' | ') || stderr.trim());
  if (!isSameChange(record.changes, changes)) {
    throw refused(record.stack, 'on its applied upstream it would do something else than what was reviewed');
  }
}

function passOn(binary: string, args: readonly string[], cwd: string, env: Environment): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(binary, args, { cwd, env: { ...env }, stdio: 'inherit' });
    child.once('error', reject);
    child.once('close', (status) => resolve(status ?? 1));
  });
}

function refused(place: string, message: string): LandbridgeError {
  return new LandbridgeError({
    code: 'CLI013',
    place,
    message: `nothing was applied: ${message}`,
    fix: 'plan again with landbridge plan, and have that plan approved',
  });
}
