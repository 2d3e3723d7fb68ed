import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { BlockSchema, TfObject, TfValue } from '../contract';
import { plan } from '../types/testing/scenario';
import { simulationIn } from './simulation';

const PLANTED = 'planted-secret-4711';
const SCOPE = { account: '111111111111', region: 'eu-west-1', partition: 'aws' };

interface Schemas {
  readonly resource_schemas: Record<string, { readonly block: BlockSchema }>;
}

function blocks(): [string, BlockSchema][] {
  const file = join(__dirname, '../../facts/provider-6.25.0.json.gz');
  const { provider_schemas: all } = JSON.parse(gunzipSync(readFileSync(file)).toString()) as {
    provider_schemas: Record<string, Schemas>;
  };
  const [schemas] = Object.values(all);
  return Object.entries(schemas?.resource_schemas ?? {}).map(([type, { block }]) => [type, block]);
}

/** Arguments with the secret in everything that is sensitive or write-only; undefined when nothing is. */
function planted(block: BlockSchema): TfObject | undefined {
  const config: TfObject = {};
  for (const [name, attribute] of Object.entries(block.attributes ?? {})) {
    if (attribute.sensitive !== true && attribute.write_only !== true) continue;
    if (attribute.type === 'string') config[name] = PLANTED;
    else if (Array.isArray(attribute.type) && attribute.type[1] === 'string')
      config[name] = attribute.type[0] === 'map' ? { key: PLANTED } : [PLANTED];
  }
  for (const [name, nested] of Object.entries(block.block_types ?? {})) {
    const inner = planted(nested.block);
    if (inner === undefined) continue;
    const value: TfValue = plan(nested.block, inner, SCOPE);
    config[name] = nested.nesting_mode === 'single' || nested.nesting_mode === 'group' ? value : [value];
  }
  return Object.keys(config).length > 0 ? config : undefined;
}

test('a secret planted in every sensitive argument of every type is in no file of the world', async () => {
  const dir = join(mkdtempSync(join(tmpdir(), 'world-')), 'world');
  const simulation = await simulationIn(dir);
  let types = 0;
  for (const [type, block] of blocks()) {
    const secrets = planted(block);
    if (secrets === undefined) continue;
    types++;
    const planned = { ...plan(block, {}, SCOPE), ...secrets };
    const change = { type, operation: 'create' as const, scope: SCOPE, prior: undefined, planned };
    const made = await simulation.transact((world) => simulation.carryOut(change, block, world));
    if (made === undefined) throw new Error(`${type} was not made`);
    expect(JSON.stringify(made)).toContain(PLANTED);
    const update = { ...change, operation: 'update' as const, prior: made, planned: made };
    await simulation.transact((world) => simulation.carryOut(update, block, world));
    const shown = await simulation.read((view) => simulation.refresh(type, SCOPE, made, block, view));
    // Types that show something else than what was stored may be gone without their owner.
    if (shown !== undefined) expect(JSON.stringify(shown)).toContain(PLANTED);
  }
  await simulation.close();
  const lines = readdirSync(dir).flatMap((name) => readFileSync(join(dir, name), 'utf8').split('\n'));
  expect(lines.length).toBeGreaterThan(types);
  expect(lines.filter((line) => line.includes(PLANTED)).map((line) => line.slice(0, 60))).toEqual([]);
  console.log(`types with a planted secret: ${types}`);
  expect(types).toBeGreaterThan(90);
});
