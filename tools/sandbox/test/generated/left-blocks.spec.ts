import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { factsOf } from '../../src/behaviour/facts';
import type { OpenSimulation, TfObject } from '../../src/contract';
import { schemaCatalog } from '../../src/schema/provider-schema';
import { simulationIn } from '../../src/world/simulation';
import { actionOf, difference, Workspace } from '../terraform';
import { baseConfigs } from './bases';
import { readFacts } from './read-facts';
import { withReferences } from './references';

const unchecked: OpenSimulation = async (dir) => ({ ...(await simulationIn(dir)), check: () => [] });
const types = Object.keys(readFacts()).sort();
const bases = baseConfigs(types);

/** Top-level blocks of a type that its configuration here leaves to AWS. */
function leftOf(type: string): string[] {
  const config = bases.get(type) ?? {};
  return (factsOf(type).computedBlocks ?? []).filter((path) => !path.includes('.') && !(path in config));
}

interface StateFile {
  readonly resources: { readonly type: string; readonly instances: { readonly attributes: TfObject }[] }[];
}

/** The mode in which people work: these blocks, and nothing else, are planned with the legacy type system. */
describe('blocks that a configuration leaves to AWS', () => {
  it('are known after apply, then filled, then stay as they are', async () => {
    const workspace = await Workspace.open(unchecked, { region: 'us-east-1', strict: false });
    try {
      const resource = Object.fromEntries(
        types.map((type) => [
          type,
          {
            base: withReferences(type, bases.get(type) ?? {}, (target, name) => `\${${target}.base.${name}}`),
          },
        ]),
      );
      workspace.write('main.tf.json', { provider: { aws: { region: 'us-east-1' } }, resource });
      const planned = await workspace.plan();
      const left = types.flatMap((type) => leftOf(type).map((name) => [type, name] as const));
      const known = left.filter(
        ([type, name]) => planned.get(`${type}.base`)?.change.after_unknown[name] !== true,
      );
      expect(known).toEqual([]);
      await workspace.apply();
      const file = JSON.parse(readFileSync(join(workspace.dir, 'terraform.tfstate'), 'utf8')) as StateFile;
      const states = new Map(
        file.resources.map(({ type, instances }) => [type, instances[0]?.attributes ?? {}]),
      );
      const filled = left.filter(([type, name]) => (states.get(type)?.[name] as unknown[]).length > 0);
      process.stdout.write(
        `left to AWS: ${left.length} blocks of ${new Set(left.map(([type]) => type)).size} types, ` +
          `${filled.length} of them filled\n`,
      );
      expect(filled.length).toBeGreaterThan(25);
      const changes = [...(await workspace.plan()).values()].filter((change) => actionOf(change) !== 'no-op');
      expect(changes.map((change) => `${actionOf(change)} ${difference(change)}`)).toEqual([]);
    } finally {
      await workspace.stop();
    }
  }, 120_000);

  it('are blocks of the older plugin SDK, all of them in the schema', () => {
    const { resourceTypes } = schemaCatalog();
    const all = resourceTypes.filter((type) => factsOf(type).computedBlocks !== undefined);
    expect(all.filter((type) => factsOf(type).kind !== 'sdkv2')).toEqual([]);
    expect(all.length).toBeGreaterThan(100);
  });
});
