import type { Resource, Value } from '@landbridge/terraform-model';
import { aliasTarget } from './alias';
import { authorityOnInternet } from './authority';
import { healthOfId, healthOfTarget, healthy, unknownHealth, unhealthy, type Health } from './health';
import { Liveness } from './liveness';
import type { ResolveQuery } from './query';
import type { ResourceIndex } from './resource-index';
import { Standing } from './standing';
import { TrafficHealth } from './traffic/health';
import { blocks } from './blocks';
import { type HostedZone, type Zones } from './zones';

/**
 * Health of records: that of their health check, and for aliases that evaluate it that of their target.
 *
 * Sources: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-how-route-53-chooses-records.html,
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-complex-configs.html
 */
export class RecordHealth {
  private readonly liveness: Liveness;

  constructor(
    private readonly index: ResourceIndex,
    private readonly zones: Zones,
    query: ResolveQuery,
  ) {
    this.liveness = new Liveness(index.configuration, query.down);
  }

  /** @param seen names whose aliases lead here */
  of(zone: HostedZone, record: Resource, type: string, seen: ReadonlySet<string>): Health {
    const own = this.ofCheck(record.values['health_check_id'], record.address, seen);
    if (own !== undefined && own.state !== 'healthy') return own;
    const [alias] = blocks(record.values['alias']);
    if (alias?.['evaluate_target_health'] !== true) return own ?? healthy('no health check says otherwise');
    const target = aliasTarget(this.index, zone, record);
    if (target === undefined) return unknownHealth(`the target of ${record.address} is not known`);
    if (target.kind === 'record') return this.ofGroup(zone, target.name, type, seen);
    return target.kind === 'resource'
      ? this.ofTarget(target.name)
      : unknownHealth(`the health of ${target.name} is not in the model`);
  }

  /** Health of a check by its id; undefined where there is none. */
  ofCheck(id: Value | undefined, of: string, seen: ReadonlySet<string>): Health | undefined {
    if (id === undefined || id === null || id === '') return undefined;
    const found = healthOfId(this.index, this.liveness, id, (name) => this.ofName(name, seen));
    return found ?? unknownHealth(`health check ${String(id)} of ${of} is not in the model`);
  }

  ofTarget(address: string): Health {
    return healthOfTarget(this.index, this.liveness, address);
  }

  /** A group of records is healthy while at least one of them is. */
  private ofGroup(zone: HostedZone, name: string, type: string, seen: ReadonlySet<string>): Health {
    if (seen.has(name)) return unknownHealth(`alias records at ${name} refer to one another`);
    const found = new Standing(this.index, zone).at(name, type);
    if ('outcome' in found) return unknownHealth(found.because);
    const below = new Set([...seen, name]);
    const states = [
      ...found.records.map((record) => this.of(zone, record, type, below)),
      ...found.instances.map((one) => new TrafficHealth(this.index, this).of(one, below)),
    ];
    if (states.length === 0) return unknownHealth(`${zone.address} has no record ${name} in the model`);
    return best(states) ?? unhealthy(`no record of ${name} is healthy: ${states[0]!.because}`);
  }

  /** For a check that asks a name of the model: undefined where the model says nothing of its health. */
  private ofName(name: string, seen: ReadonlySet<string>): Health | undefined {
    const authority = authorityOnInternet(this.zones, name, 'A');
    if (authority.kind !== 'zone' || seen.has(name)) return undefined;
    const { zone } = authority;
    const found = new Standing(this.index, zone).at(name, 'A');
    if ('outcome' in found || found.records.length === 0) return undefined;
    const targets = found.records.map((record) => aliasTarget(this.index, zone, record));
    const reached = targets.map((target) =>
      target?.kind === 'resource' ? this.ofTarget(target.name) : undefined,
    );
    const down = reached.flatMap((one) => (one?.state === 'unhealthy' ? [one] : []));
    return down.length === reached.length ? down[0] : this.ofGroup(zone, name, 'A', seen);
  }
}

/** A healthy one, or else one that may be. */
export function best(states: readonly Health[]): Health | undefined {
  return states.find(({ state }) => state === 'healthy') ?? states.find(({ state }) => state === 'unknown');
}
