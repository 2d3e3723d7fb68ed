import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LandbridgeError } from '@landbridge/terraform-model';
import type { ZodType } from 'zod';
import { proofFiles } from '../judge/proof-files';
import type { Stack } from '../landscape/manifest';
import { planFolder, stateFile, workFolder, type Site } from '../plan/site';
import type { StackPlan } from '../plan/stack-plan';
import { PLAN_FILE } from '../terraform/stack-runner';
import { parseJson } from '../workspace/json-file';
import { digestOf } from './decide';
import { lockFileIn, partsOf, type PlanParts } from './digest';
import { approvalForm, planRecord, type Approval, type PlanRecord } from './record-form';

/** A project whose plans are kept, and where. */
export interface Kept {
  readonly site: Site;
  /** Folder that stacks name each other's state relative to. */
  readonly root: string;
  /** Synthesis folder. */
  readonly outdir: string;
}

/** What the parts of a stack's plan are now; Terraform runs in `folder`, by default where the plan was made. */
export function partsNow(
  { name, file, dir }: Pick<Stack, 'name' | 'file' | 'dir'>,
  { site, root, outdir }: Kept,
  folder?: string,
): PlanParts {
  const workDir = workFolder(site, name, dir, root);
  return partsOf({
    planFile: join(workDir, PLAN_FILE),
    stackFile: file,
    outdir,
    lockFile: lockFileIn(folder ?? workDir),
    proofFile: proofFiles(site).json,
    // Where the state is in S3, Terraform alone compares its serial.
    stateFile: site.kind === 'aws' ? undefined : stateFile(workDir, parseJson(file)),
  });
}

/** Keeps what was planned of a stack beside its plan, for the guard. */
export function writeRecord(stack: Stack, plan: StackPlan, verdict: PlanRecord['verdict'], kept: Kept): void {
  const record: PlanRecord = {
    stack: stack.name,
    parts: partsNow(stack, kept),
    assumes: [...plan.assumes],
    changes: plan.changes.filter(({ action }) => action !== 'read'),
    outputs: [...plan.outputs],
    verdict,
  };
  writeFileSync(recordFile(kept.site, stack.name), `${JSON.stringify(record, undefined, 2)}\n`);
}

export function readRecord(site: Site, stack: string): PlanRecord | undefined {
  return read(recordFile(site, stack), planRecord);
}

/** Forgets every plan: the world that they were made for is gone. */
export function dropRecords(site: Site): void {
  const folder = dirname(planFolder(site, 'any'));
  if (existsSync(folder)) for (const stack of readdirSync(folder)) dropRecord(site, stack);
}

/** What was applied is no plan any more. */
export function dropRecord(site: Site, stack: string): void {
  rmSync(recordFile(site, stack), { force: true });
}

/** Says that the plan of a digest was applied by the guard, for the run that called it. */
export function markApplied(site: Site, stack: string, digest: string): void {
  writeFileSync(appliedFile(site, stack), digest);
}

export function appliedDigest(site: Site, stack: string): string | undefined {
  const file = appliedFile(site, stack);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

export function forgetApplied(site: Site, stack: string): void {
  rmSync(appliedFile(site, stack), { force: true });
}

export function writeApproval(site: Site, approval: Approval): string {
  const file = approvalFile(site, approval.digest);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(approval, undefined, 2)}\n`);
  return file;
}

export function readApproval(site: Site, record: PlanRecord | undefined): Approval | undefined {
  return record === undefined ? undefined : read(approvalFile(site, digestOf(record)), approvalForm);
}

/** Verdict of the proof that lies there; undefined where there is none. */
export function provedVerdict(site: Site): string | undefined {
  const { json } = proofFiles(site);
  if (!existsSync(json)) return undefined;
  const { verdict } = parseJson(json) as { readonly verdict?: unknown };
  return typeof verdict === 'string' ? verdict : 'unknown';
}

function read<T>(file: string, form: ZodType<T>): T | undefined {
  if (!existsSync(file)) return undefined;
  const parsed = form.safeParse(parseJson(file));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new LandbridgeError({
    code: 'CLI011',
    place: `${file}#/${issue?.path.join('/') ?? ''}`,
    message: issue?.message ?? 'is not what it should be',
    fix: 'plan again with landbridge plan',
  });
}

function appliedFile(site: Site, stack: string): string {
  return join(planFolder(site, stack), 'applied');
}

function recordFile(site: Site, stack: string): string {
  return join(planFolder(site, stack), 'plan.json');
}

function approvalFile(site: Site, digest: string): string {
  return join(site.root, '.landbridge/approvals', `${digest}.json`);
}
