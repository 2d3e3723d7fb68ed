import type { IConstruct } from 'constructs';
import { DnsError } from '../errors';
import type { IHostedZone } from '../zone/izone';

/** Records of each zone: path of the construct by type, by full name. Weak, so that a construct tree is forgotten whole. */
const registries = new WeakMap<IHostedZone, Map<string, Map<string, string>>>();

/**
 * Takes a name and type of a zone for one record group. Constant time.
 *
 * @throws DNS004 another group has them; DNS005 a CNAME beside other records, or at the top of the zone
 */
export function register(zone: IHostedZone, name: string, type: string, place: IConstruct): void {
  const registry = registries.get(zone) ?? new Map<string, Map<string, string>>();
  registries.set(zone, registry);
  const held = registry.get(name) ?? new Map<string, string>();
  registry.set(name, held);
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
  held.set(type, place.node.path);
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
