import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorldObject } from '../contract';
import { WorldStore } from './store';
import { copyWorld, resetWorld } from './folder';
import { showWorld } from './show';

const folder = () => join(mkdtempSync(join(tmpdir(), 'world-')), 'world');
const vpc = (n: number, extra = {}): WorldObject => ({
  type: 'aws_vpc',
  account: '111111111111',
  region: 'eu-west-1',
  id: `vpc-${n}`,
  values: { id: `vpc-${n}`, ...extra },
});

test('what one process writes, another one and a later one read', async () => {
  const dir = folder();
  const [one, two] = [await WorldStore.open(dir), await WorldStore.open(dir)];
  await one.transact((tx) => tx.put(vpc(1)));
  await two.transact((tx) => {
    expect(tx.get('aws_vpc', 'vpc-1')).toEqual(vpc(1));
    tx.put(vpc(2));
    tx.delete(vpc(1));
  });
  expect(await one.read((view) => view.list('aws_vpc').map((o) => o.id))).toEqual(['vpc-2']);
  await one.close();
  await two.close();
  const three = await WorldStore.open(dir);
  expect(await three.read((view) => view.list('aws_vpc'))).toEqual([vpc(2)]);
});

test('a transaction that throws leaves nothing, and those beside it stay', async () => {
  const store = await WorldStore.open(folder());
  const results = await Promise.allSettled([
    store.transact((tx) => tx.put(vpc(1))),
    store.transact((tx) => {
      tx.put(vpc(2));
      throw new Error('no');
    }),
    store.transact((tx) => tx.put(vpc(3))),
  ]);
  expect(results.map((r) => r.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await store.read((v) => v.list('aws_vpc').map((o) => o.id))).toEqual(['vpc-1', 'vpc-3']);
});

test('inside a transaction, lookups see what it wrote', async () => {
  const store = await WorldStore.open(folder());
  await store.transact((tx) => tx.put(vpc(1, { cidr_block: 'a' })));
  await store.transact((tx) => {
    expect(tx.where('aws_vpc', 'cidr_block', 'a')).toHaveLength(1);
    tx.put(vpc(1, { cidr_block: 'b' }));
    tx.put(vpc(2, { cidr_block: 'b' }));
    expect(tx.where('aws_vpc', 'cidr_block', 'a')).toHaveLength(0);
    expect(tx.where('aws_vpc', 'cidr_block', 'b').map((o) => o.id)).toEqual(['vpc-1', 'vpc-2']);
    tx.delete(vpc(1));
    expect(tx.get('aws_vpc', 'vpc-1')).toBeUndefined();
    expect(tx.list('aws_vpc', { account: '999999999999' })).toEqual([]);
  });
  expect(await store.read((v) => v.where('aws_vpc', 'cidr_block', 'b').map((o) => o.id))).toEqual(['vpc-2']);
});

test('compaction keeps everything, also for a process that was reading the old generation', async () => {
  const dir = folder();
  const [writer, reader] = [await WorldStore.open(dir), await WorldStore.open(dir)];
  await writer.transact((tx) => {
    for (let n = 0; n < 50; n++) tx.put(vpc(n));
  });
  expect(await reader.read((v) => v.list('aws_vpc').length)).toBe(50);
  for (let round = 0; round < 90; round++)
    await Promise.all(
      Array.from({ length: 50 }, (_, n) => writer.transact((tx) => tx.put(vpc(n, { round })))),
    );
  expect(readFileSync(join(dir, 'world.json'), 'utf8')).toContain('"generation":1');
  expect(await reader.read((v) => v.list('aws_vpc').every((o) => o.values['round'] === 89))).toBe(true);
  await reader.transact((tx) => tx.put(vpc(99)));
  expect(await writer.read((v) => v.list('aws_vpc').length)).toBe(51);
});

test('copies, listings and resets', async () => {
  const dir = folder();
  const store = await WorldStore.open(dir);
  await store.transact((tx) => tx.put(vpc(1, { tags: { Name: 'hub' } })));
  await copyWorld(dir, `${dir}-copy`);
  await store.transact((tx) => tx.put(vpc(2)));
  expect(await showWorld(`${dir}-copy`)).toEqual({
    accounts: {
      '111111111111': {
        'eu-west-1': {
          aws_vpc: [{ id: 'vpc-1', name: 'hub', values: vpc(1, { tags: { Name: 'hub' } }).values }],
        },
      },
    },
    objects: 1,
    damage: [],
  });
  await resetWorld(dir);
  expect((await showWorld(dir)).objects).toBe(0);
  writeFileSync(join(dir, 'mine.txt'), '');
  await expect(resetWorld(dir)).rejects.toThrow(/SBX106/);
});

test('1,000 creates take well under two seconds', async () => {
  const store = await WorldStore.open(folder());
  const before = process.cpuUsage();
  for (let n = 0; n < 1000; n += 10)
    await Promise.all(
      Array.from({ length: 10 }, (_, i) => store.transact((tx) => tx.put(vpc(n + i, { tags: { a: 'b' } })))),
    );
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(2000);
  console.log(`1,000 creates: ${Math.round((user + system) / 1000)} ms CPU`);
});
