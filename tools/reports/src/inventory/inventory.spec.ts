import { LandbridgeError, parsePrefix } from '@landbridge/terraform-model';
import * as fc from 'fast-check';
import { smallLandscape } from '../../test/small-landscape';
import { blockTree, freeIn, sizeOf, utilisation, type OwnedBlock } from './block-tree';
import { inventory } from './inventory';
import { inventoryCsv, inventoryJson, inventoryText } from './inventory-text';
import { parseLedger } from './parse-ledger';

const LEDGER = [
  { key: 'here', cidr: '10.1.0.0/16' },
  { key: 'later', cidr: '10.3.0.0/16' },
];

describe('the inventory', () => {
  const found = inventory(smallLandscape(), LEDGER);
  const rows = found.blocks.map(({ depth, cidr, kind, utilisation: share }) => [depth, cidr, kind, share]);

  it('shows blocks as they lie in one another, with what is reserved and not built', () => {
    expect(rows).toEqual([
      [0, '10.1.0.0/16', 'vpc', 0.003906],
      [1, '10.1.1.0/24', 'subnet', undefined],
      [0, '10.2.0.0/16', 'vpc', 0.007812],
      [1, '10.2.1.0/24', 'subnet', undefined],
      [1, '10.2.2.0/24', 'subnet', undefined],
      [0, '10.3.0.0/16', 'reserved', 0],
    ]);
    expect(found.blocks[0]?.owners).toEqual(['here', 'aws_vpc.here']);
    expect(found.blocks.at(-1)?.free).toEqual(['10.3.0.0/16']);
  });

  it('tells what is free, largest first', () => {
    expect(inventoryText(found).split('\n')[0]).toBe(
      '10.1.0.0/16    0.4 %  vpc       here, aws_vpc.here  free: 10.1.128.0/17, 10.1.64.0/18, 10.1.32.0/19 and 5 smaller',
    );
  });

  it('says when a block is used twice', () => {
    const twice: OwnedBlock[] = [
      { cidr: '10.0.0.0/16', owner: 'aws_vpc.a', kind: 'vpc' },
      { cidr: '10.0.0.0/16', owner: 'aws_vpc.b', kind: 'vpc' },
    ];
    expect(blockTree(twice)).toMatchObject([{ owners: twice, children: [] }]);
    expect(found.blocks.filter((block) => block.twice)).toEqual([]);
  });

  it('is a table that a spreadsheet opens and does not run', () => {
    const hostile = inventory(smallLandscape(), [{ key: '=cmd|"x", y', cidr: '10.9.0.0/16' }]);
    const last = inventoryCsv(hostile).split('\r\n').at(-1);
    expect(last).toBe('10.9.0.0/16,reserved,"\'=cmd|""x"", y",65536,0.0000,10.9.0.0/16,no');
    expect(JSON.stringify(inventoryJson(hostile))).toContain('"addresses":"65536"');
  });

  it('says so when there is nothing', () => {
    expect(inventoryText({ blocks: [], unknown: [] })).toBe('There are no address blocks.');
  });
});

describe('free blocks', () => {
  const block = fc
    .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 17, max: 28 }))
    .map(([third, length]) => parsePrefix(`10.0.${third}.0/${length}`)?.text ?? '');

  it('and used ones make up the whole, and do not meet', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), (blocks) => {
        const owned = ['10.0.0.0/16', ...blocks].map((cidr): OwnedBlock => ({
          cidr,
          owner: cidr,
          kind: 'vpc',
        }));
        const [root, ...others] = blockTree(owned);
        expect(others).toEqual([]);
        if (root === undefined) return;
        const parts = [...freeIn(root), ...root.children.map((child) => child.block)];
        expect(parts.reduce((sum, part) => sum + sizeOf(part), 0n)).toBe(65536n);
        const sorted = parts.sort((one, other) => (one.first < other.first ? -1 : 1));
        sorted.forEach((part, n) => n > 0 && expect(part.first).toBe((sorted[n - 1]?.last ?? 0n) + 1n));
        const taken = root.children.reduce((sum, child) => sum + Number(sizeOf(child.block)), 0);
        expect(utilisation(root)).toBeCloseTo(taken / 65536, 5);
      }),
    );
  });
});

describe('a ledger', () => {
  it.each(['', '{}', 'null', '{"entries":[{"key":"a"}]}', '{"entries":[{"key":"a","cidr":"10.0.0.0/33"}]}'])(
    'is refused when it is %j',
    (text) => {
      expect(() => parseLedger(text, 'l.json')).toThrow(LandbridgeError);
      expect(() => parseLedger(text, 'l.json')).toThrow(/^RPT005 \[l\.json/);
    },
  );
});
