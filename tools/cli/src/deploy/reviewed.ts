import { WorkFailed } from '../console/failure';
import { isNothing, objection } from '../guard/decide';
import { approvalIsNeeded } from '../guard/need';
import { partsNow, provedVerdict, readApproval, readRecord, type Kept } from '../guard/record';
import type { PlanRecord } from '../guard/record-form';
import type { Stack } from '../landscape/manifest';
import type { Run } from '../plan/open-run';

export interface ReviewOptions {
  /** Nothing is applied that was not planned before. */
  readonly planned: boolean;
  /** What may be replaced or destroyed where no person has to approve. */
  readonly allow: readonly string[];
  readonly now: Date;
}

/** What a deploy may do. */
export interface Reviewed {
  /** The saved plans, by stack. A stack in neither map is planned when its turn comes; nobody has to approve then. */
  readonly plans: ReadonlyMap<string, PlanRecord>;
  /** Stacks that could not be planned yet, with those that have to stand before. */
  readonly waiting: ReadonlyMap<string, readonly string[]>;
}

/**
 * Reads and judges the saved plans of the stacks, which come upstream first.
 *
 * @throws CLI013 where one of them must not be applied; then nothing is
 */
export function reviewedPlans(
  stacks: readonly Stack[],
  { sites, project, landscape, console }: Run,
  { planned, allow, now }: ReviewOptions,
): Reviewed {
  const kept: Kept = { site: sites.real, root: project.root, outdir: landscape.outdir };
  const approvalNeeded = approvalIsNeeded(sites.world, console.host.env);
  const proved = provedVerdict(kept.site);
  const objections: string[] = [];
  const plans = new Map<string, PlanRecord>();
  const waiting = new Map<string, readonly string[]>();
  for (const stack of stacks) {
    const record = readRecord(kept.site, stack.name);
    if (!planned && !approvalNeeded && (record === undefined || isNothing(record))) continue;
    const on = stack.dependencies.filter((name) => waiting.has(name) || changes(plans.get(name)));
    if (record === undefined && on.length > 0 && sites.openScratch === undefined) {
      waiting.set(stack.name, on);
      continue;
    }
    const found = partsNow(stack, kept);
    const approval = readApproval(kept.site, record);
    const reason = objection({
      stack: stack.name,
      record,
      found,
      proved,
      approvalNeeded,
      approval,
      allow,
      now,
    });
    if (reason !== undefined) objections.push(reason);
    if (record !== undefined) plans.set(stack.name, record);
  }
  if (objections.length === 0) return { plans, waiting };
  throw new WorkFailed({
    code: 'CLI013',
    place: 'deploy',
    message: `nothing was applied: ${[...new Set(objections)].join('; ')}`,
    fix: fixOf(objections),
  });
}

function changes(record: PlanRecord | undefined): boolean {
  return record !== undefined && !isNothing(record);
}

function fixOf(objections: readonly string[]): string {
  const isAboutApproval = (reason: string): boolean => /^(nobody|the approval)/.test(reason);
  return objections.every(isAboutApproval)
    ? 'have the plan approved with landbridge approve, which wants what goes named by --allow'
    : 'plan again with landbridge plan, then deploy';
}
