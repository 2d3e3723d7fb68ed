import fc from 'fast-check';
import type { AddressPlan, BlockPlan, EnvironmentPlan, TierPlan, VpcPlan } from '../src';

const ZONES = ['euw1-az1', 'euw1-az2', 'euw1-az3'];
const ENVIRONMENTS = ['dev', 'test', 'prod', 'shared', 'lab'];
const VPCS = ['vpc', 'data', 'edge'];
const TIERS = ['public', 'private', 'isolated', 'database', 'transit', 'firewall'];

const tier: fc.Arbitrary<TierPlan> = fc.record(
  {
    prefixLength: fc.integer({ min: 22, max: 28 }),
    ipv6: fc.boolean(),
    zones: fc.subarray(ZONES.slice(0, 2), { minLength: 1 }),
  },
  { requiredKeys: ['prefixLength'] },
);

const block = (min: number, max: number): fc.Arbitrary<BlockPlan> =>
  fc.record({ prefixLength: fc.integer({ min, max }) });

const vpc: fc.Arbitrary<VpcPlan> = fc.record({
  block: block(16, 18),
  secondary: fc.dictionary(fc.constantFrom('pods', 'legacy'), block(20, 22), { maxKeys: 2 }),
  zones: fc
    .subarray(ZONES, { minLength: 2 })
    .filter((zones) => zones.includes('euw1-az1') && zones.includes('euw1-az2')),
  tiers: fc.dictionary(fc.constantFrom(...TIERS), tier, { minKeys: 1 }),
});

const environment: fc.Arbitrary<EnvironmentPlan> = fc.record(
  {
    block: fc.constant({ prefixLength: 12 }),
    vpcs: fc.dictionary(fc.constantFrom(...VPCS), vpc, { minKeys: 1 }),
  },
  { requiredKeys: ['vpcs'] },
);

/** Plans that always have room. */
export const arbitraryPlan: fc.Arbitrary<AddressPlan> = fc.record({
  supernets: fc.constant({ main: '10.0.0.0/8' }),
  reserved: fc.constant({ hq: ['10.200.0.0/16', '10.3.128.0/20'] }),
  environments: fc.dictionary(fc.constantFrom(...ENVIRONMENTS), environment, { minKeys: 1 }),
});

/** The same plan, its keys and zones in another order. */
export function shuffled<T>(value: T): T {
  if (Array.isArray(value)) return [...value].reverse().map((item: unknown) => shuffled(item)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, item]) => [key, shuffled(item as unknown)])) as T;
}
