import { Reference, type Resource, type ValueMap } from '@landbridge/terraform-model';
import { type Candidate, type PolicyContext } from '../policy/candidate';
import { decide } from '../policy/decide';
import type { PolicyName, ResolvedRecord, ResolveQuery } from '../query';
import type { RecordHealth } from '../record-health';
import { nothing, type Found } from '../found';
import type { ResourceIndex } from '../resource-index';
import type { TrafficDocument, TrafficNode } from './document';
import { documentOf, TrafficHealth } from './health';
import { trafficRule, type TrafficBranch } from './rule';

interface BranchCandidate extends Candidate {
  readonly branch: TrafficBranch;
}

/** How an endpoint was come to. */
interface Way {
  readonly name: string;
  readonly policy: PolicyName;
  readonly share: number;
  readonly because: string;
  readonly rules: readonly string[];
}

/**
 * What a traffic policy instance answers: its rules are routing policies one below the other.
 *
 * Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/traffic-flow.html
 */
export class TrafficAnswers {
  private readonly health: TrafficHealth;

  constructor(
    private readonly index: ResourceIndex,
    records: RecordHealth,
    private readonly query: ResolveQuery,
    private readonly context: PolicyContext,
  ) {
    this.health = new TrafficHealth(index, records);
  }

  of(instance: Resource, name: string): Found {
    const document = documentOf(this.index, instance);
    if (document === undefined)
      return nothing('unknown', `the traffic policy of ${instance.address} is not in the model`);
    const because = `traffic policy of ${instance.address}`;
    const way: Way = { name, policy: 'simple', share: 1, because: 'the only endpoint', rules: [] };
    const found = this.below(instance, document, document.start, way);
    return Array.isArray(found) ? { outcome: 'answered', because, answers: found } : found;
  }

  private below(
    instance: Resource,
    document: TrafficDocument,
    node: TrafficNode,
    way: Way,
  ): ResolvedRecord[] | Found {
    if (node.kind === 'endpoint') return this.endpoint(instance, document, node.name, way);
    const written = document.rules[node.name];
    const rule = written && trafficRule(written);
    if (rule === undefined || way.rules.includes(node.name))
      return nothing(
        'unknown',
        `rule ${node.name} of ${instance.address} is not known, or leads back to itself`,
      );
    const candidates = rule.branches.map((branch): BranchCandidate => ({
      label: `${instance.address} ${node.name}/${branch.key}`,
      settings: branch.settings,
      health: this.health.ofBranch(document, branch, new Set()),
      branch,
    }));
    const decision = decide(rule.policy, candidates, this.query, this.context);
    if ('unknown' in decision) return nothing('unknown', decision.unknown);
    if (decision.choices.length === 0) return nothing('no-data', `rule ${node.name}: ${decision.because}`);
    const answers: ResolvedRecord[] = [];
    for (const { candidate, share, because } of decision.choices) {
      const found = this.below(instance, document, candidate.branch.to, {
        name: way.name,
        policy: rule.policy,
        share: way.share * share,
        because: [...(way.rules.length > 0 ? [way.because] : []), `rule ${node.name}: ${because}`].join('; '),
        rules: [...way.rules, node.name],
      });
      if (!Array.isArray(found)) return found;
      answers.push(...found);
    }
    return answers;
  }

  private endpoint(
    instance: Resource,
    { endpoints, recordType }: TrafficDocument,
    name: string,
    { policy, share, because, name: owner }: Way,
  ): ResolvedRecord[] | Found {
    const value = valueOf(this.index, endpoints[name] ?? {});
    if (value === undefined)
      return nothing('unknown', `endpoint ${name} of ${instance.address} is not known`);
    return [
      {
        record: instance.address,
        name: owner,
        type: recordType,
        setIdentifier: name,
        policy,
        values: [value],
        share,
        because,
      },
    ];
  }
}

/** What an endpoint answers with; an AWS resource by its address where it is in the model. */
function valueOf(
  index: ResourceIndex,
  { Type: type, Value: value, Region: region }: ValueMap,
): string | undefined {
  if (type === 'value')
    return value instanceof Reference || typeof value === 'string' ? String(value) : undefined;
  const target = index.target(value);
  if (target !== undefined || typeof value === 'string') return target ?? String(value);
  return type === 's3-website' && typeof region === 'string' ? `S3 website in ${region}` : undefined;
}
