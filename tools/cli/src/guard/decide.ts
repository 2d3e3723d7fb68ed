import { changedParts, digestOf, type PlanParts } from './digest';

/** What `landbridge plan` keeps of a stack's plan, beside it. */
export interface PlanRecord {
  readonly stack: string;
  readonly parts: PlanParts;
  /** Stacks that had been applied in a scratch copy only when this was planned. */
  readonly assumes: readonly string[];
  /** Addresses and what happens to them, for comparison with a later plan of the same. */
  readonly changes: readonly { readonly address: string; readonly action: string }[];
  /** What is replaced or destroyed. */
  readonly disrupts: readonly string[];
  /** Verdict of the proof of the same synthesis. */
  readonly verdict: 'holds' | 'fails' | 'unknown';
}

/** Made by `landbridge approve`. */
export interface Approval {
  readonly digest: string;
  /** Addresses that may be replaced or destroyed. */
  readonly allow: readonly string[];
  readonly by: string;
  /** ISO 8601 */
  readonly expires: string;
}

export interface Situation {
  readonly stack: string;
  readonly record: PlanRecord | undefined;
  readonly found: PlanParts;
  /** `sandbox`: the simulated account approves by itself. */
  readonly world: 'sandbox' | 'aws';
  readonly approval: Approval | undefined;
  readonly now: Date;
}

/** Why the plan of a stack must not be applied; undefined when it may. */
export function objection({ stack, record, found, world, approval, now }: Situation): string | undefined {
  if (record === undefined) return `${stack} has no saved plan`;
  const changed = changedParts(record.parts, found);
  if (changed.length > 0) return `${changed.join(' and ')} changed after ${stack} was planned`;
  if (record.verdict !== 'holds') return `the proof of what was planned says "${record.verdict}"`;
  return world === 'sandbox' ? undefined : notApproved(record, approval, now);
}

function notApproved(record: PlanRecord, approval: Approval | undefined, now: Date): string | undefined {
  const digest = digestOf(record.parts);
  if (approval === undefined || approval.digest !== digest)
    return `nobody approved the plan ${digest.slice(0, 12)}`;
  if (Date.parse(approval.expires) <= now.getTime())
    return `the approval by ${approval.by} expired at ${approval.expires}`;
  const notAllowed = record.disrupts.filter((address) => !approval.allow.includes(address));
  if (notAllowed.length > 0)
    return `the approval does not allow to replace or destroy ${notAllowed.join(', ')}`;
  return undefined;
}

/** Whether a plan made now does what the reviewed one does. */
export function isSameChange(reviewed: PlanRecord['changes'], now: PlanRecord['changes']): boolean {
  const key = ({ address, action }: PlanRecord['changes'][number]): string => `${action} ${address}`;
  return reviewed.map(key).sort().join('\n') === now.map(key).sort().join('\n');
}
