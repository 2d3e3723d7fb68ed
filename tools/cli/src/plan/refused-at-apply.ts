import { WorkFailed } from '../console/failure';
import type { Outcome } from './schedule';
import type { StackPlan } from './stack-plan';

/** Terraform planned the stack, but the simulated AWS refused a part of it when it was tried in a scratch copy. */
export class RefusedAtApply extends WorkFailed {
  constructor(
    readonly plan: StackPlan,
    cause: unknown,
  ) {
    const said = cause instanceof WorkFailed ? cause : undefined;
    const message = said?.message.replace(/^\S+ \[[^\]]*\] /, '') ?? String(cause);
    super(
      { code: said?.code ?? 'CLI006', place: plan.stack, message: `tried in a scratch copy: ${message}` },
      { cause },
    );
  }
}

/** What was planned for a stack, also where applying it would be refused. */
export function planOf(outcome: Outcome<StackPlan>): StackPlan | undefined {
  if (outcome.kind === 'done') return outcome.result;
  return outcome.kind === 'failed' && outcome.error instanceof RefusedAtApply
    ? outcome.error.plan
    : undefined;
}
