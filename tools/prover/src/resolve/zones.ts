import type { Resource, Value } from '@landbridge/terraform-model';
import { blocks } from './blocks';
import { exclusiveRecords } from './exclusive-records';
import { liesIn, normalName, upTo } from './names';
import type { ResourceIndex } from './resource-index';

/** A hosted zone with what stands in it, by name. */
export interface HostedZone {
  readonly address: string;
  readonly name: string;
  readonly private: boolean;
  /** Addresses of the VPCs of a private zone. */
  readonly vpcs: ReadonlySet<string>;
  /** False when records may exist that the model does not hold (a zone read by a data source). */
  readonly complete: boolean;
  readonly records: ReadonlyMap<string, readonly Resource[]>;
  /** Traffic policy instances. */
  readonly instances: ReadonlyMap<string, readonly Resource[]>;
  /** What stands in it at a name that is not known. */
  readonly unplaced: readonly Resource[];
  /** Names that exist: those with records, those above them, and the zone's own. */
  readonly names: ReadonlySet<string>;
}

export interface Zones {
  readonly byAddress: ReadonlyMap<string, HostedZone>;
  /** Public zones, and private ones, by name. */
  readonly publicZones: ReadonlyMap<string, readonly HostedZone[]>;
  /** Zones of a VPC by its address. */
  readonly ofVpc: ReadonlyMap<string, readonly HostedZone[]>;
  /** Records whose zone is not known: they matter where they could be what is asked for. */
  readonly unplaced: readonly Resource[];
  /** Why some zone could not be placed. */
  readonly gaps: readonly string[];
}

const known = new WeakMap<ResourceIndex, Zones>();

/** All hosted zones of the configuration: read once, linear in what stands in them. */
export function zonesOf(index: ResourceIndex): Zones {
  const zones = known.get(index) ?? new ZoneReading(index).zones();
  known.set(index, zones);
  return zones;
}

interface GrowingZone extends HostedZone {
  readonly vpcs: Set<string>;
  readonly records: Map<string, Resource[]>;
  readonly instances: Map<string, Resource[]>;
  readonly unplaced: Resource[];
  readonly names: Set<string>;
}

class ZoneReading {
  private readonly gaps: string[] = [];
  readonly unplaced: Resource[] = [];
  private readonly byAddress = new Map<string, GrowingZone>();

  constructor(private readonly index: ResourceIndex) {}

  zones(): Zones {
    const [managed, read] = [[], []] as [Resource[], Resource[]];
    for (const resource of this.index.ofType('aws_route53_zone'))
      (resource.mode === 'managed' ? managed : read).push(resource);
    managed.forEach((resource) => this.addZone(resource));
    read.forEach((resource) => this.addRead(resource));
    for (const resource of this.index.ofType('aws_route53_zone_association')) this.associate(resource);
    for (const resource of this.index.ofType('aws_route53_record')) {
      if (resource.mode === 'managed') this.place(resource, resource.values['zone_id'], 'records');
    }
    for (const resource of this.index.ofType('aws_route53_traffic_policy_instance'))
      this.place(resource, resource.values['hosted_zone_id'], 'instances');
    for (const resource of this.index.ofType('aws_route53_records_exclusive').flatMap(exclusiveRecords))
      this.place(resource, resource.values['zone_id'], 'records');
    for (const { possible } of this.index.configuration.gaps) if (possible) this.doubt(possible);
    const all = [...new Set(this.byAddress.values())];
    const publicZones = grouped(all.flatMap((zone) => (zone.private ? [] : [[zone.name, zone] as const])));
    const ofVpc = grouped(all.flatMap((zone) => [...zone.vpcs].map((vpc) => [vpc, zone] as const)));
    return { byAddress: this.byAddress, publicZones, ofVpc, unplaced: this.unplaced, gaps: this.gaps };
  }

  /** A data source reads a zone that another stack of the model may make: then it is that one. */
  private addRead(resource: Resource): void {
    const name = resource.values['name'];
    const isPrivate = resource.values['private_zone'] === true;
    const same = [...this.byAddress.values()].filter(
      (zone) => typeof name === 'string' && zone.name === normalName(name) && zone.private === isPrivate,
    );
    if (same.length === 1) this.byAddress.set(resource.address, same[0]!);
    else this.addZone(resource);
  }

  private addZone(resource: Resource): void {
    const { address, mode, values } = resource;
    if (typeof values['name'] !== 'string') {
      this.gaps.push(`the name of ${address} is not known`);
      return;
    }
    const name = normalName(values['name']);
    const vpcs = new Set<string>();
    const dataPrivate = mode === 'data' && values['private_zone'] === true;
    this.byAddress.set(address, {
      address,
      name,
      get private() {
        return dataPrivate || vpcs.size > 0;
      },
      vpcs,
      complete: mode === 'managed',
      records: new Map(),
      instances: new Map(),
      unplaced: [],
      names: new Set([name]),
    });
    for (const block of blocks(values['vpc'])) this.addVpc(vpcs, block['vpc_id'], address);
  }

  private associate({ address, values }: Resource): void {
    const zone = this.byAddress.get(this.index.target(values['zone_id']) ?? '');
    if (zone === undefined) this.gaps.push(`the zone of ${address} is not known`);
    else this.addVpc(zone.vpcs, values['vpc_id'], address);
  }

  private addVpc(to: Set<string>, value: Value | undefined, place: string): void {
    const vpc = this.index.target(value) ?? value;
    if (typeof vpc === 'string') to.add(vpc);
    else this.gaps.push(`the VPC of ${place} is not known`);
  }

  /** A record of which it is not known whether it exists: it matters where it could be what is asked for. */
  private doubt(resource: Resource): void {
    if (resource.type === 'aws_route53_zone' && resource.mode === 'managed')
      this.gaps.push(`whether ${resource.address} exists is not known`);
    if (resource.type !== 'aws_route53_record') return;
    const zone = this.byAddress.get(this.index.target(resource.values['zone_id']) ?? '');
    (zone ?? this).unplaced.push(resource);
  }

  private place(resource: Resource, zoneId: Value | undefined, kind: 'records' | 'instances'): void {
    const zone = this.byAddress.get(this.index.target(zoneId) ?? '');
    const name = resource.values['name'];
    if (zone === undefined || typeof name !== 'string') {
      (zone ?? this).unplaced.push(resource);
      return;
    }
    const full = fullName(name, zone.name);
    const same = zone[kind].get(full);
    if (same === undefined) zone[kind].set(full, [resource]);
    else same.push(resource);
    for (const above of upTo(full, zone.name)) zone.names.add(above);
  }
}

/** The provider appends the zone's name unless the record's name already ends with it. */
export function fullName(name: string, zone: string): string {
  const own = normalName(name);
  if (own === '' || own === '@') return zone;
  return liesIn(own, zone) ? own : `${own}.${zone}`;
}

function grouped<T>(entries: readonly (readonly [string, T])[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const [key, value] of entries) {
    const same = groups.get(key);
    if (same === undefined) groups.set(key, [value]);
    else same.push(value);
  }
  return groups;
}
