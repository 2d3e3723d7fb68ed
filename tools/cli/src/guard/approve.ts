import { LandbridgeError } from '@landbridge/terraform-model';
import type { ApproveOptions } from '../commands/approve';
import { stacksOf } from '../landscape/environments';
import { readLandscape } from '../landscape/manifest';
import { siteAt } from '../plan/site';
import { findProject } from '../workspace/project';
import type { Approval, PlanRecord } from './decide';
import { digestOf } from './digest';
import { readRecord, writeApproval } from './record';

const MS_PER_HOUR = 3_600_000;

/**
 * Approves the last plan of each stack of an environment.
 *
 * @throws CLI013 where nothing was planned, where the proof failed, or where a replacement is not allowed by name
 */
export function approve(
  environment: string | undefined,
  { by, allow, hours, project: named }: ApproveOptions,
  cwd: string,
  now: Date,
): readonly (Approval & { readonly stack: string; readonly file: string })[] {
  const project = findProject(cwd, named);
  const site = siteAt(project.root);
  const { stacks } = readLandscape(project.outdir);
  const selected = environment === undefined ? stacks : stacksOf(stacks, environment, project.environments);
  const records = selected.map(({ name }) => readRecord(site, name)).filter((record) => record !== undefined);
  if (records.length === 0) throw refuse(environment ?? 'all', 'nothing was planned');
  for (const record of records) checkRecord(record, allow);
  const expires = new Date(now.getTime() + hours * MS_PER_HOUR).toISOString();
  return records.map(({ stack, parts }) => {
    const approval: Approval = { digest: digestOf(parts), allow, by, expires };
    return { stack, ...approval, file: writeApproval(site, approval) };
  });
}

function checkRecord({ stack, verdict, disrupts }: PlanRecord, allow: readonly string[]): void {
  if (verdict !== 'holds') throw refuse(stack, `the proof of what was planned says "${verdict}"`);
  const missing = disrupts.filter((address) => !allow.includes(address));
  if (missing.length > 0) throw refuse(stack, `the plan replaces or destroys ${missing.join(', ')}`);
}

function refuse(place: string, message: string): LandbridgeError {
  return new LandbridgeError({
    code: 'CLI013',
    place,
    message,
    fix: 'plan first; name each address that may be replaced or destroyed by --allow',
  });
}
