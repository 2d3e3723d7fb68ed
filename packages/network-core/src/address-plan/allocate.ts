import { NetworkError } from '../errors';
import { type Cidr, width } from './cidr';
import { checkContained, checkLedger } from './check-ledger';
import { byAddress, checkDisjoint, outermost, type OwnedBlock } from './disjoint';
import { FreeSpace } from './free-space';
import { appendEntries, blocksOf, type Ledger } from './ledger';
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
 * The ledger with the blocks that the plan asks for and the ledger does not hold yet. What it holds stays as it is,
 * also when nothing asks for it any more. Used by `landbridge allocate`; synthesis only reads.
 *
 * Laws (allocate.prop.spec.ts): blocks of one container are disjoint and contained in it, and disjoint from what is
 * reserved; the order of the plan's keys does not matter; growing the plan moves nothing; allocating twice adds nothing.
 *
 * @throws NET004 two blocks overlap; NET005 a fixed block lies outside its container; NET007 no room;
 *   NET009 a fixed block or a size differs from what the ledger holds; NET010, NET015 the plan contradicts itself
 */
export function appendAllocations(ledger: Ledger, plan: AddressPlan): Ledger {
  const added = allocate(plan, ledger).map(({ key, cidr }) => ({ key, cidr: cidr.toString() }));
  return appendEntries(ledger, added);
}

/** The new blocks only, by key; see {@link appendAllocations}. */
export function allocate(plan: AddressPlan, ledger: Ledger): OwnedBlock[] {
  const requests = requestsOf(plan);
  const supernets = supernetsOf(plan);
  const reserved = reservedOf(plan);
  const given = blocksOf(ledger);
  checkLedger(plan, given);

  const blocks = new Map([...given, ...supernets].map(({ key, cidr }) => [key, cidr]));
  const containers = new Map(requests.map(({ key, within }) => [key, within]));
  const missing = requests.filter(({ key }) => !blocks.has(key));
  const occupied = new Occupancy(given);
  const added: OwnedBlock[] = [];
  // Requests name containers before their contents, so every container has its block when its turn comes.
  for (const [within, inside] of groupByContainer(missing)) {
    const isIpv6 = within.endsWith(':ipv6');
    const container = isIpv6 ? IPV6_SPACE : blocks.get(within);
    if (!container) throw new Error(`${within} is asked for after its contents`);
    const outside = ancestors(within, containers);
    const taken = isIpv6 ? occupied.ipv6Of(within) : occupied.inside(container, outside);
    for (const block of fill(within, container, inside, isIpv6 ? taken : [...taken, ...reserved])) {
      blocks.set(block.key, block.cidr);
      added.push(block);
    }
  }
  return added.sort((a, b) => (a.key < b.key ? -1 : 1));
}

function fill(
  within: string,
  container: Cidr,
  requests: readonly BlockRequest[],
  taken: readonly OwnedBlock[],
): OwnedBlock[] {
  const apart = outermost([...taken].sort(byAddress));
  const fixed = requests.flatMap(({ key, cidr }) => (cidr ? [{ key, cidr }] : []));
  for (const block of fixed) checkContained(block, within, container);
  checkDisjoint([...fixed, ...apart]);
  const space = new FreeSpace(
    container,
    [...apart, ...fixed].map(({ cidr }) => cidr),
  );
  const sized = requests.filter(({ cidr }) => cidr === undefined).sort(largestFirst);
  const found = sized.map(({ key, prefixLength }) => {
    const cidr = prefixLength <= width(container.family) ? space.take(prefixLength) : undefined;
    if (cidr) return { key, cidr };
    throw new NetworkError('NET007', key, {
      problem: `no room for a /${prefixLength}`,
      got: `${requests.length} new blocks in ${within}, where ${apart.length} are taken`,
      allowed: `what fits into ${container.toString()}`,
      fix: 'ask for smaller blocks, or give the container a second block',
    });
  });
  return [...fixed, ...found];
}

/** The larger block first, then by key: the result does not depend on the order of the plan, and fragments least. */
function largestFirst(a: BlockRequest, b: BlockRequest): number {
  return a.prefixLength - b.prefixLength || (a.key < b.key ? -1 : 1);
}

/** The container itself, and the containers in which it lies. */
function ancestors(key: string, containers: ReadonlyMap<string, string>): ReadonlySet<string> {
  const result = new Set<string>();
  for (let at: string | undefined = key; at !== undefined; at = containers.get(at)) result.add(at);
  return result;
}

/** What the ledger holds, by place: also blocks that no plan names any more stay taken. */
class Occupancy {
  private readonly ipv4: readonly OwnedBlock[];
  private readonly ipv6 = new Map<string, OwnedBlock[]>();

  constructor(given: readonly OwnedBlock[]) {
    this.ipv4 = given.filter(({ key }) => !key.endsWith(':ipv6')).sort(byAddress);
    for (const block of given.filter(({ key }) => key.endsWith(':ipv6'))) {
      const vpc = `${block.key.split('/').slice(0, 2).join('/')}:ipv6`;
      this.ipv6.set(vpc, [...(this.ipv6.get(vpc) ?? []), block]);
    }
  }

  inside(container: Cidr, except: ReadonlySet<string>): OwnedBlock[] {
    const result: OwnedBlock[] = [];
    for (let at = this.firstFrom(container.first); at < this.ipv4.length; at++) {
      const block = this.ipv4[at];
      if (!block || block.cidr.first >= container.end) break;
      if (!except.has(block.key)) result.push(block);
    }
    return result;
  }

  ipv6Of(within: string): readonly OwnedBlock[] {
    return this.ipv6.get(within) ?? [];
  }

  private firstFrom(address: bigint): number {
    let low = 0;
    let high = this.ipv4.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.ipv4[middle]?.cidr.first ?? address) < address) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
