import type { Resource, ValueMap } from '@landbridge/terraform-model';
import type { Health } from '../health';
import type { PolicyName, ResolveQuery } from '../query';
import { blocks } from '../zones';

/** One record of a group that shares name, type and routing policy. */
export interface Candidate {
  readonly record: Resource;
  readonly health: Health;
}

/** A record that is returned, in which share of the answers, and why. */
export interface Choice {
  readonly candidate: Candidate;
  readonly share: number;
  readonly because: string;
}

/** What a policy makes of a group: choices (none: no answer for this source), or why it cannot be said. */
export type PolicyAnswer =
  { readonly choices: readonly Choice[]; readonly because: string } | { readonly unknown: string };

/** Decides for one routing policy. `candidates` are those Route 53 considers, never empty. */
export type Policy = (
  candidates: readonly Candidate[],
  query: ResolveQuery,
  context: PolicyContext,
) => PolicyAnswer;

export interface PolicyContext {
  /** CIDR blocks of an `aws_route53_cidr_location` by collection and location name; undefined when not in the model. */
  readonly cidrs: (collection: string, location: string) => readonly string[] | undefined;
}

/** First nested block of that name. */
export const block = (record: Resource, name: string): ValueMap | undefined => blocks(record.values[name])[0];

/**
 * The records to choose from: the healthy ones, or, when none is healthy, all of them.
 *
 * Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-how-route-53-chooses-records.html
 */
export function considered(candidates: readonly Candidate[]): { from: readonly Candidate[]; why: string } {
  const up = candidates.filter(({ health }) => health.state === 'healthy');
  if (up.length === candidates.length) return { from: candidates, why: 'all records are healthy' };
  if (up.length > 0) return { from: up, why: `${up.length} of ${candidates.length} records are healthy` };
  return { from: candidates, why: 'no record is healthy, so all count as healthy' };
}

/** Which policy a record has, by the block that it carries. */
export function policyOf({ values }: Resource): PolicyName {
  const named: [string, PolicyName][] = [
    ['weighted_routing_policy', 'weighted'],
    ['latency_routing_policy', 'latency'],
    ['failover_routing_policy', 'failover'],
    ['geolocation_routing_policy', 'geolocation'],
    ['geoproximity_routing_policy', 'geoproximity'],
    ['cidr_routing_policy', 'ip-based'],
  ];
  const found = named.find(([key]) => blocks(values[key]).length > 0);
  if (found !== undefined) return found[1];
  return values['multivalue_answer_routing_policy'] === true ? 'multivalue' : 'simple';
}
