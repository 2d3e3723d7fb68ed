import type { Resource, ValueMap } from '@landbridge/terraform-model';
import type { Health } from '../health';
import type { PolicyName, ResolveQuery } from '../query';
import { blocks } from '../blocks';

/** One of several answers that share name, type and routing policy: a record, or a branch of a traffic policy. */
export interface Candidate {
  /** How reasons call it: the record's address, or the branch's place in its document. */
  readonly label: string;
  /** What the policy goes by, as the block of `aws_route53_record` says it. */
  readonly settings: ValueMap;
  readonly health: Health;
}

/** A candidate that is returned, in which share of the answers, and why. */
export interface Choice<C extends Candidate> {
  readonly candidate: C;
  readonly share: number;
  readonly because: string;
}

/** What a policy makes of a group: choices (none: no answer for this source), or why it cannot be said. */
export type PolicyAnswer<C extends Candidate> =
  { readonly choices: readonly Choice<C>[]; readonly because: string } | { readonly unknown: string };

/** Decides for one routing policy, whose candidates are never empty and of known health. */
export type Policy = <C extends Candidate>(
  candidates: readonly C[],
  query: ResolveQuery,
  context: PolicyContext,
) => PolicyAnswer<C>;

export interface PolicyContext {
  /** CIDR blocks of an `aws_route53_cidr_location` by collection and location name; undefined when not in the model. */
  readonly cidrs: (collection: string, location: string) => readonly string[] | undefined;
}

/**
 * The candidates to choose from: the healthy ones, or, when none is healthy, all of them.
 *
 * Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-how-route-53-chooses-records.html
 */
export function considered<C extends Candidate>(
  candidates: readonly C[],
): { from: readonly C[]; why: string } {
  const up = candidates.filter(({ health }) => health.state === 'healthy');
  if (up.length === candidates.length) return { from: candidates, why: 'all records are healthy' };
  if (up.length > 0) return { from: up, why: `${up.length} of ${candidates.length} records are healthy` };
  return { from: candidates, why: 'no record is healthy, so all count as healthy' };
}

const BLOCKS: Readonly<Record<string, PolicyName>> = {
  weighted_routing_policy: 'weighted',
  latency_routing_policy: 'latency',
  failover_routing_policy: 'failover',
  geolocation_routing_policy: 'geolocation',
  geoproximity_routing_policy: 'geoproximity',
  cidr_routing_policy: 'ip-based',
};

/** Which policy a record has, by the block that it carries, and what the block says. */
export function policyOf({ values }: Resource): { readonly name: PolicyName; readonly settings: ValueMap } {
  for (const [key, name] of Object.entries(BLOCKS)) {
    const settings = blocks(values[key])[0];
    if (settings !== undefined) return { name, settings };
  }
  const name = values['multivalue_answer_routing_policy'] === true ? 'multivalue' : 'simple';
  return { name, settings: {} };
}
