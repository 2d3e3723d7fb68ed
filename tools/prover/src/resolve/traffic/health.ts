import type { Resource } from '@landbridge/terraform-model';
import { healthy, unknownHealth, unhealthy, type Health } from '../health';
import { best, type RecordHealth } from '../record-health';
import type { ResourceIndex } from '../resource-index';
import { trafficDocument, type TrafficDocument, type TrafficNode } from './document';
import { trafficRule, type TrafficBranch } from './rule';

/** Health inside a traffic policy, by the same rules as that of records. */
export class TrafficHealth {
  constructor(
    private readonly index: ResourceIndex,
    private readonly records: RecordHealth,
  ) {}

  /** A policy instance is healthy while one branch of its first rule is. */
  of(instance: Resource, seen: ReadonlySet<string>): Health {
    const document = documentOf(this.index, instance);
    return document === undefined
      ? unknownHealth(`the traffic policy of ${instance.address} is not in the model`)
      : this.ofNode(document, document.start, seen);
  }

  ofBranch(document: TrafficDocument, branch: TrafficBranch, seen: ReadonlySet<string>): Health {
    const own = this.records.ofCheck(branch.healthCheck, `branch ${branch.to.name}`, seen);
    if (own !== undefined && own.state !== 'healthy') return own;
    if (!branch.evaluateTargetHealth) return own ?? healthy('no health check says otherwise');
    return this.ofNode(document, branch.to, seen);
  }

  private ofNode(document: TrafficDocument, { kind, name }: TrafficNode, seen: ReadonlySet<string>): Health {
    if (kind === 'endpoint') return this.ofEndpoint(document, name);
    const place = `rule ${name}`;
    const written = document.rules[name];
    const rule = written && trafficRule(written);
    if (rule === undefined || seen.has(place))
      return unknownHealth(`${place} of the traffic policy is not known`);
    const below = new Set([...seen, place]);
    const states = rule.branches.map((branch) => this.ofBranch(document, branch, below));
    return best(states) ?? unhealthy(`no branch of ${place} is healthy: ${states[0]!.because}`);
  }

  private ofEndpoint(document: TrafficDocument, name: string): Health {
    const endpoint = document.endpoints[name];
    if (endpoint?.['Type'] === 'value') return healthy(`${name} is a value`);
    const target = this.index.target(endpoint?.['Value']);
    return target === undefined
      ? unknownHealth(`the health of endpoint ${name} is not in the model`)
      : this.records.ofTarget(target);
  }
}

/** Document of an instance's policy. */
export function documentOf(index: ResourceIndex, instance: Resource): TrafficDocument | undefined {
  const policy = index.target(instance.values['traffic_policy_id']);
  const document = policy === undefined ? undefined : index.get(policy)?.values['document'];
  return trafficDocument(document, (address) => index.get(address));
}
