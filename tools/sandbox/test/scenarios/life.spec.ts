import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TfObject, TfValue } from '../../src/contract';
import { openSimulation } from '../../src/world/simulation';
import { actionOf, difference, Workspace } from '../terraform';
import { NETWORK, SHARED } from './network';
import { PLATFORM } from './platform';
import type { Scenario } from './scenario';

const ALL = [...NETWORK, ...PLATFORM];
const TIME = 240_000;

interface StateFile {
  readonly resources: {
    readonly type: string;
    readonly name: string;
    readonly instances: { readonly attributes: TfObject }[];
  }[];
}

function at(values: TfObject | undefined, path: string): TfValue | undefined {
  return path.split('.').reduce<TfValue | undefined>((value, step) => {
    if (Array.isArray(value)) return value[Number(step)];
    return typeof value === 'object' && value !== null ? (value as TfObject)[step] : undefined;
  }, values);
}

const fits = (wanted: string | number | boolean | RegExp, value: TfValue | undefined): boolean =>
  wanted instanceof RegExp ? wanted.test(String(value)) : value === wanted;

function changed({ address, hcl }: Scenario, change: readonly [string, string] | undefined): string {
  if (change === undefined) return hcl;
  if (!hcl.includes(change[0])) throw new Error(`${address} has no ${change[0]}`);
  const body = hcl.indexOf('\n');
  return hcl.slice(0, body) + hcl.slice(body).replace(change[0], change[1]);
}

/** All scenarios stand in one account and go through each step together: one run of Terraform each. */
describe('resources in the style of acceptance tests', () => {
  let workspace: Workspace;
  let states: Map<string, TfObject>;
  const write = (change: (one: Scenario) => readonly [string, string] | undefined): void =>
    workspace.write('main.tf', SHARED + ALL.map((one) => changed(one, change(one))).join('\n'));
  const nothingLeft = async (): Promise<void> => {
    const changes = [...(await workspace.plan()).values()].filter((change) => actionOf(change) !== 'no-op');
    expect(changes.map((change) => `${actionOf(change)} ${difference(change)}`)).toEqual([]);
  };

  beforeAll(async () => {
    workspace = await Workspace.open(openSimulation, { region: 'eu-west-1' });
    write(() => undefined);
    await workspace.apply();
    const file = JSON.parse(readFileSync(join(workspace.dir, 'terraform.tfstate'), 'utf8')) as StateFile;
    states = new Map(
      file.resources.map(({ type, name, instances }) => [`${type}.${name}`, instances[0]?.attributes ?? {}]),
    );
  }, TIME);
  afterAll(() => workspace.stop());

  it(
    'have the attributes that are asked for after creation, and an empty plan',
    async () => {
      const wrong = ALL.flatMap(({ address, expect: wanted }) =>
        Object.entries(wanted)
          .filter(([path, value]) => !fits(value, at(states.get(address), path)))
          .map(
            ([path, value]) =>
              `${address} ${path}: ${String(value)} is ${JSON.stringify(at(states.get(address), path))}`,
          ),
      );
      expect(wrong).toEqual([]);
      await nothingLeft();
    },
    TIME,
  );

  it(
    'are replaced by what forces that',
    async () => {
      write(({ replace }) => replace);
      const plan = await workspace.plan();
      const wanted = ALL.filter(({ replace }) => replace !== undefined);
      const wrong = wanted.filter(({ address }) => actionOf(plan.get(address)) !== 'replace');
      expect(wrong.map(({ address }) => `${address} ${actionOf(plan.get(address))}`)).toEqual([]);
      process.stdout.write(
        `scenarios: ${ALL.length} resources, ${wanted.length} replaced as they have to be\n`,
      );
    },
    TIME,
  );

  it(
    'are updated in place, and have an empty plan again',
    async () => {
      write(({ update }) => update);
      const plan = await workspace.plan();
      const wrong = ALL.filter(
        ({ address, update }) => update !== undefined && actionOf(plan.get(address)) !== 'update',
      );
      expect(wrong.map(({ address }) => `${address} ${actionOf(plan.get(address))}`)).toEqual([]);
      await workspace.apply();
      await nothingLeft();
    },
    TIME,
  );

  it(
    'are imported without a difference',
    async () => {
      const imported = ALL.filter((one) => one.import !== null);
      const id = ({ address, import: form }: Scenario): string =>
        (form ?? '{id}').replace(/\{(\w+)\}/g, (_, name: string) =>
          String(states.get(address)?.[name] ?? ''),
        );
      await workspace.succeed('state', 'rm', ...imported.map(({ address }) => address));
      const blocks = imported.map((one) => `import {\n  to = ${one.address}\n  id = "${id(one)}"\n}`);
      workspace.write('imports.tf', blocks.join('\n'));
      const plan = await workspace.plan();
      const found = imported.filter(({ address }) => plan.get(address)?.change.importing !== undefined);
      const missing = imported.filter((one) => !found.includes(one));
      expect(missing.map(({ address }) => address)).toEqual([]);
      const changes = found.flatMap(({ address }) => plan.get(address) ?? []);
      const replaced = changes.filter((change) => actionOf(change) === 'replace');
      expect(replaced.map(difference)).toEqual([]);
      await workspace.apply();
      workspace.write('imports.tf', '');
      await nothingLeft();
    },
    TIME,
  );

  it(
    'are destroyed',
    async () => {
      await workspace.succeed('destroy', '-auto-approve', '-no-color');
      expect((await workspace.succeed('state', 'list')).trim()).toBe('');
    },
    TIME,
  );
});
