import type { ResourceIndex } from './resource-index';

/** What a Route 53 Profile gives to a VPC. */
export interface GivenByProfile {
  /** Addresses of private zones, resolver rules, firewall rule groups and endpoints. */
  readonly resources: readonly string[];
  /** Priority of each firewall rule group, by its address. */
  readonly priorities: ReadonlyMap<string, number>;
}

/**
 * What the profile of a VPC adds to it.
 *
 * Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/profiles.html
 */
export function profilesOf(index: ResourceIndex, vpc: string): GivenByProfile | { readonly unknown: string } {
  const stray = index.unresolved('aws_route53profiles_association', 'resource_id')[0];
  if (stray !== undefined) return { unknown: `${stray.address} may be of ${vpc}: its VPC is not known` };
  const [association, other] = index.referring('aws_route53profiles_association', 'resource_id', vpc);
  if (association === undefined) return { resources: [], priorities: new Map() };
  if (other !== undefined)
    return {
      unknown: `${vpc} has two profiles, ${association.address} and ${other.address}: their order is not in the model`,
    };
  const profile = index.target(association.values['profile_id']);
  if (profile === undefined || index.get(profile)?.mode !== 'managed')
    return { unknown: `the profile of ${association.address} is not in the model` };
  const resources: string[] = [];
  const priorities = new Map<string, number>();
  for (const { address, values } of index.referring(
    'aws_route53profiles_resource_association',
    'profile_id',
    profile,
  )) {
    const resource = index.target(values['resource_arn']);
    if (resource === undefined) return { unknown: `what ${address} adds is not in the model` };
    resources.push(resource);
    const priority = priorityIn(values['resource_properties']);
    if (priority !== undefined) priorities.set(resource, priority);
  }
  return { resources, priorities };
}

function priorityIn(properties: unknown): number | undefined {
  if (typeof properties !== 'string') return undefined;
  const match = /"priority"\s*:\s*"?(\d+)/.exec(properties);
  return match === null ? undefined : Number(match[1]);
}
