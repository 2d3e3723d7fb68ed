import { changedParts, sha256, type PlanParts } from './digest';
import type { Approval, PlanRecord } from './record-form';
import { needsAllowance } from './weight';

export interface Situation {
  readonly stack: string;
  readonly record: PlanRecord | undefined;
  readonly found: PlanParts;
  /** Verdict of the proof that lies there now; undefined where there is none. */
  readonly proved: string | undefined;
  /** Whether a person has to approve; where not, the simulated account approves all but what needs an allowance. */
  readonly approvalNeeded: boolean;
  readonly approval: Approval | undefined;
  /** Addresses that whoever deploys allows to be replaced or destroyed where no person has to approve. */
  readonly allow: readonly string[];
  readonly now: Date;
}

/** One name for everything that was reviewed; an approval is for exactly one. */
export function digestOf({ parts, ...rest }: PlanRecord): string {
  const named = Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1));
  const { stack, assumes, changes, outputs, verdict } = rest;
  return sha256(JSON.stringify([named, stack, assumes, changes, outputs, verdict]));
}

/** Why the plan of a stack must not be applied; undefined when it may. */
export function objection(situation: Situation): string | undefined {
  const { stack, record, found, proved } = situation;
  if (record === undefined) return `${stack} has no saved plan`;
  if (proved === undefined) return `there is no proof of what was planned`;
  const changed = changedParts(record.parts, found, isRepeated(record) ? ['state'] : []);
  if (changed.length > 0) return `${changed.join(' and ')} changed after ${stack} was planned`;
  const verdict = record.verdict === 'holds' ? proved : record.verdict;
  if (verdict !== 'holds') return `the proof of what was planned says "${verdict}"`;
  return notApproved(record, situation);
}

/**
 * Whether the stack is planned once more before it is applied, and the changes are compared: it was planned before
 * its upstream stood, or there was nothing to do, which a state that moved may but need not change.
 */
export function isRepeated(record: PlanRecord): boolean {
  return record.assumes.length > 0 || isNothing(record);
}

function notApproved(
  record: PlanRecord,
  { approval: found, approvalNeeded, allow, now }: Situation,
): string | undefined {
  const digest = digestOf(record);
  const approval = found?.digest === digest ? found : undefined;
  if (approval === undefined) {
    if (approvalNeeded && !isNothing(record)) return `nobody approved the plan ${digest.slice(0, 12)}`;
    return notAllowed(record, allow);
  }
  // What cannot be read as a date is no date that is still to come.
  if (!(Date.parse(approval.expires) > now.getTime()))
    return `the approval by ${approval.by} expired at ${approval.expires}`;
  return notAllowed(record, [...approval.allow, ...(approvalNeeded ? [] : allow)]);
}

/** Whether the plan would change nothing, outputs included. */
export function isNothing({ changes, outputs }: PlanRecord): boolean {
  return changes.length + outputs.length === 0;
}

function notAllowed(record: PlanRecord, allow: readonly string[]): string | undefined {
  const missing = disallowed(record, allow);
  return missing.length === 0
    ? undefined
    : `nobody allowed to replace or destroy ${missing.map((address) => `${record.stack}/${address}`).join(', ')}`;
}

/** What the changes replace or destroy that needs an allowance and has none; an allowance may name the stack too. */
export function disallowed({ stack, changes }: Disruptive, allow: readonly string[]): readonly string[] {
  return changes
    .filter(needsAllowance)
    .map(({ address }) => address)
    .filter((address) => !allow.includes(address) && !allow.includes(`${stack}/${address}`));
}

interface Disruptive {
  readonly stack: string;
  readonly changes: readonly { readonly address: string; readonly action: string; readonly type: string }[];
}

/** Whether a plan made now does what the reviewed one does. */
export function isSameChange(reviewed: Changes, now: Changes): boolean {
  const key = ({ address, action }: Changes[number]): string => `${action} ${address}`;
  return reviewed.map(key).sort().join('\n') === now.map(key).sort().join('\n');
}

type Changes = readonly { readonly address: string; readonly action: string }[];
