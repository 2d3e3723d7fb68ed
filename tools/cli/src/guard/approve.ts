import { LandbridgeError } from '@landbridge/terraform-model';
import type { ApproveOptions } from '../commands/approve';
import { stacksOf } from '../landscape/environments';
import { readLandscape, type Stack } from '../landscape/manifest';
import { siteOf } from '../plan/site';
import type { World } from '../world/choose-world';
import { findProject } from '../workspace/project';
import { digestOf, disallowed, objection } from './decide';
import { partsNow, provedVerdict, readRecord, writeApproval, type Kept } from './record';
import type { Approval, PlanRecord } from './record-form';

const MS_PER_HOUR = 3_600_000;

/**
 * Approves the last plan of each stack of an environment. `allowed` is a list for several environments, as a pipeline
 * has it: names with their stack, of which each environment takes its own.
 *
 * @throws CLI013 where nothing was planned, where something changed since or is not proved, where what is replaced or
 * destroyed is not allowed by name, or where a name is allowed that no plan replaces or destroys
 */
export function approve(
  environment: string | undefined,
  {
    by,
    allow: given,
    hours,
    project: named,
    allowed: listed = '',
  }: ApproveOptions & { readonly allowed?: string },
  cwd: string,
  world: World,
  now: Date,
): readonly (Approval & { readonly stack: string; readonly file: string })[] {
  const project = findProject(cwd, named);
  const kept: Kept = { site: siteOf(world, project.root), root: project.root, outdir: project.outdir };
  const { stacks } = readLandscape(project.outdir);
  const selected = environment === undefined ? stacks : stacksOf(stacks, environment, project.environments);
  const records = selected.flatMap((stack) => {
    const record = readRecord(kept.site, stack.name);
    return record === undefined ? [] : [checked(stack, record, kept, now)];
  });
  if (records.length === 0) throw refuse(environment ?? 'all', 'nothing was planned', 'plan first');
  const inStacks = listed
    .split(/\s+/)
    .filter((name) => records.some(({ stack }) => name.startsWith(`${stack}/`)));
  const allowed = allowances(records, [...given, ...inStacks]);
  checkAllowed(records, allowed);
  const expires = new Date(now.getTime() + hours * MS_PER_HOUR).toISOString();
  return records.map((record) => {
    const { stack } = record;
    const approval = { digest: digestOf(record), allow: [...(allowed.get(stack) ?? [])], by, expires };
    return { stack, ...approval, file: writeApproval(kept.site, approval) };
  });
}

/** What could not be applied anyway is not approved either. */
function checked(stack: Stack, record: PlanRecord, kept: Kept, now: Date): PlanRecord {
  const reason = objection({
    stack: stack.name,
    record,
    found: partsNow(stack, kept),
    proved: provedVerdict(kept.site),
    approvalNeeded: false,
    approval: undefined,
    allow: record.changes.map(({ address }) => address),
    now,
  });
  if (reason === undefined) return record;
  throw refuse(stack.name, reason, 'plan again with landbridge plan');
}

/**
 * Which addresses are allowed in which stack. The same address may be in several: then the stack has to be named, as
 * the plan does, so that what is allowed in one is not allowed in another.
 */
function allowances(
  records: readonly PlanRecord[],
  allow: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const allowed = new Map<string, string[]>();
  for (const name of allow) {
    const meant = records.flatMap((record) =>
      disallowed(record, [])
        .filter((address) => name === address || name === `${record.stack}/${address}`)
        .map((address) => ({ stack: record.stack, address })),
    );
    const [only, ...more] = meant;
    if (only === undefined)
      throw refuse(name, 'no plan replaces or destroys it, or needs an allowance to', 'leave it out');
    if (more.length > 0) {
      const names = meant.map(({ stack, address }) => `${stack}/${address}`);
      throw refuse(name, `that is in several stacks: ${names.join(', ')}`, 'name the stack too');
    }
    allowed.set(only.stack, [...(allowed.get(only.stack) ?? []), only.address]);
  }
  return allowed;
}

function checkAllowed(records: readonly PlanRecord[], allowed: ReadonlyMap<string, readonly string[]>): void {
  const missing = (record: PlanRecord, allow: readonly string[]): readonly string[] =>
    disallowed(record, allow).map((address) => `${record.stack}/${address}`);
  const without = records.filter((record) => missing(record, allowed.get(record.stack) ?? []).length > 0);
  if (without.length === 0) return;
  const names = without.flatMap((record) => missing(record, allowed.get(record.stack) ?? []));
  // The fix is what to type: what was allowed already belongs to it.
  const all = without.flatMap((record) => missing(record, []));
  throw refuse(
    without.map(({ stack }) => stack).join(', '),
    `nobody allowed to replace or destroy ${names.join(', ')}`,
    `where that is meant, approve with --allow ${all.join(' ')}`,
  );
}

function refuse(place: string, message: string, fix: string): LandbridgeError {
  return new LandbridgeError({ code: 'CLI013', place, message, fix });
}
