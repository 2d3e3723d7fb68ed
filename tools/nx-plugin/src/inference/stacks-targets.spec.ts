import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { refuseUnknownConfiguration } from '../unknown-configuration';
import { stacksNodes, STACKS_TARGETS } from './stacks-targets';

describe('a folder with a cdktf.json', () => {
  const root = mkdtempSync(join(tmpdir(), 'landbridge-nx-'));
  const write = (context: unknown): void =>
    writeFileSync(join(root, 'net/cdktf.json'), JSON.stringify(context));
  beforeAll(() => mkdirSync(join(root, 'net')));
  afterAll(() => rmSync(root, { recursive: true }));

  const configurationsOf = (): Readonly<Record<string, readonly string[]>> => {
    const { targets = {} } = stacksNodes('net/cdktf.json', root).projects?.['net'] ?? {};
    const entries = Object.entries(targets).map(([name, { configurations = {} }]) => [
      name,
      Object.keys(configurations),
    ]);
    return Object.fromEntries(entries) as Readonly<Record<string, readonly string[]>>;
  };

  it('has every target, each with a configuration for every environment', () => {
    write({ app: 'x' });
    const all = configurationsOf();
    for (const target of ['synth', 'plan', 'prove', 'diff', 'deploy', 'destroy', 'drift'])
      expect(all[target]).toEqual(['dev', 'test', 'prod', 'shared']);
    write({ app: 'x', context: { environments: ['blue', 'shared'] } });
    // What all environments need before any of them takes none.
    expect(configurationsOf()['bootstrap']).toEqual([]);
    expect(Object.keys(configurationsOf())).toEqual([...STACKS_TARGETS, 'bootstrap']);
    expect(configurationsOf()['deploy']).toEqual(['blue', 'shared']);
  });

  it.each(STACKS_TARGETS)('refuses an environment that there is not, in both spellings of %s', (target) => {
    write({ app: 'x', context: { environments: ['blue', 'shared'] } });
    const run = (...words: readonly string[]): void =>
      refuseUnknownConfiguration(['node', 'nx', 'run', ...words], root);
    expect(() => run(`net:${target}:staging`)).toThrow(/^CLI003 .*"staging"; there are blue, shared/);
    expect(() => run(`net:${target}`, '--configuration=staging')).toThrow(/^CLI003 /);
    expect(() => run(`net:${target}:blue`)).not.toThrow();
    expect(() => run(`net:${target}`, '--configuration', 'shared')).not.toThrow();
  });
});
