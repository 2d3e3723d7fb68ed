import type { Change, Refusal, WorldView } from '../contract';
import { idOf } from '../types/carry-out';
import { missingReferences } from './references';
import { toRefusal, type Check, type Rule } from './rule';
import { RULES } from './rules';

const byType = new Map<string, Rule[]>();
for (const rule of RULES)
  for (const type of rule.types) byType.set(type, [...(byType.get(type) ?? []), rule]);

/** AWS's refusals of a change; see `Simulation.check`. What is missing comes first: other rules may rely on it. */
export function check(change: Change, world: WorldView): readonly Refusal[] {
  const missing = missingReferences(change, world);
  if (missing.length > 0) return missing;
  const subject: Check = {
    type: change.type,
    operation: change.operation,
    scope: change.scope,
    world,
    values: change.planned ?? change.prior ?? {},
    prior: change.prior,
    id: change.prior === undefined ? undefined : idOf(change.type, change.prior),
  };
  return (byType.get(change.type) ?? []).flatMap((rule) => {
    const complaint = rule.on.includes(change.operation) ? rule.refuses(subject) : undefined;
    return complaint === undefined ? [] : [toRefusal(rule, complaint)];
  });
}
