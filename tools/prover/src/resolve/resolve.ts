import { Reference, type Configuration, type Resource, type Value } from '@landbridge/terraform-model';
import { aliasTarget, type AliasTarget } from './alias';
import { authorityInVpc, authorityOnInternet } from './authority';
import { healthOfCheck, healthOfTarget, healthy, unknownHealth, unhealthy, type Health } from './health';
import { Liveness } from './liveness';
import { normalName, wildcardsOf } from './names';
import { policyOf, type Candidate, type Policy, type PolicyContext } from './policy/candidate';
import { failover } from './policy/failover';
import { geolocation } from './policy/geolocation';
import { geoproximity } from './policy/geoproximity';
import { ipBased } from './policy/ip-based';
import { latency } from './policy/latency';
import { multivalue } from './policy/multivalue';
import { simple } from './policy/simple';
import { weighted } from './policy/weighted';
import type { PolicyName, ResolveAnswer, ResolvedRecord, ResolveQuery } from './query';
import { blocks, readZones, type HostedZone, type Zones } from './zones';

const POLICIES: Readonly<Record<PolicyName, Policy>> = {
  simple,
  weighted,
  latency,
  failover,
  geolocation,
  geoproximity,
  multivalue,
  'ip-based': ipBased,
};

/**
 * Which records Route 53 returns for a name, in which share of the answers, and why.
 *
 * Everything is up that `query.down` does not name. What AWS does not publish (latencies, positions of Regions) and
 * what the model does not hold makes the outcome `unknown`.
 *
 * Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy.html
 */
export function resolve(configuration: Configuration, query: ResolveQuery): ResolveAnswer {
  const zones = readZones(configuration);
  return new Resolution(configuration, zones, query).answer();
}

class Resolution {
  private readonly liveness: Liveness;
  private readonly type: string;

  constructor(
    private readonly configuration: Configuration,
    private readonly zones: Zones,
    private readonly query: ResolveQuery,
  ) {
    this.liveness = new Liveness(configuration, query.down);
    this.type = (query.type ?? 'A').toUpperCase();
  }

  answer(): ResolveAnswer {
    const name = normalName(this.query.name);
    const base = { name, type: this.type, answers: [] };
    if (this.zones.gaps.length > 0)
      return { ...base, outcome: 'unknown', because: this.zones.gaps.join('; ') };
    const authority =
      this.query.fromVpc === undefined
        ? authorityOnInternet(this.zones.zones, name)
        : authorityInVpc(this.configuration, this.zones, this.query.fromVpc, name);
    const { because } = authority;
    switch (authority.kind) {
      case 'none':
      case 'unknown':
        return { ...base, outcome: 'unknown', because };
      case 'forwarded':
        return { ...base, outcome: 'forwarded', because, decidedBy: authority.rule };
      case 'endpoint':
        return { ...base, outcome: 'answered', because, decidedBy: authority.endpoint };
      case 'zone':
        return this.inZone(authority.zone, name, this.type, new Set());
    }
  }

  private inZone(zone: HostedZone, name: string, type: string, seen: ReadonlySet<string>): ResolveAnswer {
    const base = { name, type, decidedBy: zone.address, answers: [] };
    if (seen.has(name))
      return { ...base, outcome: 'unknown', because: `alias records at ${name} refer to one another` };
    const owner = [name, ...wildcardsOf(name)].find((candidate) => zone.records.has(candidate));
    const atName = owner === undefined ? [] : zone.records.get(owner)!;
    const group = atName.filter(({ values }) => values['type'] === type);
    const records = group.length > 0 ? group : atName.filter(({ values }) => values['type'] === 'CNAME');
    const possible = this.possible(records[0]);
    if (possible !== undefined) {
      return {
        ...base,
        outcome: 'unknown',
        because: `${possible.address} may be named ${name}: its name is not known`,
      };
    }
    if (records.length === 0) {
      if (!zone.complete)
        return {
          ...base,
          outcome: 'unknown',
          because: `${zone.address} may hold records that are not in the model`,
        };
      return owner === undefined
        ? { ...base, outcome: 'name-error', because: `${zone.address} has no record ${name}` }
        : { ...base, outcome: 'no-data', because: `${zone.address} has ${name}, but no ${type} record` };
    }
    return this.choose(zone, records, name, type, new Set([...seen, name]));
  }

  /**
   * A record of unknown name that could belong to the group of `first`, or could be the only one at a name without
   * records. Beside a group of another policy, or beside a simple record, Route 53 would refuse it.
   */
  private possible(first: Resource | undefined): Resource | undefined {
    if (first === undefined) return this.zones.unplaced[0];
    const policy = policyOf(first);
    return policy === 'simple'
      ? undefined
      : this.zones.unplaced.find((record) => policyOf(record) === policy);
  }

  private choose(
    zone: HostedZone,
    records: readonly Resource[],
    name: string,
    type: string,
    seen: ReadonlySet<string>,
  ): ResolveAnswer {
    const base = { name, type, decidedBy: zone.address, answers: [] };
    const policy = policyOf(records[0]!);
    const other = records.find((record) => policyOf(record) !== policy);
    if (other !== undefined) {
      return {
        ...base,
        outcome: 'unknown',
        because: `${records[0]!.address} and ${other.address} mix routing policies, which Route 53 refuses`,
      };
    }
    const candidates = records.map((record) => ({ record, health: this.healthOfRecord(zone, record, seen) }));
    const open = candidates.find(({ health }) => health.state === 'unknown');
    if (open !== undefined && policy !== 'simple')
      return { ...base, outcome: 'unknown', because: open.health.because };
    const decision = POLICIES[policy](candidates, this.query, this.context);
    if ('unknown' in decision) return { ...base, outcome: 'unknown', because: decision.unknown };
    if (decision.choices.length === 0) return { ...base, outcome: 'no-data', because: decision.because };
    const answers: ResolvedRecord[] = [];
    for (const { candidate, share, because } of decision.choices) {
      const below = this.follow(zone, candidate, { name, type, policy, share, because }, seen);
      if (!Array.isArray(below)) return { ...base, outcome: below.outcome, because: below.because };
      answers.push(...below);
    }
    return { ...base, outcome: 'answered', because: decision.because, answers };
  }

  /** An alias to another record of the zone stands for that record's answers. */
  private follow(
    zone: HostedZone,
    { record }: Candidate,
    found: { name: string; type: string; policy: PolicyName; share: number; because: string },
    seen: ReadonlySet<string>,
  ): ResolvedRecord[] | ResolveAnswer {
    const target = this.aliasOf(zone, record);
    if (target?.kind === 'record') {
      const below = this.inZone(zone, target.name, found.type, seen);
      if (below.outcome !== 'answered') return below;
      return below.answers.map((answer) => ({
        ...answer,
        share: answer.share * found.share,
        because: `${record.address}: ${found.because}; ${answer.because}`,
      }));
    }
    const identifier = record.values['set_identifier'];
    return [
      {
        record: record.address,
        name: found.name,
        type: String(record.values['type']),
        ...(typeof identifier === 'string' ? { setIdentifier: identifier } : {}),
        policy: found.policy,
        values: target === undefined ? valuesOf(record.values['records']) : [target.name],
        share: found.share,
        because: found.because,
      },
    ];
  }

  private healthOfRecord(zone: HostedZone, record: Resource, seen: ReadonlySet<string>): Health {
    const check = record.values['health_check_id'];
    if (check instanceof Reference) {
      const own = healthOfCheck(this.configuration, this.liveness, check.resource, (name) =>
        this.healthOfName(name, seen),
      );
      if (own.state !== 'healthy') return own;
    } else if (typeof check === 'string') {
      return unknownHealth(`health check ${check} of ${record.address} is not in the model`);
    }
    const alias = blocks(record.values['alias'])[0];
    if (alias === undefined || alias['evaluate_target_health'] !== true)
      return healthy('no health check says otherwise');
    const target = this.aliasOf(zone, record);
    if (target === undefined) return unknownHealth(`the target of ${record.address} is not known`);
    if (target.kind === 'record') return this.healthOfGroup(zone, target.name, seen);
    return target.kind === 'resource'
      ? healthOfTarget(this.configuration, this.liveness, target.name)
      : unknownHealth(`the health of ${target.name} is not in the model`);
  }

  /** A group of records is healthy while at least one of them is. */
  private healthOfGroup(zone: HostedZone, name: string, seen: ReadonlySet<string>): Health {
    if (seen.has(name)) return unknownHealth(`alias records at ${name} refer to one another`);
    const records = zone.records.get(name) ?? [];
    if (records.length === 0) return unknownHealth(`${zone.address} has no record ${name} in the model`);
    const states = records.map((record) => this.healthOfRecord(zone, record, new Set([...seen, name])));
    const decisive =
      states.find(({ state }) => state === 'healthy') ?? states.find(({ state }) => state === 'unknown');
    return decisive ?? unhealthy(`no record of ${name} is healthy: ${states[0]!.because}`);
  }

  private healthOfName(name: string, seen: ReadonlySet<string>): Health | undefined {
    const authority = authorityOnInternet(this.zones.zones, name);
    if (authority.kind !== 'zone' || !authority.zone.records.has(name)) return undefined;
    const records = authority.zone.records.get(name)!;
    const targets = records.map((record) => this.aliasOf(authority.zone, record));
    const down = targets.map((target) =>
      target?.kind === 'resource'
        ? healthOfTarget(this.configuration, this.liveness, target.name)
        : undefined,
    );
    const reasons = down.map((one) => (one?.state === 'unhealthy' ? one.because : undefined));
    if (reasons.length > 0 && reasons.every((reason) => reason !== undefined)) return unhealthy(reasons[0]!);
    return seen.has(name) ? undefined : this.healthOfGroup(authority.zone, name, seen);
  }

  private aliasOf(zone: HostedZone, record: Resource): AliasTarget | undefined {
    return aliasTarget(this.configuration, zone, record);
  }

  private readonly context: PolicyContext = {
    cidrs: (collection, location) => {
      for (const resource of this.configuration.resources.values()) {
        if (resource.type !== 'aws_route53_cidr_location') continue;
        const { cidr_collection_id: owner, name, cidr_blocks: cidrs } = resource.values;
        const sameCollection = (owner instanceof Reference ? owner.resource : owner) === collection;
        if (!sameCollection || (name !== location && resource.address !== location)) continue;
        return Array.isArray(cidrs) && cidrs.every((cidr) => typeof cidr === 'string')
          ? (cidrs as string[])
          : undefined;
      }
      return undefined;
    },
  };
}

function valuesOf(value: Value | undefined): string[] {
  if (!Array.isArray(value)) return [];
  return value.map((entry: Value) => String(entry));
}
