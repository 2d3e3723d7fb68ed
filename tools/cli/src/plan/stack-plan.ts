import type { Action, ResourceChange, TerraformEvents } from '../terraform/events';

/** What Terraform plans for one stack. */
export interface StackPlan {
  readonly stack: string;
  readonly counts: Counts;
  readonly changes: readonly ResourceChange[];
  /** Outputs that change. */
  readonly outputs: readonly string[];
  readonly drift: readonly ResourceChange[];
  /** Stacks that were applied in a scratch copy of the world so that this one could be planned; empty: none had to. */
  readonly assumes: readonly string[];
  /** Folder in which the saved plan lies. */
  readonly workDir: string;
}

/** Numbers of resources; a replacement is counted once, as such. */
export interface Counts {
  readonly add: number;
  readonly change: number;
  readonly replace: number;
  readonly destroy: number;
}

const COUNTED: Readonly<Record<Action, keyof Counts | undefined>> = {
  create: 'add',
  import: 'add',
  update: 'change',
  replace: 'replace',
  destroy: 'destroy',
  read: undefined,
  move: undefined,
  forget: undefined,
};

export function countChanges(changes: readonly ResourceChange[]): Counts {
  const count = (kind: keyof Counts): number =>
    changes.filter(({ action }) => COUNTED[action] === kind).length;
  return { add: count('add'), change: count('change'), replace: count('replace'), destroy: count('destroy') };
}

export function stackPlan(
  stack: string,
  events: TerraformEvents,
  workDir: string,
  assumes: readonly string[],
): StackPlan {
  const { changes, outputs, drift } = events;
  return { stack, counts: countChanges(changes), changes, outputs, drift, assumes, workDir };
}

/** Whether applying the plan would change anything, a stack's outputs included. */
export function hasChanges(plan: Pick<StackPlan, 'changes' | 'outputs'>): boolean {
  return plan.outputs.length > 0 || plan.changes.some(({ action }) => action !== 'read');
}

/** What the plan replaces or destroys, which is always called out by name. */
export function disruptions(plan: Pick<StackPlan, 'changes'>): readonly ResourceChange[] {
  return plan.changes.filter(({ action }) => action === 'replace' || action === 'destroy');
}
