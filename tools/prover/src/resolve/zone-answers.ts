import type { Resource, Value } from '@landbridge/terraform-model';
import { nothing, type Found } from './found';
import { aliasTarget } from './alias';
import { policyOf, type Candidate, type PolicyContext } from './policy/candidate';
import { decide } from './policy/decide';
import type { PolicyName, ResolvedRecord, ResolveQuery } from './query';
import { RecordHealth } from './record-health';
import type { ResourceIndex } from './resource-index';
import { cidrsOf } from './cidr-locations';
import { Standing } from './standing';
import { TrafficAnswers } from './traffic/answers';
import { fullName, type HostedZone, type Zones } from './zones';

interface RecordCandidate extends Candidate {
  readonly record: Resource;
}

/** What one hosted zone answers, whoever asks. */
export class ZoneAnswers {
  private readonly health: RecordHealth;
  private readonly standing: Standing;
  private readonly context: PolicyContext;

  constructor(
    private readonly index: ResourceIndex,
    private readonly zones: Zones,
    private readonly zone: HostedZone,
    private readonly query: ResolveQuery,
  ) {
    this.health = new RecordHealth(index, zones, query);
    this.standing = new Standing(index, zone);
    this.context = { cidrs: (collection, location) => cidrsOf(index, collection, location) };
  }

  /** @param seen names whose aliases lead here */
  at(name: string, type: string, seen: ReadonlySet<string> = new Set()): Found {
    const { zone } = this;
    if (seen.has(name))
      return nothing('unknown', `alias records at ${name} refer to one another`, zone.address);
    const found = this.standing.at(name, type);
    if ('outcome' in found) return found;
    const { records, instances } = found;
    const [instance] = instances;
    const doubt = this.doubt(records[0] ?? instance, name, type);
    if (doubt !== undefined) return nothing('unknown', doubt, zone.address);
    if (instance !== undefined && (records.length > 0 || instances.length > 1)) {
      const others = [...records, ...instances].map(({ address }) => address).join(', ');
      return nothing('unknown', `${others} stand at one name and type, which Route 53 refuses`, zone.address);
    }
    if (instance !== undefined) return this.byPolicy(instance, name);
    if (records.length === 0) return this.standing.absent(name, type);
    return this.byRecords(records, name, type, new Set([...seen, name]));
  }

  /**
   * A record of unknown name that could belong to the group of `first`, or could be the only one at a name without
   * records. Beside a group of another policy, or beside a simple record, Route 53 would refuse it.
   */
  private doubt(first: Resource | undefined, name: string, type: string): string | undefined {
    const unplaced = [...this.zone.unplaced, ...this.zones.unplaced];
    const policy = first === undefined ? undefined : policyOf(first).name;
    const possible = unplaced.find(
      (record) =>
        mayAnswer(record, type) &&
        this.mayBeAt(record, name) &&
        (policy === undefined || (policy !== 'simple' && policyOf(record).name === policy)),
    );
    if (possible === undefined) return undefined;
    return typeof possible.values['name'] === 'string'
      ? `whether ${possible.address} exists is not known`
      : `${possible.address} may be named ${name}: its name is not known`;
  }

  private mayBeAt({ values }: Resource, name: string): boolean {
    const own = values['name'];
    return typeof own !== 'string' || fullName(own, this.zone.name) === name;
  }

  private byPolicy(instance: Resource, name: string): Found {
    const answers = new TrafficAnswers(this.index, this.health, this.query, this.context);
    return { decidedBy: this.zone.address, ...answers.of(instance, name) };
  }

  private byRecords(
    records: readonly Resource[],
    name: string,
    type: string,
    seen: ReadonlySet<string>,
  ): Found {
    const { zone } = this;
    const policies = records.map((record) => policyOf(record));
    const policy = policies[0]!.name;
    const other = policies.findIndex((one) => one.name !== policy);
    if (other > 0) {
      const because = `${records[0]!.address} and ${records[other]!.address} mix routing policies, which Route 53 refuses`;
      return nothing('unknown', because, zone.address);
    }
    if (policy === 'ip-based' && zone.private)
      return nothing('unknown', 'IP-based routing is not supported in a private zone', zone.address);
    const candidates = records.map((record, place): RecordCandidate => ({
      label: record.address,
      settings: policies[place]!.settings,
      health: this.health.of(zone, record, type, seen),
      record,
    }));
    const decision = decide(policy, candidates, this.query, this.context);
    if ('unknown' in decision) return nothing('unknown', decision.unknown, zone.address);
    if (decision.choices.length === 0) return nothing('no-data', decision.because, zone.address);
    const answers: ResolvedRecord[] = [];
    for (const { candidate, share, because } of decision.choices) {
      const below = this.follow(candidate.record, { name, type, policy, share, because }, seen);
      if (!Array.isArray(below)) return below;
      answers.push(...below);
    }
    return { outcome: 'answered', because: decision.because, decidedBy: zone.address, answers };
  }

  /** An alias to another record of the zone stands for that record's answers. */
  private follow(
    record: Resource,
    found: { name: string; type: string; policy: PolicyName; share: number; because: string },
    seen: ReadonlySet<string>,
  ): ResolvedRecord[] | Found {
    const target = aliasTarget(this.index, this.zone, record);
    if (target?.kind === 'record') {
      const below = this.at(target.name, found.type, seen);
      if (below.outcome !== 'answered') return { ...below, answers: [] };
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
        ...(typeof identifier === 'string' && identifier !== '' && { setIdentifier: identifier }),
        policy: found.policy,
        values: target === undefined ? valuesOf(record.values['records']) : [target.name],
        share: found.share,
        because: found.because,
      },
    ];
  }
}

/** A record of that type or a CNAME, or one whose type is not known. */
function mayAnswer({ values }: Resource, type: string): boolean {
  const own = values['type'];
  return typeof own !== 'string' || own === type || own === 'CNAME';
}

function valuesOf(value: Value | undefined): string[] {
  if (Array.isArray(value)) return value.map((entry: Value) => String(entry));
  return value === undefined || value === null ? [] : [String(value)];
}
