import { Reference, type Configuration, type Resource } from '@landbridge/terraform-model';
import { liesIn, normalName } from './names';
import { blocks, fullName, type HostedZone } from './zones';

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
  configuration: Configuration,
  zone: HostedZone,
  record: Resource,
): AliasTarget | undefined {
  const name = blocks(record.values['alias'])[0]?.['name'];
  if (typeof name === 'string') {
    const full = normalName(name);
    return liesIn(full, zone.name) ? { kind: 'record', name: full } : { kind: 'elsewhere', name: full };
  }
  if (!(name instanceof Reference)) return undefined;
  const target = configuration.resources.get(name.resource);
  if (target?.type !== 'aws_route53_record') return { kind: 'resource', name: name.resource };
  const own = target.values['name'];
  return typeof own === 'string' ? { kind: 'record', name: fullName(own, zone.name) } : undefined;
}
