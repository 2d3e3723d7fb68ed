import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenSimulation, TfObject } from '../../src/contract';
import { simulationIn } from '../../src/world/simulation';
import { actionOf, difference, Workspace } from '../terraform';
import { baseConfigs } from './bases';
import { changesOf, type ArgumentChange, type Untested } from './changes';
import { importIdOf } from './import-ids';
import { planOneByOne } from './plan-one-by-one';
import { readFacts } from './read-facts';
import { withReferences } from './references';

/** The objects here are made to fit the types, not to fit together: what AWS refuses is tested elsewhere. */
const unchecked: OpenSimulation = async (dir) => ({ ...(await simulationIn(dir)), check: () => [] });
const PROVIDER = { aws: { region: 'us-east-1' } };
const facts = readFacts();
const types = Object.keys(facts).sort();
const bases = baseConfigs(types);

interface StateFile {
  readonly resources: { readonly type: string; readonly instances: { readonly attributes: TfObject }[] }[];
}

describe('every network type, by its facts, in strict mode', () => {
  let workspace: Workspace;
  let states: Map<string, TfObject>;

  const configuration = (): object => ({
    provider: PROVIDER,
    resource: Object.fromEntries(
      [...bases].map(([type, config]) => {
        const base = withReferences(type, config, (target, attribute) => `\${${target}.base.${attribute}}`);
        return [type, { base }];
      }),
    ),
  });
  const resolved = (type: string): TfObject =>
    withReferences(type, bases.get(type) ?? {}, (target, attribute) =>
      String(states.get(target)?.[attribute]),
    );

  beforeAll(async () => {
    workspace = await Workspace.open(unchecked, { region: 'us-east-1', strict: true });
    workspace.write('main.tf.json', configuration());
    await workspace.apply();
    const file = JSON.parse(readFileSync(join(workspace.dir, 'terraform.tfstate'), 'utf8')) as StateFile;
    states = new Map(file.resources.map(({ type, instances }) => [type, instances[0]?.attributes ?? {}]));
  }, 120_000);

  afterAll(() => workspace.stop());

  it('is created', () => {
    expect([...states.keys()].sort()).toEqual(types);
  });

  it('then has an empty plan', async () => {
    const changes = await workspace.plan();
    const nonempty = [...changes.values()].filter((change) => actionOf(change) !== 'no-op');
    expect(nonempty.map((change) => `${change.address} ${actionOf(change)}: ${difference(change)}`)).toEqual(
      [],
    );
  }, 120_000);

  it('plans an update or a replacement for each argument, as its facts say', async () => {
    const untested: Untested = new Map();
    const changes = types.flatMap((type) => {
      const existing = { config: resolved(type), state: states.get(type) ?? {} };
      return changesOf(type, facts[type] ?? { kind: 'sdkv2' }, existing, untested);
    });
    const outcomes = await planOneByOne(unchecked, changes, states);
    const wrong = changes.flatMap((change: ArgumentChange, index) => {
      const outcome = outcomes[index] ?? 'none';
      const right = change.expected === 'refused' ? /^refused/.test(outcome) : outcome === change.expected;
      return right ? [] : [`${change.type}.${change.path}: expected ${change.expected}, got ${outcome}`];
    });
    const count = (expected: string): number =>
      changes.filter((change) => change.expected === expected).length;
    process.stdout.write(
      `generated: ${types.length} types, ${changes.length} arguments (${count('update')} updated, ${count('replace')} replaced, ` +
        `${count('refused')} refused, ${count('no-op')} suppressed), ${[...untested.values()].flat().length} without a value to try: ` +
        `${[...untested].map(([type, paths]) => `${type} ${paths.join(' ')}`).join('; ')}\n`,
    );
    expect(wrong).toEqual([]);
    expect(changes.length).toBeGreaterThan(1500);
  }, 240_000);

  it('is imported by its id', async () => {
    const ids = new Map(types.map((type) => [type, importIdOf(type, states.get(type) ?? {})]));
    const importable = types.filter((type) => ids.get(type) !== undefined);
    const file = join(workspace.dir, 'terraform.tfstate');
    const state = readFileSync(file);
    rmSync(file);
    const resource = Object.fromEntries(importable.map((type) => [type, { base: resolved(type) }]));
    workspace.write('main.tf.json', {
      provider: PROVIDER,
      resource,
      import: importable.map((type) => ({ to: `${type}.base`, id: ids.get(type) })),
    });
    try {
      const changes = [...(await workspace.plan()).values()];
      const imported = changes.filter((change) => change.change.importing !== undefined);
      const changed = imported.filter((change) => actionOf(change) !== 'no-op');
      process.stdout.write(
        `generated: ${imported.length} types imported, ${imported.length - changed.length} of them without any difference; ` +
          `${types.length - importable.length} cannot be imported\n`,
      );
      expect(imported.map((change) => change.type).sort()).toEqual(importable);
      expect(changed.filter((change) => actionOf(change) !== 'update').map(difference)).toEqual([]);
    } finally {
      writeFileSync(file, state);
      workspace.write('main.tf.json', configuration());
    }
  }, 120_000);

  it('is destroyed', async () => {
    await workspace.succeed('destroy', '-auto-approve', '-no-color');
    const file = JSON.parse(readFileSync(join(workspace.dir, 'terraform.tfstate'), 'utf8')) as StateFile;
    expect(file.resources).toEqual([]);
  }, 120_000);
});
