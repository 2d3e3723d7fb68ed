import { Seed } from '../types/seed';

/** A prefix list that AWS manages. */
export interface ManagedPrefixList {
  readonly name: string;
  readonly id: string;
  readonly cidrs: readonly string[];
  readonly addressFamily: 'IPv4' | 'IPv6';
  readonly maxEntries: number;
}

/**
 * AWS's own lists by name; the weights are those with which AWS counts them against quotas.
 * https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html
 */
const NAMES: readonly (readonly [name: string, weight: number, family?: 'IPv6'])[] = [
  ['com.amazonaws.{region}.s3', 1],
  ['com.amazonaws.{region}.dynamodb', 1],
  ['com.amazonaws.{region}.ec2-instance-connect', 2],
  ['com.amazonaws.{region}.ipv6.ec2-instance-connect', 2, 'IPv6'],
  ['com.amazonaws.{region}.route53-healthchecks', 25],
  ['com.amazonaws.{region}.ipv6.route53-healthchecks', 25, 'IPv6'],
  ['com.amazonaws.{region}.vpc-lattice', 10],
  ['com.amazonaws.{region}.ipv6.vpc-lattice', 10, 'IPv6'],
  ['com.amazonaws.{region}.groundstation', 5],
  ['com.amazonaws.{region}.s3express', 6],
  ['com.amazonaws.global.cloudfront.origin-facing', 55],
  ['com.amazonaws.global.ipv6.cloudfront.origin-facing', 35, 'IPv6'],
];

/**
 * Ids are the sandbox's own, one for each name and Region (real ones can be given in a fixtures file). The addresses are
 * AWS's to publish and change; the sandbox takes the two documentation blocks in their place, so that nobody relies on them.
 */
export function managedPrefixLists(region: string): readonly ManagedPrefixList[] {
  return NAMES.map(([template, maxEntries, family]) => {
    const name = template.replace('{region}', region);
    return {
      name,
      id: `pl-${new Seed(`aws/${region}/${name}`).hex(8)}`,
      cidrs:
        family === 'IPv6' ? ['2001:db8::/33', '2001:db8:8000::/33'] : ['198.51.100.0/24', '203.0.113.0/24'],
      addressFamily: family ?? 'IPv4',
      maxEntries,
    };
  });
}

export function managedPrefixListOf(name: string, region: string): ManagedPrefixList | undefined {
  return managedPrefixLists(region).find((list) => list.name === name);
}

/** Whether an id is one of AWS's own lists in that Region. */
export function isManagedPrefixList(id: string, region: string): boolean {
  return managedPrefixLists(region).some((list) => list.id === id);
}
