import { refusalOf } from '@landbridge/testing';
import { AddressBook } from './addresses';
import { appendAllocations } from './allocate';
import { EMPTY_LEDGER } from './ledger';
import type { AddressPlan, EnvironmentPlan, VpcPlan } from './plan';

const vpc: VpcPlan = {
  block: { prefixLength: 16 },
  zones: ['euw1-az1', 'euw1-az2'],
  tiers: { public: { prefixLength: 24 }, private: { prefixLength: 20 } },
};
const plan = (
  environments: Record<string, EnvironmentPlan>,
  more: Partial<AddressPlan> = {},
): AddressPlan => ({
  supernets: { main: '10.0.0.0/8' },
  environments,
  ...more,
});
const allocate = (asked: AddressPlan) => appendAllocations(EMPTY_LEDGER, asked);
const dev = (change: Partial<VpcPlan>) => plan({ dev: { vpcs: { vpc: { ...vpc, ...change } } } });
const refused = (asked: AddressPlan) => refusalOf(() => allocate(asked));

describe('address plan', () => {
  it('takes a fixed block and fills around it', () => {
    const ledger = allocate(
      plan({
        dev: { vpcs: { vpc } },
        prod: { vpcs: { vpc: { ...vpc, block: { cidr: '10.0.0.0/16' } } } },
      }),
    );
    expect(ledger.entries.map(({ key, cidr }) => `${key} ${cidr}`)).toEqual([
      'dev/vpc 10.1.0.0/16',
      'dev/vpc/private/euw1-az1 10.1.0.0/20',
      'dev/vpc/private/euw1-az2 10.1.16.0/20',
      'dev/vpc/public/euw1-az1 10.1.32.0/24',
      'dev/vpc/public/euw1-az2 10.1.33.0/24',
      'prod/vpc 10.0.0.0/16',
      'prod/vpc/private/euw1-az1 10.0.0.0/20',
      'prod/vpc/private/euw1-az2 10.0.16.0/20',
      'prod/vpc/public/euw1-az1 10.0.32.0/24',
      'prod/vpc/public/euw1-az2 10.0.33.0/24',
    ]);
  });

  it('puts an environment into one block, a Region into its own supernet', () => {
    const ledger = allocate({
      supernets: { ireland: '10.0.0.0/10', frankfurt: '10.64.0.0/10' },
      environments: {
        dev: { supernet: 'ireland', block: { prefixLength: 14 }, vpcs: { vpc } },
        test: { supernet: 'frankfurt', vpcs: { vpc } },
      },
    });
    const blocks = Object.fromEntries(ledger.entries.map(({ key, cidr }) => [key, cidr]));
    expect(blocks).toMatchObject({
      dev: '10.0.0.0/14',
      'dev/vpc': '10.0.0.0/16',
      'test/vpc': '10.64.0.0/16',
    });
  });

  it('gives a VPC its blocks by tier and zone, with secondary blocks and IPv6 numbers', () => {
    const asked = dev({
      secondary: { pods: { prefixLength: 18 } },
      tiers: {
        private: { prefixLength: 20, ipv6: true },
        pods: { prefixLength: 19, within: 'pods' },
        six: { prefixLength: undefined, zones: ['euw1-az2'] },
      },
    });
    expect(new AddressBook(asked, allocate(asked)).vpc('dev', 'vpc')).toEqual({
      cidr: '10.0.0.0/16',
      secondaryCidrs: { pods: '10.1.0.0/18' },
      tiers: {
        private: {
          'euw1-az1': { ipv4: '10.0.0.0/20', ipv6: 0 },
          'euw1-az2': { ipv4: '10.0.16.0/20', ipv6: 1 },
        },
        pods: { 'euw1-az1': { ipv4: '10.1.0.0/19' }, 'euw1-az2': { ipv4: '10.1.32.0/19' } },
        six: { 'euw1-az2': { ipv6: 2 } },
      },
    });
  });

  it('allocates 5,000 VPCs without quadratic time', () => {
    const environments = Object.fromEntries(
      Array.from({ length: 5000 }, (_, index) => [
        `e${index}`,
        { vpcs: { vpc: { ...vpc, block: { prefixLength: 19 }, tiers: { private: { prefixLength: 24 } } } } },
      ]),
    );
    const before = process.cpuUsage();
    const first = appendAllocations(
      EMPTY_LEDGER,
      plan({ e0: environments['e0'] ?? { vpcs: {} } }, { supernets: { main: '0.0.0.0/1' } }),
    );
    const all = appendAllocations(first, plan(environments, { supernets: { main: '0.0.0.0/1' } }));
    expect(all.entries).toHaveLength(15_000);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(5000);
  });
});

describe('address plan refuses', () => {
  it('a fixed block outside its container', () => {
    expect(refused(dev({ block: { cidr: '192.168.0.0/16' } }))).toMatchObject({
      code: 'NET005',
      path: 'dev/vpc',
      got: '192.168.0.0/16',
    });
  });

  it('two fixed blocks that overlap, naming both', () => {
    const fixed = (cidr: string) => ({ vpcs: { vpc: { ...vpc, block: { cidr } } } });
    const refusal = refused(plan({ dev: fixed('10.16.0.0/16'), prod: fixed('10.16.128.0/17') }));
    expect(refusal).toMatchObject({ code: 'NET004' });
    expect(refusal.message).toContain('prod/vpc overlaps dev/vpc');
  });

  it('a fixed block over an on-premises network, naming both', () => {
    const refusal = refused({
      ...dev({ block: { cidr: '10.200.0.0/16' } }),
      reserved: { hq: '10.200.4.0/22' },
    });
    expect(refusal).toMatchObject({ code: 'NET004' });
    expect(refusal.message).toContain('hq overlaps dev/vpc');
  });

  it('overlapping supernets', () => {
    expect(refused({ supernets: { a: '10.0.0.0/8', b: '10.4.0.0/16' }, environments: {} }).code).toBe(
      'NET004',
    );
  });

  it('more than fits', () => {
    expect(
      refused(dev({ tiers: { private: { prefixLength: 16 }, public: { prefixLength: 24 } } })),
    ).toMatchObject({ code: 'NET007' });
  });

  it('another size or place than the ledger gave', () => {
    const ledger = allocate(dev({}));
    const again = (change: Partial<VpcPlan>) => refusalOf(() => appendAllocations(ledger, dev(change)));
    expect(again({ block: { prefixLength: 17 } })).toMatchObject({
      code: 'NET009',
      path: 'dev/vpc',
      allowed: '10.0.0.0/16',
    });
    expect(again({ block: { cidr: '10.9.0.0/16' } })).toMatchObject({ code: 'NET009', got: '10.9.0.0/16' });
  });

  it.each([
    ['no zones', { zones: [] }],
    ['a zone twice', { zones: ['euw1-az1', 'euw1-az1'] }],
    [
      'a tier in a zone that the VPC does not have',
      { tiers: { private: { prefixLength: 24, zones: ['euw1-az3'] } } },
    ],
    [
      'a tier in a block that the VPC does not have',
      { tiers: { private: { prefixLength: 24, within: 'pods' } } },
    ],
  ])('%s', (_, change) => {
    expect(refused(dev(change)).code).toBe('NET010');
  });

  it('an environment that does not say which supernet, or names none that exists', () => {
    const supernets = { a: '10.0.0.0/9', b: '10.128.0.0/9' };
    expect(refused(plan({ dev: { vpcs: { vpc } } }, { supernets }))).toMatchObject({
      code: 'NET010',
      allowed: 'one of [a, b]',
    });
    expect(refused(plan({ dev: { supernet: 'c', vpcs: { vpc } } }, { supernets }))).toMatchObject({
      code: 'NET010',
      got: 'c',
    });
  });

  it('names that cannot be keys', () => {
    expect(refused(plan({ 'Dev Two': { vpcs: { vpc } } })).code).toBe('NET015');
    expect(refused(dev({ tiers: { 'a/b': { prefixLength: 24 } } })).code).toBe('NET015');
    expect(refused(dev({ secondary: { ipv6: { prefixLength: 18 } } })).code).toBe('NET015');
  });

  it('to read a plan that was edited after the ledger was written', () => {
    const ledger = allocate(dev({}));
    const read = (change: Partial<AddressPlan>, vpcChange: Partial<VpcPlan> = {}) =>
      refusalOf(() => new AddressBook({ ...dev(vpcChange), ...change }, ledger));
    expect(read({}, { tiers: { private: { prefixLength: 22 } } })).toMatchObject({
      code: 'NET009',
      path: 'dev/vpc/private/euw1-az1',
      got: '/22',
      allowed: '10.0.0.0/20',
    });
    expect(read({ reserved: { hq: '10.0.128.0/17' } }).message).toContain('hq overlaps dev/vpc');
    expect(read({ supernets: { main: '10.128.0.0/9' } })).toMatchObject({ code: 'NET005', path: 'dev/vpc' });
    expect(
      refusalOf(() => appendAllocations(ledger, { ...dev({}), reserved: { hq: '10.0.128.0/17' } })).code,
    ).toBe('NET004');
  });

  it('to read what was not allocated', () => {
    const book = new AddressBook(dev({}), EMPTY_LEDGER);
    expect(refusalOf(() => book.vpc('dev', 'vpc'))).toMatchObject({
      code: 'NET009',
      fix: expect.stringContaining('landbridge allocate'),
    });
    expect(refusalOf(() => book.vpc('dev', 'other'))).toMatchObject({
      code: 'NET010',
      allowed: 'one of [dev/vpc]',
    });
  });
});
