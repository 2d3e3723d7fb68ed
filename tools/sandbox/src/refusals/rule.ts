import type { Change, Refusal, Scope, TfObject, TfValue, WorldObject, WorldView } from '../contract';
import { text } from '../types/values';

/** A change as a rule sees it. */
export interface Check {
  readonly type: string;
  readonly operation: Change['operation'];
  readonly scope: Scope;
  readonly world: WorldView;
  /** What is planned; on delete what exists. Computed values may be UNKNOWN. */
  readonly values: TfObject;
  /** What exists, on update and delete. */
  readonly prior: TfObject | undefined;
  /** The object's own id, undefined on create. */
  readonly id: string | undefined;
}

/** What a rule says when AWS would refuse. */
export type Complaint = string | { readonly message: string; readonly attribute?: string };

/** One reason for which AWS refuses an operation. All of them stand in docs/refusals.md. */
export interface Rule {
  /** Noun and reason, e.g. `subnet/conflict`; never changes. */
  readonly id: string;
  readonly types: readonly string[];
  readonly on: readonly Change['operation'][];
  /** AWS's error code. */
  readonly code: string;
  /** When AWS refuses, in one line. */
  readonly when: string;
  /** Page of AWS's documentation. */
  readonly source: string;
  readonly refuses: (check: Check) => Complaint | undefined;
}

export const CREATE = ['create'] as const;
export const CREATE_OR_UPDATE = ['create', 'update'] as const;
export const DELETE = ['delete'] as const;

export function toRefusal(rule: Rule, complaint: Complaint): Refusal {
  const { message, attribute } = typeof complaint === 'string' ? { message: complaint } : complaint;
  return { code: rule.code, message, ...(attribute !== undefined && { attribute }) };
}

/** Objects of a type in the place of the change, without the object itself. */
export function others(check: Check, type: string): readonly WorldObject[] {
  const { account, region } = check.scope;
  return check.world.list(type, { account, region }).filter((object) => object.id !== check.id);
}

/** Objects of a type, wherever, that have the value under the attribute; without the object itself. */
export function withValue(
  check: Check,
  type: string,
  attribute: string,
  value: string | undefined,
): readonly WorldObject[] {
  if (value === undefined) return [];
  return check.world
    .where(type, attribute, value)
    .filter((object) => object.id !== check.id || object.type !== check.type);
}

/** Whether the attribute is newly set or has another value than before. */
export function changes(check: Check, attribute: string): boolean {
  return (
    check.prior === undefined ||
    JSON.stringify(check.prior[attribute]) !== JSON.stringify(check.values[attribute])
  );
}

/** A known number. */
export function numeric(values: TfObject | undefined, name: string): number | undefined {
  const value: TfValue | undefined = values?.[name];
  return typeof value === 'number' ? value : undefined;
}

export { text };

/** Where AWS documents EC2's error codes. */
export const EC2_ERRORS = 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html';
