import { WorldStore } from '../store';

/**
 * A process that counts: raises a shared counter and puts a pair of objects, again and again, and says so after each time.
 * Started by the tests as `node writer.js <folder> <name> <times>`.
 */
async function main(folder: string, name: string, times: number): Promise<void> {
  const store = await WorldStore.open(folder, { compactFrom: 200 });
  const place = { account: '111111111111', region: 'eu-west-1' };
  for (let n = 1; n <= times; n++) {
    await store.transact((world) => {
      const before = world.get('counter', 'all', place)?.values['value'];
      const value = (typeof before === 'number' ? before : 0) + 1;
      world.put({ ...place, type: 'counter', id: 'all', values: { value } });
      for (const side of ['left', 'right'])
        world.put({ ...place, type: side, id: `${name}-${n}`, values: { n, padding: 'x'.repeat(500) } });
    });
    process.stdout.write(`${n}\n`);
  }
  await store.close();
}

const [, , folder = '', name = '', times = '0'] = process.argv;
void main(folder, name, Number(times));
