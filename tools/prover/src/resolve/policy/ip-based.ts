import { Reference, type Value } from '@landbridge/terraform-model';
import { Address4, Address6 } from 'ip-address';
import { block, type Candidate, type Policy } from './candidate';

/**
 * IP-based: the location with the longest CIDR block that holds the source; the default location (`*`) otherwise;
 * without one, no answer. An unhealthy match falls back to the default location.
 *
 * Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-ipbased.html
 */
export const ipBased: Policy = (candidates, query, { cidrs }) => {
  const because = 'IP-based routing';
  const source = query.fromIp;
  if (source === undefined)
    return { unknown: 'IP-based routing depends on where the query comes from: say --from-ip' };
  let best: { candidate: Candidate; length: number; cidr: string } | undefined;
  let fallback: Candidate | undefined;
  for (const candidate of candidates) {
    const policy = block(candidate.record, 'cidr_routing_policy');
    const location = policy?.['location_name'];
    if (location === '*') {
      fallback = candidate;
      continue;
    }
    const name = location instanceof Reference ? location.resource : location;
    const collection = idOf(policy?.['collection_id']);
    const list = typeof name === 'string' && collection !== undefined ? cidrs(collection, name) : undefined;
    if (list === undefined)
      return { unknown: `the CIDR blocks of ${candidate.record.address} are not in the model` };
    for (const cidr of list) {
      const length = matchLength(source, cidr);
      if (length !== undefined && length > (best?.length ?? -1)) best = { candidate, length, cidr };
    }
  }
  if (best === undefined && fallback === undefined) {
    return { choices: [], because: `no CIDR block holds ${source} and there is no default location` };
  }
  const healthyBest = best !== undefined && best.candidate.health.state === 'healthy';
  if (best !== undefined && (healthyBest || fallback === undefined || fallback.health.state !== 'healthy')) {
    return {
      choices: [{ candidate: best.candidate, share: 1, because: `${source} lies in ${best.cidr}` }],
      because,
    };
  }
  const reason =
    best === undefined ? `no CIDR block holds ${source}` : `${best.candidate.record.address} is unhealthy`;
  return { choices: [{ candidate: fallback!, share: 1, because: `default location: ${reason}` }], because };
};

const idOf = (value: Value | undefined): string | undefined =>
  value instanceof Reference ? value.resource : typeof value === 'string' ? value : undefined;

function matchLength(source: string, cidr: string): number | undefined {
  const Address = Address4.isValid(source) ? Address4 : Address6;
  if (!Address.isValid(cidr)) return undefined;
  const block = new Address(cidr);
  return new Address(source).isInSubnet(block as Address4 & Address6) ? block.subnetMask : undefined;
}
