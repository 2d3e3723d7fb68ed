import type { Resource } from '../configuration';
import { Reference, Unknown } from '../value';
import type { Reading } from './reading';

/** An Availability Zone as far as it is said: by name (of one account), by id, or by neither. */
export interface Zone {
  readonly name: string | undefined;
  readonly id: string | undefined;
}

export function readZone(reading: Reading, resource: Resource, zoneIds: ReadonlyMap<string, string>): Zone {
  const name = symbol(reading, resource.values['availability_zone']);
  const id = symbol(reading, resource.values['availability_zone_id']);
  return {
    name: name ?? [...zoneIds].find(([, zoneId]) => zoneId === id)?.[0],
    id: id ?? (name === undefined ? undefined : zoneIds.get(name)),
  };
}

/** `undefined` where nobody can tell. Names of different accounts are compared as equal names: see {@link Zone}. */
export function sameZone(a: Zone, b: Zone): boolean | undefined {
  if (a.id !== undefined && b.id !== undefined) return a.id === b.id;
  if (a.name !== undefined && b.name !== undefined) return a.name === b.name;
  return undefined;
}

export function zoneLabel(zone: Zone): string {
  return zone.id ?? zone.name ?? 'an unknown zone';
}

/** A data source's `names[0]` and `zone_ids[0]` are one zone, and different indices are different zones. */
function symbol(reading: Reading, value: Resource['values'][string] | undefined): string | undefined {
  const settled = reading.settle(value);
  if (typeof settled === 'string' && settled !== '') return settled;
  if (!(settled instanceof Reference)) return undefined;
  const index = /^(?:names|zone_ids)\.(\d+)$/.exec(settled.attribute);
  return index
    ? `${settled.resource}[${index[1]}]`
    : settled instanceof Unknown
      ? undefined
      : String(settled);
}
