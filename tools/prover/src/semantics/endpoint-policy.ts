/**
 * Policies of VPC endpoints, apart from the network's verdict: the default lets everyone do everything; of another
 * policy only a plain allow or deny of everything is judged.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
 */
import { Unknown, isMap, type Value } from '@landbridge/terraform-model';
import type { Model } from '../model/model';
import { hopsOf, type End } from '../trace/flight';
import type { PolicyVerdict } from '../trace/result';

export function policyVerdicts(model: Model, end: End): PolicyVerdict[] {
  const result = new Map<string, PolicyVerdict>();
  for (const { component } of hopsOf(end.flight.trail)) {
    const endpoint = model.network.endpoints.get(component);
    if (!endpoint || endpoint.type === 'GatewayLoadBalancer' || result.has(component)) continue;
    result.set(component, { component, ...judge(model, endpoint.policy) });
  }
  return [...result.values()];
}

function judge(model: Model, policy: Value | undefined): Pick<PolicyVerdict, 'verdict' | 'because'> {
  const settled = model.network.reading.settle(policy);
  if (settled === undefined || settled === null || settled === '')
    return { verdict: 'allows', because: 'the default policy allows everything' };
  if (typeof settled !== 'string') {
    const because = settled instanceof Unknown ? settled.because : 'the policy is not known before apply';
    return because === 'known after apply'
      ? { verdict: 'allows', because: 'the default policy allows everything' }
      : { verdict: 'unknown', because };
  }
  const statements = statementsOf(settled);
  if (!statements) return { verdict: 'unknown', because: 'the policy is no readable JSON' };
  const all = statements.filter((statement) => isEverything(statement));
  if (all.some((statement) => statement['Effect'] === 'Deny'))
    return { verdict: 'denies', because: 'the policy denies everything' };
  const denies = statements.some((statement) => statement['Effect'] === 'Deny');
  if (!denies && all.some((statement) => statement['Effect'] === 'Allow'))
    return { verdict: 'allows', because: 'the policy allows everything' };
  if (!statements.some((statement) => statement['Effect'] === 'Allow'))
    return { verdict: 'denies', because: 'the policy allows nothing' };
  return { verdict: 'unknown', because: 'the policy depends on who asks for what' };
}

function statementsOf(text: string): Record<string, unknown>[] | undefined {
  try {
    const parsed = JSON.parse(text) as { Statement?: unknown };
    const list = Array.isArray(parsed.Statement) ? parsed.Statement : [parsed.Statement];
    return list.filter((entry): entry is Record<string, unknown> => isMap(entry as Value));
  } catch {
    return undefined;
  }
}

function isEverything(statement: Record<string, unknown>): boolean {
  const star = (value: unknown): boolean => value === '*' || (Array.isArray(value) && value.includes('*'));
  const principal = statement['Principal'];
  const anyone =
    star(principal) ||
    (typeof principal === 'object' && principal !== null && star((principal as { AWS?: unknown }).AWS));
  return (
    anyone && star(statement['Action']) && star(statement['Resource']) && statement['Condition'] === undefined
  );
}
