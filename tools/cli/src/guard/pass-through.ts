import { basename, join } from 'node:path';
import { LandbridgeError } from '@landbridge/terraform-model';
import { findTerraform } from '../terraform/binary';
import { isMissingConfiguration } from '../terraform/environment';
import { readEvents } from '../terraform/events';
import { passOn, runProcess } from '../terraform/process';
import { PLAN_FILE } from '../terraform/stack-runner';
import { workFolder } from '../plan/site';
import { alone } from './alone';
import { digestOf, isRepeated, isSameChange, objection } from './decide';
import { approvalIsNeeded } from './need';
import { placeOf, type Place } from './place';
import { markApplied, partsNow, provedVerdict, readApproval, readRecord } from './record';
import type { PlanRecord } from './record-form';

type Environment = Readonly<Record<string, string | undefined>>;

/** What changes nothing but the folder that it runs in. */
const HARMLESS = [
  'fmt',
  'get',
  'graph',
  'init',
  'metadata',
  'modules',
  'output',
  'plan',
  'providers',
  'show',
  'validate',
  'version',
];
/** Flags by which `apply` would do something else than what was reviewed. */
const OTHER_APPLY = /^--?(destroy|refresh-only|replace|target|exclude|var|var-file|state|state-out)(=|$)/;
/** Variables that add to the command line or point it elsewhere, behind the back of whoever reads it. */
const ADDED = /^(TF_CLI_ARGS|TF_WORKSPACE$|TF_DATA_DIR$)/;
/** What Terraform says of a plan that was made on another state; one that is a local file is compared before. */
const STALE = /Saved plan is stale/;
const REPLANNED = 'landbridge.tfplan';
const PLAN_AGAIN = 'plan again with landbridge plan, and have that plan approved with landbridge approve';
const WORLD_FIX = 'deploy by landbridge sandbox run --, or set LANDBRIDGE_WORLD=aws';

/**
 * Terraform as `cdktf deploy` calls it, in a stack's folder. What changes nothing goes through as it is; `apply`
 * applies the saved plan which was reviewed, proved and approved, or nothing.
 *
 * @throws CLI013 with the reason, when nothing may be applied
 */
export async function guardedTerraform(
  args: readonly string[],
  cwd: string,
  given: Environment,
): Promise<number> {
  const kept = Object.entries(given).filter(
    ([name, value]) => !ADDED.test(name) && !isMissingConfiguration(name, value),
  );
  const env = Object.fromEntries(kept);
  const binary = await findTerraform(env, cwd, (line) => void process.stderr.write(`${line}\n`));
  const verb = args.find((arg) => !arg.startsWith('-'));
  const place = placeOf(cwd, env);
  if (verb !== undefined) place?.prepare();
  if (verb === undefined || HARMLESS.includes(verb)) return (await passOn(binary, args, { cwd, env })).status;
  if (verb !== 'apply') throw refused(basename(cwd), `terraform ${verb} is not part of a deploy`);
  const other = args.find((arg) => OTHER_APPLY.test(arg) || arg.startsWith('-chdir'));
  if (other !== undefined) throw refused(basename(cwd), `apply ${other} is not what was reviewed`);
  if (place === undefined)
    throw refused(basename(cwd), 'this is no stack, or nobody said which world is meant', WORLD_FIX);
  return alone(place, env, () => applyReviewed(binary, place, env));
}

async function applyReviewed(binary: string, place: Place, env: Environment): Promise<number> {
  const { stack, kept } = place;
  const { name, dir: cwd } = stack;
  const record = readRecord(kept.site, name);
  const reason = objection({
    stack: name,
    record,
    found: partsNow(stack, kept, cwd),
    proved: provedVerdict(kept.site),
    approvalNeeded: approvalIsNeeded(place.world, env),
    approval: readApproval(kept.site, record),
    allow: [],
    now: new Date(),
  });
  if (record === undefined || reason !== undefined) throw refused(name, reason ?? 'there is no saved plan');
  if (isRepeated(record)) await replan(record, binary, cwd, env);
  const file = isRepeated(record) ? REPLANNED : join(workFolder(kept.site, name, cwd, kept.root), PLAN_FILE);
  const { status, stderr } = await passOn(binary, ['apply', '-input=false', file], { cwd, env });
  if (status !== 0 && STALE.test(stderr)) throw refused(name, `the state changed after ${name} was planned`);
  if (status === 0) markApplied(kept.site, name, digestOf(record));
  return status;
}

/** What was planned before its upstream stood: now that it does, the same changes must come out. */
async function replan(record: PlanRecord, binary: string, cwd: string, env: Environment): Promise<void> {
  const args = ['plan', '-input=false', '-json', `-out=${REPLANNED}`];
  const { status, stdout, stderr } = await runProcess(binary, args, { cwd, env });
  const { changes, diagnostics } = readEvents(stdout);
  if (status !== 0)
    throw refused(record.stack, diagnostics.map(({ summary }) => summary).join(' | ') || stderr.trim());
  if (
    !isSameChange(
      record.changes,
      changes.filter(({ action }) => action !== 'read'),
    )
  ) {
    throw refused(record.stack, 'on what is applied now it would do something else than what was reviewed');
  }
}

function refused(place: string, message: string, fix = PLAN_AGAIN): LandbridgeError {
  return new LandbridgeError({
    code: 'CLI013',
    place,
    message: `nothing was applied: ${message}`,
    fix,
  });
}
