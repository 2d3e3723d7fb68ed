import { execFile, spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildSync } from 'esbuild';
import type { WorldObject, WorldTransaction } from '../contract';
import { realDisk } from './disk';
import { copyWorld } from './folder';
import { showWorld } from './show';
import { WorldStore } from './store';
import { bury, dyingDisk, fillingDisk, KilledError } from './testing/faulty-disk';

const PLACE = { account: '111111111111', region: 'eu-west-1' };
const folder = () => join(mkdtempSync(join(tmpdir(), 'world-')), 'world');
const object = (type: string, id: string): WorldObject => ({
  ...PLACE,
  type,
  id,
  values: { id, note: `note of ${id}` },
});

/** Numbers from 0 to 1, the same in every run. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

/** An apply of ten objects, each with a part, and the destroy of all: a list of transactions. */
const STEPS: readonly ((world: WorldTransaction) => void)[] = [
  ...Array.from({ length: 10 }, (_, n) => (world: WorldTransaction) => {
    world.put(object('thing', `t${n}`));
    world.put(object('part', `p${n}`));
  }),
  ...Array.from({ length: 10 }, (_, n) => (world: WorldTransaction) => {
    world.delete(object('thing', `t${n}`));
    world.delete(object('part', `p${n}`));
  }),
];

/** Which things live after so many steps. */
const livingAfter = (steps: number): string[] =>
  Array.from({ length: 10 }, (_, n) => `t${n}`).filter((_, n) => n < steps && steps <= 10 + n);

/** Does the steps from `from`; returns how many are acknowledged when the process dies. */
async function work(dir: string, from: number, disk = realDisk): Promise<number> {
  let done = from;
  try {
    const store = await WorldStore.open(dir, { disk, compactFrom: 6 });
    for (const step of STEPS.slice(from)) {
      await store.transact(step);
      done++;
    }
    await store.close();
  } catch (error) {
    if (!(error instanceof KilledError)) throw error;
  }
  return done;
}

async function living(dir: string): Promise<{ things: string[]; parts: string[] }> {
  const store = await WorldStore.open(dir);
  const ids = await store.read((view) => ({
    things: view
      .list('thing')
      .map(({ id }) => id)
      .sort(),
    parts: view
      .list('part')
      .map(({ id }) => id.replace('p', 't'))
      .sort(),
  }));
  await store.close();
  return ids;
}

test('killed at any of 600 points of apply, destroy and compaction, nothing acknowledged is lost and nothing is half done', async () => {
  const chance = chances(1);
  let points = 0;
  for (let run = 0; points < 600; run++) {
    const dir = folder();
    let done = 0;
    // One world is killed again and again until the work is through.
    for (let kills = 0; done < STEPS.length && kills < 40; kills++) {
      const disk = dyingDisk(1 + Math.floor(chance() * 60), chance());
      const acknowledged = await work(dir, done, disk);
      if (!disk.died()) {
        done = acknowledged;
        break;
      }
      points++;
      if (realDisk.list(join(dir, '..')).length > 0) bury(dir);
      const { things, parts } = await living(dir);
      expect(things).toEqual(parts);
      const possible = [acknowledged, Math.min(acknowledged + 1, STEPS.length)];
      const now = possible.find((steps) => livingAfter(steps).join() === things.join());
      expect({ run, kills, acknowledged, things, now }).toMatchObject({ now: expect.any(Number) });
      done = now ?? acknowledged;
    }
    expect(await work(dir, done)).toBe(STEPS.length);
    expect((await living(dir)).things).toEqual([]);
  }
  console.log(`kill points survived: ${points}`);
  expect(points).toBeGreaterThanOrEqual(600);
}, 60_000);

function writer(): string {
  const outfile = join(mkdtempSync(join(tmpdir(), 'writer-')), 'writer.js');
  buildSync({
    entryPoints: [join(__dirname, 'testing/writer.ts')],
    bundle: true,
    platform: 'node',
    conditions: ['@landbridge/source'],
    outfile,
  });
  return outfile;
}

test('real processes killed with SIGKILL while two of them write', async () => {
  const [script, dir, chance] = [writer(), folder(), chances(7)];
  const acknowledged: Record<string, number> = {};
  const kills = 8;
  for (let round = 0; round < kills; round++) {
    const running = ['a', 'b'].map((name) => {
      const child = spawn(process.execPath, [script, dir, `${name}${round}`, '100000']);
      let output = '';
      const begun = new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
      child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
      const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
      return {
        name: `${name}${round}`,
        child,
        begun,
        ended,
        count: () => output.split('\n').filter(Boolean).length,
      };
    });
    for (const { begun } of running) await begun;
    await new Promise((resolve) => setTimeout(resolve, chance() * 60));
    for (const { child } of running) child.kill('SIGKILL');
    for (const one of running) {
      await one.ended;
      acknowledged[one.name] = one.count();
    }
  }
  const total = Object.values(acknowledged).reduce((sum, count) => sum + count, 0);
  const store = await WorldStore.open(dir);
  await store.read((view) => {
    const ids = (type: string) =>
      view
        .list(type)
        .map(({ id }) => id)
        .sort();
    expect(ids('left')).toEqual(ids('right'));
    expect(view.get('counter', 'all')?.values['value'] ?? 0).toBe(ids('left').length);
    for (const [name, count] of Object.entries(acknowledged))
      expect(view.get('left', `${name}-${count}`)?.id).toBe(count === 0 ? undefined : `${name}-${count}`);
    // Each kill may leave one transaction that was written and not acknowledged.
    expect(ids('left').length - total).toBeLessThanOrEqual(2 * kills);
  });
  console.log(`processes killed: ${2 * kills}, transactions acknowledged: ${total}`);
  expect(total).toBeGreaterThanOrEqual(2 * kills);
}, 60_000);

test('two processes that write at once lose nothing', async () => {
  const [script, dir, run] = [writer(), folder(), promisify(execFile)];
  await Promise.all(
    ['a', 'b'].map((name) => run(process.execPath, [script, dir, name, '150'], { maxBuffer: 1 << 24 })),
  );
  const store = await WorldStore.open(dir);
  expect(await store.read((view) => view.get('counter', 'all')?.values['value'])).toBe(300);
  expect(await store.read((view) => view.list('right').length)).toBe(300);
}, 60_000);

test('a full disk refuses the change, keeps what was there, and goes on when there is room', async () => {
  const dir = folder();
  let full = false;
  const store = await WorldStore.open(dir, { disk: fillingDisk(() => full) });
  await store.transact((world) => world.put(object('thing', 'before')));
  full = true;
  await expect(store.transact((world) => world.put(object('thing', 'during')))).rejects.toThrow(
    /SBX102 .* the disk is full.*free some space/,
  );
  expect(await store.read((view) => view.list('thing').map(({ id }) => id))).toEqual(['before']);
  full = false;
  await store.transact((world) => world.put(object('thing', 'after')));
  expect((await living(dir)).things).toEqual(['after', 'before']);
});

async function filled(): Promise<{ dir: string; journal: string }> {
  const dir = folder();
  const store = await WorldStore.open(dir);
  for (const id of ['one', 'two', 'three']) await store.transact((world) => world.put(object('thing', id)));
  await store.close();
  return { dir, journal: join(dir, 'journal-0.ndjson') };
}

test('a damaged record is named with its place; the others can be listed, and removing the line mends the world', async () => {
  const { dir, journal } = await filled();
  const lines = readFileSync(journal, 'utf8').split('\n');
  writeFileSync(journal, [lines[0], lines[1]?.replace('note of', 'n0te of'), ...lines.slice(2)].join('\n'));
  const store = await WorldStore.open(dir);
  const complaint =
    /SBX103 \[.*journal-0\.ndjson:2\] .*checksum differs \(it held thing two\); all else \(2 objects\) is whole; delete that line/;
  await expect(store.read(() => 0)).rejects.toThrow(complaint);
  await expect(store.transact(() => 0)).rejects.toThrow(complaint);
  expect(await showWorld(dir)).toMatchObject({ objects: 2, damage: [{ line: 2, objects: ['thing two'] }] });
  writeFileSync(journal, [lines[0], ...lines.slice(2)].join('\n'));
  expect((await living(dir)).things).toEqual(['one', 'three']);
  const mended = await WorldStore.open(dir);
  await mended.transact((world) => world.put(object('thing', 'four')));
  expect((await living(dir)).things).toEqual(['four', 'one', 'three']);
});

test('a record that was whole and is now cut short is reported; one that never was whole is dropped', async () => {
  const { dir, journal } = await filled();
  const whole = readFileSync(journal);
  truncateSync(journal, whole.length - 20);
  const store = await WorldStore.open(dir);
  await expect(store.transact(() => 0)).rejects.toThrow(
    /SBX103 .*:3\] .*ends in the middle \(it held thing three\)/,
  );
  writeFileSync(journal, whole);
  appendFileSync(journal, '0badc0de {"put":[{"type":"thi');
  const other = await WorldStore.open(dir);
  await other.transact((world) => world.put(object('thing', 'four')));
  expect((await living(dir)).things).toEqual(['four', 'one', 'three', 'two']);
});

test('a world of the first format is brought up to date, also when that is interrupted', async () => {
  for (let at = 1; at < 40; at++) {
    const dir = folder();
    realDisk.makeFolder(dir);
    const first = {
      objects: {
        'vpc-1': { type: 'aws_vpc', v: { id: 'vpc-1', owner_id: '333333333333', region: 'us-east-1' } },
      },
      seq: { x: 1 },
    };
    writeFileSync(join(dir, 'world.json'), JSON.stringify(first));
    await WorldStore.open(dir, { disk: dyingDisk(at, (at % 3) / 2) }).catch((error) => {
      if (!(error instanceof KilledError)) throw error;
    });
    bury(dir);
    const store = await WorldStore.open(dir);
    expect(await store.read((view) => view.list('aws_vpc'))).toEqual([
      {
        type: 'aws_vpc',
        account: '333333333333',
        region: 'us-east-1',
        id: 'vpc-1',
        values: first.objects['vpc-1'].v,
      },
    ]);
    await store.close();
  }
});

test('a newer format, a foreign file, a head that is no JSON, a folder that cannot be written: one clear error each', async () => {
  const withHead = (text: string) => {
    const dir = folder();
    realDisk.makeFolder(dir);
    writeFileSync(join(dir, 'world.json'), text);
    return WorldStore.open(dir).then((store) => store.read(() => 0));
  };
  await expect(withHead('{"format":99}')).rejects.toThrow(/SBX104 .*format 99.*use the newer Landbridge/);
  await expect(withHead('["mine"]')).rejects.toThrow(/SBX106 .*not the head of a simulated world.*--world/);
  await expect(withHead('{"form')).rejects.toThrow(/SBX103 .*no JSON/);
  const file = join(mkdtempSync(join(tmpdir(), 'world-')), 'file');
  writeFileSync(file, '');
  await expect(WorldStore.open(join(file, 'world'))).rejects.toThrow(/SBX101 .*write permission.*--world/);
  const denied = {
    ...realDisk,
    writeFile: () => {
      throw Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES', syscall: 'open' });
    },
  };
  await expect(WorldStore.open(folder(), { disk: denied })).rejects.toThrow(/SBX101 .*EACCES/);
});

test('a process that holds the world and lives is waited for, then named', async () => {
  const dir = folder();
  const holder = await WorldStore.open(dir);
  await holder.exclusively(async () => {
    const other = await WorldStore.open(dir, { lockLimit: 50 });
    await expect(other.transact(() => 0)).rejects.toThrow(new RegExp(`SBX105 .*process ${process.pid} `));
  });
});

test('a copy is a world of its own while writers go on', async () => {
  const { dir } = await filled();
  const store = await WorldStore.open(dir);
  const writes = Array.from({ length: 50 }, (_, n) =>
    store.transact((world) => world.put(object('thing', `x${n}`))),
  );
  await copyWorld(dir, `${dir}-copy`);
  await Promise.all(writes);
  const copied = (await living(`${dir}-copy`)).things;
  expect(copied.length).toBeGreaterThanOrEqual(3);
  expect((await living(dir)).things.length).toBe(53);
  expect(copied.every((id) => ['one', 'two', 'three'].includes(id) || id.startsWith('x'))).toBe(true);
});
