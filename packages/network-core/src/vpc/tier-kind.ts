/**
 * What a tier is for, which decides where its subnets send what leaves the VPC:
 * - `public`: to the internet gateway;
 * - `private`: to a NAT gateway, when the VPC has one;
 * - `isolated`, `database`: nowhere;
 * - `transit`: nowhere; holds transit gateway attachments, /28 is enough;
 * - `firewall`: nowhere by itself; inspection adds its routes.
 */
export type TierKind = 'public' | 'private' | 'isolated' | 'database' | 'transit' | 'firewall';

const KINDS: ReadonlySet<string> = new Set<TierKind>([
  'public',
  'private',
  'isolated',
  'database',
  'transit',
  'firewall',
]);

export function isTierKind(name: string): name is TierKind {
  return KINDS.has(name);
}
