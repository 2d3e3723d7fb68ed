import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Stack } from '../landscape/manifest';
import { planFolder, type Site } from '../plan/site';
import { disruptions, type StackPlan } from '../plan/stack-plan';
import { PLAN_FILE } from '../terraform/stack-runner';
import { parseJson } from '../workspace/json-file';
import type { Approval, PlanRecord } from './decide';
import { digestOf, lockFileIn, partsOf } from './digest';

/** Keeps what was planned of a stack beside its plan, for the guard. */
export function writeRecord(
  stack: Stack,
  plan: StackPlan,
  verdict: PlanRecord['verdict'],
  outdir: string,
  site: Site,
): void {
  const planFile = join(plan.workDir, PLAN_FILE);
  const parts = partsOf({ planFile, stackFile: stack.file, outdir, lockFile: lockFileIn(plan.workDir) });
  const record: PlanRecord = {
    stack: stack.name,
    parts,
    assumes: plan.assumes,
    changes: plan.changes.map(({ address, action }) => ({ address, action })),
    disrupts: disruptions(plan).map(({ address }) => address),
    verdict,
  };
  writeFileSync(recordFile(site, stack.name), `${JSON.stringify(record, undefined, 2)}\n`);
}

export function readRecord(site: Site, stack: string): PlanRecord | undefined {
  const file = recordFile(site, stack);
  return existsSync(file) ? (parseJson(file) as PlanRecord) : undefined;
}

export function writeApproval(site: Site, approval: Approval): string {
  const file = approvalFile(site, approval.digest);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(approval, undefined, 2)}\n`);
  return file;
}

export function readApproval(site: Site, record: PlanRecord | undefined): Approval | undefined {
  if (record === undefined) return undefined;
  const file = approvalFile(site, digestOf(record.parts));
  return existsSync(file) ? (parseJson(file) as Approval) : undefined;
}

function recordFile(site: Site, stack: string): string {
  return join(planFolder(site, stack), 'plan.json');
}

function approvalFile(site: Site, digest: string): string {
  return join(site.root, '.landbridge/approvals', `${digest}.json`);
}
