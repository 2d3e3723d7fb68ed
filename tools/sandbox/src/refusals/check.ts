import type { Change, Refusal, WorldView } from '../contract';
import { idOf } from '../types/carry-out';
import { quotaRules, type RaisedQuotas } from './quotas';
import { missingReferences } from './references';
import { toRefusal, type Check, type Rule } from './rule';
import { RULES } from './rules';

/** Gives AWS's refusals of a change; see `Simulation.check`. */
export type Checker = (change: Change, world: WorldView) => readonly Refusal[];

/** Checks by all rules, and by AWS's default quotas unless others are given. */
export function checker(raised: RaisedQuotas = {}): Checker {
  const byType = new Map<string, Rule[]>();
  for (const rule of [...RULES, ...quotaRules(raised)])
    for (const type of rule.types) byType.set(type, [...(byType.get(type) ?? []), rule]);
  return (change, world) => {
    // What is missing comes first: other rules may rely on it.
    const missing = missingReferences(change, world);
    if (missing.length > 0) return missing;
    const subject = subjectOf(change, world);
    return (byType.get(change.type) ?? []).flatMap((rule) => {
      const complaint = rule.on.includes(change.operation) ? rule.refuses(subject) : undefined;
      return complaint === undefined ? [] : [toRefusal(rule, complaint)];
    });
  };
}

function subjectOf(change: Change, world: WorldView): Check {
  return {
    type: change.type,
    operation: change.operation,
    scope: change.scope,
    world,
    values: change.planned ?? change.prior ?? {},
    prior: change.prior,
    id: change.prior === undefined ? undefined : idOf(change.type, change.prior),
  };
}

/** Checks with AWS's default quotas. */
export const check: Checker = checker();
