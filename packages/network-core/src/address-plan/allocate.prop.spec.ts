import fc from 'fast-check';
import { arbitraryPlan, shuffled } from '../../test/arbitrary-plan';
import { appendAllocations } from './allocate';
import { Cidr } from './cidr';
import { EMPTY_LEDGER, readLedger, type Ledger } from './ledger';
import type { AddressPlan } from './plan';
import { IPV6_SPACE, requestsOf } from './requests';

fc.configureGlobal({ numRuns: process.env['LANDBRIDGE_LONG'] === '1' ? 1000 : 60 });

const blocksOf = (ledger: Ledger) =>
  new Map(ledger.entries.map(({ key, cidr }) => [key, Cidr.parse(cidr, key)]));

/** As `toEqual`, which takes seconds for ledgers of a thousand entries. */
function same(actual: unknown, expected: unknown): void {
  expect(JSON.stringify(actual) === JSON.stringify(expected)).toBe(true);
}

/** Adds an environment, a VPC, a tier or a zone, whichever `kind` says, to the first place that has none. */
function grown(plan: AddressPlan, kind: 'environment' | 'vpc' | 'tier' | 'zone'): AddressPlan {
  const [name = '', environment] = Object.entries(plan.environments)[0] ?? [];
  const [vpcName = '', vpc] = Object.entries(environment?.vpcs ?? {})[0] ?? [];
  if (!environment || !vpc) throw new Error('a plan has an environment with a VPC');
  const withVpc = (changed: typeof vpc) => ({
    ...plan.environments,
    [name]: { ...environment, vpcs: { ...environment.vpcs, [vpcName]: changed } },
  });
  const added = {
    environment: { ...plan.environments, staging: { vpcs: { vpc } } },
    vpc: { ...plan.environments, [name]: { ...environment, vpcs: { ...environment.vpcs, another: vpc } } },
    tier: withVpc({ ...vpc, tiers: { ...vpc.tiers, another: { prefixLength: 27 } } }),
    zone: withVpc({ ...vpc, zones: [...new Set([...vpc.zones, 'euw1-az3'])] }),
  };
  return { ...plan, environments: added[kind] };
}

describe('appendAllocations', () => {
  it('gives every request a block of its size, contained in its container', () => {
    fc.assert(
      fc.property(arbitraryPlan, (plan) => {
        const blocks = blocksOf(appendAllocations(EMPTY_LEDGER, plan));
        const supernet = Cidr.parse('10.0.0.0/8', 'supernet:main');
        for (const { key, within, prefixLength } of requestsOf(plan)) {
          const container = within.endsWith(':ipv6') ? IPV6_SPACE : (blocks.get(within) ?? supernet);
          const block = blocks.get(key);
          if (block?.prefixLength !== prefixLength || !container.contains(block)) {
            throw new Error(`${key} got ${block?.toString()} in ${within}`);
          }
        }
      }),
    );
  });

  it('keeps the blocks of one container apart, and all of them from what is reserved', () => {
    fc.assert(
      fc.property(arbitraryPlan, (plan) => {
        const blocks = blocksOf(appendAllocations(EMPTY_LEDGER, plan));
        const reserved = [plan.reserved?.['hq'] ?? []].flat().map((cidr) => Cidr.parse(cidr, 'hq'));
        const siblings = new Map<string, Cidr[]>();
        for (const { key, within } of requestsOf(plan)) {
          const block = blocks.get(key);
          if (!block) throw new Error(`no block for ${key}`);
          const others = siblings.get(within) ?? [];
          const clash = [...others, ...reserved].find((other) => other.overlaps(block));
          if (clash) throw new Error(`${key} overlaps ${clash.toString()}`);
          siblings.set(within, [...others, block]);
        }
      }),
    );
  });

  it('does not depend on the order of the plan', () => {
    fc.assert(
      fc.property(arbitraryPlan, (plan) => {
        same(appendAllocations(EMPTY_LEDGER, shuffled(plan)), appendAllocations(EMPTY_LEDGER, plan));
      }),
    );
  });

  it.each(['environment', 'vpc', 'tier', 'zone'] as const)('moves nothing when a(n) %s is added', (kind) => {
    fc.assert(
      fc.property(arbitraryPlan, (plan) => {
        const before = appendAllocations(EMPTY_LEDGER, plan);
        const after = appendAllocations(before, grown(plan, kind));
        same(after.entries.slice(0, before.entries.length), before.entries);
        same(appendAllocations(after, grown(plan, kind)), after);
        same(readLedger(JSON.parse(JSON.stringify(after)), 'ledger'), after);
      }),
    );
  });

  it('never gives out a block of something that was removed', () => {
    fc.assert(
      fc.property(arbitraryPlan, arbitraryPlan, (first, second) => {
        const before = appendAllocations(EMPTY_LEDGER, first);
        const asked = new Set(requestsOf(first).map(({ key }) => key));
        const other = renamed(second, 'new-');
        const after = appendAllocations(before, other);
        const old = [...blocksOf(before)].filter(([key]) => asked.has(key) && !key.endsWith(':ipv6'));
        for (const [key, block] of [...blocksOf(after)].slice(before.entries.length)) {
          if (key.endsWith(':ipv6')) continue;
          const clash = old.find(([, taken]) => taken.overlaps(block));
          if (clash) throw new Error(`${key} was given ${block.toString()} of ${clash[0]}`);
        }
      }),
    );
  });
});

function renamed(plan: AddressPlan, prefix: string): AddressPlan {
  const environments = Object.entries(plan.environments).map(([name, environment]) => [
    prefix + name,
    environment,
  ]);
  return { ...plan, environments: Object.fromEntries(environments) };
}
