import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import { DnsError } from '../errors';
import type { IHostedZone } from '../zone/izone';

/** What is taken of a zone. */
interface Registry {
  /** Path of the construct by type, by full name. */
  readonly records: Map<string, Map<string, string>>;
  /** For every name above a record: path of that record's construct. */
  readonly above: Map<string, string>;
}

/** Weak, so that a construct tree is forgotten whole. */
const registries = new WeakMap<IHostedZone, Registry>();

/**
 * Takes a name and type of a zone for one record group. Linear in the labels of the name.
 *
 * @throws DNS004 another group has them; DNS005 a CNAME beside other records, or at the top of the zone; DNS017 the name
 *   is handed to other servers
 */
export function register(zone: IHostedZone, name: string, type: string, place: IConstruct): void {
  const { records, above } = registries.get(zone) ?? { records: new Map(), above: new Map() };
  registries.set(zone, { records, above });
  const held = records.get(name) ?? new Map<string, string>();
  records.set(name, held);
  const same = held.get(type);
  if (same !== undefined) {
    throw new DnsError('DNS004', place, {
      problem: `the zone has ${type} records of that name already`,
      got: name,
      allowed: `only ${same}`,
      fix: 'put all of them into one record group, or choose another name',
    });
  }
  checkCname(zone, name, type, held, place);
  checkDelegations(zone, name, type, { records, above }, place);
  held.set(type, place.node.path);
  for (const parent of namesAbove(name, zone.zoneName)) above.set(parent, place.node.path);
}

/** Names between a record's and the zone's. */
function namesAbove(name: string, zoneName: string): string[] {
  if (Token.isUnresolved(name) || name === zoneName) return [];
  const labels = name.slice(0, -zoneName.length - 1).split('.');
  return labels.slice(1).map((_, place) => `${labels.slice(place + 1).join('.')}.${zoneName}`);
}

/** Below an NS record nothing of this zone is answered; beside it only the DS record. */
function checkDelegations(
  zone: IHostedZone,
  name: string,
  type: string,
  { records, above }: Registry,
  place: IConstruct,
): void {
  const cut = namesAbove(name, zone.zoneName).find((parent) => records.get(parent)?.has('NS'));
  const held = records.get(name);
  const beside = type !== 'DS' && type !== 'NS' && held?.has('NS');
  const others = type === 'NS' ? [...(held ?? [])].find(([other]) => other !== 'DS')?.[1] : undefined;
  const hidden = type === 'NS' ? (above.get(name) ?? others) : undefined;
  if (cut === undefined && !beside && hidden === undefined) return;
  throw new DnsError('DNS017', place, {
    problem:
      hidden === undefined ? 'the zone hands the name to other servers' : 'records below would be hidden',
    got: hidden ?? `${type} ${name}`,
    allowed: `nothing of ${zone.zoneName} at or below ${cut ?? name}, but its DS record`,
    fix: hidden === undefined ? 'make the record in the zone below' : 'move the records to the zone below',
  });
}

/** @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html#CNAMEFormat */
function checkCname(
  zone: IHostedZone,
  name: string,
  type: string,
  held: ReadonlyMap<string, string>,
  place: IConstruct,
): void {
  const other = type === 'CNAME' ? [...held.values()][0] : held.get('CNAME');
  const atTop = type === 'CNAME' && name === zone.zoneName;
  if (other === undefined && !atTop) return;
  throw new DnsError('DNS005', place, {
    problem: atTop ? 'the top of a zone cannot be a CNAME' : 'a CNAME stands alone at its name',
    got: `${type} ${name}`,
    allowed: atTop ? 'an alias record' : `only ${other}`,
    fix: 'use an alias record, or another name',
  });
}
