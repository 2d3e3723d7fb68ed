import type { Resource } from '@landbridge/terraform-model';
import { labels, liesIn } from './names';

/** Names that are answered locally whatever the VPC (RFC 6303): loopback, link-local and private reverse names. */
const LOCAL = [
  'localhost',
  'localdomain',
  '10.in-addr.arpa',
  ...Array.from({ length: 16 }, (_, second) => `${16 + second}.172.in-addr.arpa`),
  '168.192.in-addr.arpa',
  '254.169.in-addr.arpa',
  '127.in-addr.arpa',
  'd.f.ip6.arpa',
  '8.e.f.ip6.arpa',
  '9.e.f.ip6.arpa',
  'a.e.f.ip6.arpa',
  'b.e.f.ip6.arpa',
];

/**
 * The domain by which a VPC answers a name itself: names of its instances, and names that never leave a network. A
 * resolver rule for the same domain, or a more specific one, goes before it.
 *
 * Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-overview-forward-vpc-to-network-autodefined-rules.html
 */
export function autodefined(
  { region }: Resource,
  name: string,
): { readonly domain: string; readonly labels: number } | undefined {
  const own =
    region === undefined
      ? []
      : region === 'us-east-1'
        ? ['ec2.internal', 'compute-1.internal', 'compute-1.amazonaws.com']
        : [`${region}.compute.internal`, `${region}.compute.amazonaws.com`];
  const domain = [...own, ...LOCAL].find((candidate) => liesIn(name, candidate));
  return domain === undefined ? undefined : { domain, labels: labels(domain) };
}
