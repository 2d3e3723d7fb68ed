import type { CtyType, TfValue } from '../contract';
import { arn, render, type TemplateValues } from './form';

/** When everything in the simulated account was made: the sandbox has no clock, so that plans repeat. */
export const EPOCH = '2025-01-01T00:00:00Z';

/** Rules for attributes of types that no form describes, by the attribute's name; the first that fits counts. */
const BY_NAME: readonly (readonly [RegExp, string])[] = [
  [/^(?:owner_id|owner|owner_account_id|account_id|aws_account_id|.*_owner_id|.*_account_id)$/, '{account}'],
  [/^region$|_region$/, '{region}'],
  [/^partition$/, '{partition}'],
  [/^(?:vpc)_id$/, 'vpc-{hex:17}'],
  [/^subnet_id$/, 'subnet-{hex:17}'],
  [/^network_interface_id$|_network_interface_id$/, 'eni-{hex:17}'],
  [/^security_group_id$|_security_group_id$/, 'sg-{hex:17}'],
  [/^hosted_zone_id$|^zone_id$/, 'Z{capitals:20}'],
  [/^unique_id$/, 'AIDA{capitals:17}'],
  [/^availability_zone$/, '{region}a'],
  [/(?:^|_)(?:dns_name|domain|endpoint|domain_name|hostname|fqdn)$/, '{hex:12}.sandbox.{region}.{suffix}'],
  [/(?:^|_)(?:url|uri)$/, 'https://{hex:12}.sandbox.{region}.{suffix}'],
  [/(?:^|_)(?:date|time|timestamp|created_at|created_on|created|modified|updated_at|created_time)$/, EPOCH],
  [/(?:^|_)(?:status|state)$/, 'ACTIVE'],
  [/(?:^|_)version(?:_id)?$/, '1'],
  [/(?:^|_)etag$/, '{hex:32}'],
  [/(?:^|_)uuid$/, '{uuid}'],
];

/** A value of the right form for a computed attribute about which nothing particular is known. */
export function fabricate(
  attribute: string,
  type: CtyType,
  resourceType: string,
  of: TemplateValues,
): TfValue {
  if (type === 'string') return render(stringTemplate(attribute, resourceType), of);
  if (type === 'number') return 0;
  if (type === 'bool') return false;
  if (type === 'dynamic') return null;
  if (type[0] === 'map') return {};
  if (type[0] === 'object')
    return Object.fromEntries(
      Object.entries(type[1]).map(([name, inner]) => [
        name,
        fabricate(name, inner, resourceType, { ...of, purpose: `${of.purpose}.${name}` }),
      ]),
    );
  return type[0] === 'tuple' ? type[1].map((inner) => fabricate(attribute, inner, resourceType, of)) : [];
}

function stringTemplate(attribute: string, resourceType: string): string {
  if (attribute === 'arn') return generalArn(resourceType);
  if (attribute.endsWith('_arn')) return `${generalArn(resourceType)}/${attribute.slice(0, -4)}`;
  for (const [pattern, template] of BY_NAME) if (pattern.test(attribute)) return template;
  if (attribute.endsWith('_id')) return `${attribute.slice(0, -3).replace(/_/g, '-')}-{hex:17}`;
  return `${attribute.replace(/_/g, '-')}-{hex:8}`;
}

/** `aws_sqs_queue` gives `arn:…:sqs:…:queue/<id>`: the general form of AWS's ARNs. */
export function generalArn(resourceType: string): string {
  const [, service = 'sandbox', ...rest] = resourceType.split('_');
  return arn(service, `${rest.join('-') || service}/{id}`);
}
