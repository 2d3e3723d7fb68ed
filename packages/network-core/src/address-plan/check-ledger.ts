import { NetworkError } from '../errors';
import type { Cidr } from './cidr';
import { checkDisjoint, type OwnedBlock } from './disjoint';
import type { AddressPlan } from './plan';
import {
  groupByContainer,
  IPV6_SPACE,
  requestsOf,
  reservedOf,
  supernetsOf,
  type BlockRequest,
} from './requests';

/**
 * Whether plan and ledger still fit together: the plan may have been edited, or a site reserved whose block was given out
 * long ago. What the ledger does not hold yet is no mistake here.
 *
 * @throws NET004 a block overlaps another one or a reserved one; NET005 a block lies outside its container; NET009 the
 *   plan asks for another block than the ledger gave
 */
export function checkLedger(plan: AddressPlan, given: readonly OwnedBlock[]): void {
  const requests = requestsOf(plan);
  checkGiven(requests, given);
  const reserved = reservedOf(plan);
  const blocks = new Map([...given, ...supernetsOf(plan)].map(({ key, cidr }) => [key, cidr]));
  for (const [within, inside] of groupByContainer(requests)) {
    const isIpv6 = within.endsWith(':ipv6');
    const container = isIpv6 ? IPV6_SPACE : blocks.get(within);
    const held = inside.flatMap(({ key }) => {
      const cidr = blocks.get(key);
      return cidr ? [{ key, cidr }] : [];
    });
    if (container) for (const block of held) checkContained(block, within, container);
    // What lies in a VPC is apart from what is reserved when the VPC is.
    checkDisjoint(within.startsWith('supernet:') ? [...held, ...reserved] : held);
  }
}

/** What the ledger gave must still be what the plan asks for: a ledger entry can never change. */
function checkGiven(requests: readonly BlockRequest[], given: readonly OwnedBlock[]): void {
  const asked = new Map(requests.map((request) => [request.key, request]));
  for (const { key, cidr: block } of given) {
    const request = asked.get(key);
    if (!request) continue;
    const { cidr, prefixLength } = request;
    const same = cidr ? cidr.toString() === block.toString() : prefixLength === block.prefixLength;
    if (same) continue;
    throw new NetworkError('NET009', key, {
      problem: 'the plan asks for another block than the ledger gave',
      got: cidr ? cidr.toString() : `/${prefixLength}`,
      allowed: block.toString(),
      fix: 'what exists is never renumbered: restore the plan, or use a new name for the new block',
    });
  }
}

/** @throws NET005 */
export function checkContained({ key, cidr }: OwnedBlock, within: string, container: Cidr): void {
  if (container.contains(cidr)) return;
  throw new NetworkError('NET005', key, {
    problem: `the block lies outside ${within}`,
    got: cidr.toString(),
    allowed: `a block inside ${container.toString()}`,
    fix: 'choose another block, or ask for a size and let the allocator choose',
  });
}
