import { Reference, type Resource } from '@landbridge/terraform-model';
import { liesIn, normalName } from './names';
import type { ResourceIndex } from './resource-index';
import { blocks } from './blocks';
import { fullName, type HostedZone } from './zones';

/** What an alias record points at: a record of its own zone, a resource of the model, or a name that is elsewhere. */
export interface AliasTarget {
  readonly kind: 'record' | 'resource' | 'elsewhere';
  /** Full record name, resource address, or DNS name. */
  readonly name: string;
}

/**
 * Target of an alias record; undefined when it has none or its name is not known. Only records of the same hosted
 * zone can be targets that are records.
 *
 * Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-choosing-alias-non-alias.html
 */
export function aliasTarget(
  index: ResourceIndex,
  zone: HostedZone,
  record: Resource,
): AliasTarget | undefined {
  const name = blocks(record.values['alias'])[0]?.['name'];
  if (typeof name === 'string') {
    const full = normalName(name);
    if (liesIn(full, zone.name)) return { kind: 'record', name: full };
    const target = index.target(full.replace(/^dualstack\./, '')) ?? index.target(full);
    return target === undefined ? { kind: 'elsewhere', name: full } : { kind: 'resource', name: target };
  }
  if (!(name instanceof Reference)) return undefined;
  const target = index.get(name.resource);
  const made =
    target?.type === 'aws_route53_record' || target?.type === 'aws_route53_traffic_policy_instance';
  if (target === undefined || !made) return { kind: 'resource', name: name.resource };
  const own = target.values['name'];
  return typeof own === 'string' ? { kind: 'record', name: fullName(own, zone.name) } : undefined;
}
