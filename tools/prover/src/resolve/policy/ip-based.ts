import { Reference, type Value } from '@landbridge/terraform-model';
import { Address4, Address6 } from 'ip-address';
import type { Policy } from './candidate';

/**
 * IP-based: the location with the longest CIDR block that holds the source; the default location (`*`) last. When that
 * record is unhealthy, the next one that matches; when none that matches is healthy, the first. No match and no
 * default: no answer.
 *
 * Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-ipbased.html
 */
export const ipBased: Policy = (candidates, query, { cidrs }) => {
  const because = 'IP-based routing';
  const source = query.fromIp;
  if (source === undefined)
    return { unknown: 'IP-based routing depends on where the query comes from: say --from-ip' };
  const matching: { candidate: (typeof candidates)[number]; length: number; why: string }[] = [];
  for (const candidate of candidates) {
    const location = candidate.settings['location_name'];
    if (location === '*') {
      matching.push({ candidate, length: -1, why: 'default location' });
      continue;
    }
    const name = location instanceof Reference ? location.resource : location;
    const collection = idOf(candidate.settings['collection_id']);
    const list = typeof name === 'string' && collection !== undefined ? cidrs(collection, name) : undefined;
    if (list === undefined) return { unknown: `the CIDR blocks of ${candidate.label} are not in the model` };
    for (const cidr of list) {
      const length = matchLength(source, cidr);
      if (length !== undefined) matching.push({ candidate, length, why: `${source} lies in ${cidr}` });
    }
  }
  matching.sort((a, b) => b.length - a.length);
  const chosen = matching.find(({ candidate }) => candidate.health.state === 'healthy') ?? matching[0];
  if (chosen === undefined)
    return { choices: [], because: `no CIDR block holds ${source} and there is no default location` };
  const passed = matching.slice(0, matching.indexOf(chosen)).map(({ candidate }) => candidate.label);
  const why = passed.length === 0 ? '' : `; unhealthy and more specific: ${passed.join(', ')}`;
  return {
    choices: [{ candidate: chosen.candidate, share: 1, because: `${chosen.why}${why}` }],
    because,
  };
};

const idOf = (value: Value | undefined): string | undefined =>
  value instanceof Reference ? value.resource : typeof value === 'string' ? value : undefined;

function matchLength(source: string, cidr: string): number | undefined {
  const Address = Address4.isValid(source) ? Address4 : Address6;
  if (!Address.isValid(cidr)) return undefined;
  const block = new Address(cidr);
  return new Address(source).isInSubnet(block as Address4 & Address6) ? block.subnetMask : undefined;
}
