import { Reference, type Value } from '@landbridge/terraform-model';
import { autodefined } from './autodefined';
import { firewallVerdict, type FirewallVerdict } from './firewall';
import { labels, liesIn, upTo } from './names';
import { endpointNamed } from './private-names';
import type { ResourceIndex } from './resource-index';
import { profilesOf } from './profiles';
import { rulesOf, type ResolverRule } from './resolver-rules';
import type { HostedZone, Zones } from './zones';

/** Who answers for a name: a hosted zone, servers that a rule forwards to, an endpoint's private name, or nobody known. */
export type Authority =
  | { readonly kind: 'zone'; readonly zone: HostedZone; readonly because: string }
  | { readonly kind: 'forwarded'; readonly rule: ResolverRule; readonly because: string }
  | { readonly kind: 'endpoint'; readonly endpoint: string; readonly because: string }
  | {
      readonly kind: 'blocked';
      readonly verdict: FirewallVerdict & { kind: 'block' };
      readonly because: string;
    }
  | { readonly kind: 'none' | 'unknown'; readonly because: string };

const unknown = (because: string): Authority => ({ kind: 'unknown', because });

/**
 * Authority as the Amazon DNS server of a VPC sees it: after the DNS firewall, the most specific of resolver rules,
 * private zones, private names of endpoints and the VPC's own names; a rule before a zone of the same domain, what the VPC has itself
 * before what its profile gives. Else what the internet sees.
 *
 * Sources: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html,
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-overview-forward-vpc-to-network-domain-name-matches.html,
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/profiles.html
 */
export function authorityInVpc(
  index: ResourceIndex,
  zones: Zones,
  vpc: string,
  name: string,
  type: string,
): Authority {
  const found = index.get(vpc);
  if (found === undefined || (found.type !== 'aws_vpc' && found.type !== 'aws_default_vpc'))
    return unknown(`${vpc} is no VPC of the model`);
  if (found.values['enable_dns_support'] === false)
    return unknown(`${vpc} has no Amazon DNS server (enable_dns_support is false)`);
  const profile = profilesOf(index, vpc);
  if ('unknown' in profile) return unknown(profile.unknown);
  const verdict = firewallVerdict(index, vpc, profile, name, type);
  if (verdict.kind === 'unknown') return unknown(verdict.because);
  if (verdict.kind === 'block') return { kind: 'blocked', verdict, because: verdict.because };

  const rules = rulesOf(index, vpc, profile);
  if (rules === undefined) return unknown(`a resolver rule of ${vpc} is not known`);
  const rule = first(
    rules.filter(({ domain }) => liesIn(name, domain)).map((one) => [labels(one.domain), one]),
  );
  const zone = zoneOf(zones, vpc, profile.resources, name);
  if (zone !== undefined && 'unknown' in zone) return unknown(zone.unknown);
  const endpoint = endpointNamed(index, vpc, name);
  const own = autodefined(found, name);
  const rank = rule === undefined ? -1 : labels(rule.domain);
  if (
    rule !== undefined &&
    rule.type !== 'SYSTEM' &&
    rank >= Math.max(labelsOf(zone), endpoint?.labels ?? -1, own?.labels ?? -1)
  ) {
    return rule.type === 'FORWARD'
      ? { kind: 'forwarded', rule, because: `${rule.address} forwards ${rule.domain || '.'}` }
      : unknown(`${rule.address} is a rule of type ${String(rule.type)}`);
  }
  if (own !== undefined && own.labels > Math.max(labelsOf(zone), endpoint?.labels ?? -1))
    return unknown(
      `${vpc} itself answers ${own.domain} (autodefined rule), by addresses that are not in the model`,
    );
  const named = endpoint !== undefined && endpoint.labels >= labelsOf(zone) ? endpoint : undefined;
  if (zone === undefined && named === undefined) return authorityOnInternet(zones, name, type);
  if (found.values['enable_dns_hostnames'] === false)
    return unknown(`${vpc} has no DNS hostnames (enable_dns_hostnames is false), which private names need`);
  if (named !== undefined)
    return { kind: 'endpoint', endpoint: named.address, because: `private DNS name of ${named.address}` };
  if (zone === undefined) return authorityOnInternet(zones, name, type);
  return { kind: 'zone', zone, because: `private zone of ${vpc}` };
}

const labelsOf = (zone: HostedZone | undefined): number => (zone === undefined ? -1 : labels(zone.name));

/** The one of highest rank; the first of those. */
function first<T>(ranked: readonly (readonly [number, T])[]): T | undefined {
  return ranked.reduce<readonly [number, T] | undefined>(
    (best, one) => (best === undefined || one[0] > best[0] ? one : best),
    undefined,
  )?.[1];
}

/** The most specific private zone; those associated with the VPC itself before those of its profile. */
function zoneOf(
  zones: Zones,
  vpc: string,
  profile: readonly string[],
  name: string,
): HostedZone | { unknown: string } | undefined {
  const own = (zones.ofVpc.get(vpc) ?? []).filter((zone) => liesIn(name, zone.name));
  const given = profile.flatMap((address) => zones.byAddress.get(address) ?? []);
  const all = [...own, ...given.filter((zone) => liesIn(name, zone.name) && !own.includes(zone))];
  const best = first(all.map((zone) => [labels(zone.name), zone]));
  const twin = own.find((zone) => zone !== best && zone.name === best?.name);
  return best !== undefined && twin !== undefined && own.includes(best)
    ? { unknown: `${vpc} has two private zones ${best.name}, which Route 53 refuses` }
    : best;
}

/**
 * Authority as the internet sees it: the most specific public zone to which its parent delegates. A parent that is
 * not in the model is taken to delegate. The DS record of a zone stands in its parent.
 */
export function authorityOnInternet({ publicZones }: Zones, name: string, type: string): Authority {
  let current: HostedZone | undefined;
  for (const domain of upTo(name, '').reverse()) {
    if (type === 'DS' && domain === name && current !== undefined) break;
    const here = publicZones.get(domain) ?? [];
    if (here.length === 0) continue;
    const parent: HostedZone | undefined = current;
    const chosen = parent === undefined ? here : here.filter((zone) => delegates(parent, zone));
    const [zone, other] = chosen;
    if (zone !== undefined && other !== undefined)
      return unknown(`${zone.address} and ${other.address} are both public zones ${domain}`);
    if (zone !== undefined) current = zone;
    else if (parent !== undefined && !parent.complete)
      return unknown(`whether ${parent.address} delegates ${domain} is not in the model`);
  }
  return current === undefined
    ? { kind: 'none', because: `no hosted zone of the model holds ${name}` }
    : { kind: 'zone', zone: current, because: `public zone ${current.name}` };
}

function delegates(parent: HostedZone, child: HostedZone): boolean {
  const records = parent.records.get(child.name) ?? [];
  return records.some(({ values }) => values['type'] === 'NS' && namesServersOf(values['records'], child));
}

/** The NS record names the child's servers by reference; literal names are taken at their word. */
function namesServersOf(value: Value | undefined, child: HostedZone): boolean {
  if (value instanceof Reference) return value.resource === child.address;
  if (Array.isArray(value))
    return value.some((entry: Value) => typeof entry === 'string' || namesServersOf(entry, child));
  return false;
}
