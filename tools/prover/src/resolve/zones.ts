import { Reference, type Configuration, type Resource, type Value } from '@landbridge/terraform-model';
import { liesIn, normalName } from './names';

/** A hosted zone with its records by name. */
export interface HostedZone {
  readonly address: string;
  readonly name: string;
  readonly private: boolean;
  /** Addresses of the VPCs of a private zone. */
  readonly vpcs: ReadonlySet<string>;
  /** False when records may exist that the model does not hold (a zone read by a data source). */
  readonly complete: boolean;
  readonly records: ReadonlyMap<string, readonly Resource[]>;
}

export interface Zones {
  readonly zones: readonly HostedZone[];
  /** Records whose zone or name is not known: they matter where they could be what is asked for. */
  readonly unplaced: readonly Resource[];
  /** Why some zone could not be placed. */
  readonly gaps: readonly string[];
}

/** All hosted zones of the configuration. Linear in resources. */
export function readZones(configuration: Configuration): Zones {
  const gaps: string[] = [];
  const unplaced: Resource[] = [];
  const vpcs = new Map<string, Set<string>>();
  const records = new Map<string, Map<string, Resource[]>>();
  const zones: HostedZone[] = [];
  const byId = new Map<string, string>();
  for (const resource of configuration.resources.values()) {
    if (resource.type !== 'aws_route53_zone') continue;
    const name = resource.values['name'];
    if (typeof name !== 'string') {
      gaps.push(`the name of ${resource.address} is not known`);
      continue;
    }
    const own = new Set<string>();
    const below = new Map<string, Resource[]>();
    for (const block of blocks(resource.values['vpc'])) addVpc(own, block['vpc_id'], resource.address, gaps);
    const dataPrivate = resource.mode === 'data' && resource.values['private_zone'] === true;
    vpcs.set(resource.address, own);
    records.set(resource.address, below);
    byId.set(resource.address, resource.address);
    for (const key of ['zone_id', 'id']) {
      const id = resource.values[key];
      if (typeof id === 'string') byId.set(id, resource.address);
    }
    zones.push({
      address: resource.address,
      name: normalName(name),
      get private() {
        return dataPrivate || own.size > 0;
      },
      vpcs: own,
      complete: resource.mode === 'managed',
      records: below,
    });
  }
  const nameOf = new Map(zones.map((zone) => [zone.address, zone.name]));
  for (const resource of configuration.resources.values()) {
    if (resource.type === 'aws_route53_zone_association') {
      const zone = zoneOf(resource.values['zone_id'], byId);
      if (zone === undefined) gaps.push(`the zone of ${resource.address} is not known`);
      else addVpc(vpcs.get(zone)!, resource.values['vpc_id'], resource.address, gaps);
    } else if (resource.type === 'aws_route53_record' && resource.mode === 'managed') {
      const zone = zoneOf(resource.values['zone_id'], byId);
      const name = resource.values['name'];
      if (zone === undefined || typeof name !== 'string') {
        unplaced.push(resource);
        continue;
      }
      const full = fullName(name, nameOf.get(zone)!);
      const at = records.get(zone)!;
      at.set(full, [...(at.get(full) ?? []), resource]);
    }
  }
  return { zones, unplaced, gaps };
}

/** The provider appends the zone's name unless the record's name already ends with it. */
export function fullName(name: string, zone: string): string {
  const own = normalName(name);
  if (own === '' || own === '@') return zone;
  return liesIn(own, zone) ? own : `${own}.${zone}`;
}

/** Nested blocks as maps; an absent block is an empty list. */
export function blocks(value: Value | undefined): readonly { readonly [name: string]: Value }[] {
  const list = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  return list.filter((entry) => typeof entry === 'object' && entry !== null && !(entry instanceof Reference));
}

function zoneOf(value: Value | undefined, byId: ReadonlyMap<string, string>): string | undefined {
  if (value instanceof Reference) return byId.get(value.resource);
  return typeof value === 'string' ? byId.get(value) : undefined;
}

function addVpc(to: Set<string>, value: Value | undefined, place: string, gaps: string[]): void {
  if (value instanceof Reference) to.add(value.resource);
  else if (typeof value === 'string') to.add(value);
  else gaps.push(`the VPC of ${place} is not known`);
}
