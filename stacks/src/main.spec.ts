import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Ledger } from '@landbridge/network-core';

/** The real programs, bundled as the CLI bundles them, run in a folder of their own. */
describe('synthesis as a process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'landbridge-stacks-'));
  const bundle = (name: string): string => join(folder, `${name}.js`);
  const ledger = join(folder, 'address-ledger.json');

  beforeAll(() => {
    buildSync({
      entryPoints: ['main', 'allocate'].map((name) => join(__dirname, `${name}.ts`)),
      outdir: folder,
      bundle: true,
      platform: 'node',
      target: 'node20',
      conditions: ['@landbridge/source'],
      logLevel: 'error',
    });
  });
  beforeEach(() => cpSync(join(__dirname, '..', 'address-ledger.json'), ledger));
  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (name: string, env: Record<string, string> = {}) =>
    spawnSync(process.execPath, [bundle(name)], {
      cwd: folder,
      env: { PATH: process.env['PATH'], ...env },
      encoding: 'utf8',
    });
  const contents = (outdir: string): Record<string, string> =>
    Object.fromEntries(
      readdirSync(outdir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name))
        .sort()
        .map((file) => [file.slice(outdir.length + 1), readFileSync(file, 'utf8')]),
    );

  it('writes the same bytes every time, in cdktf.out or where it is told, and prints nothing', () => {
    expect(run('main')).toMatchObject({ status: 0, stdout: '', stderr: '' });
    const elsewhere = join(folder, 'deep', 'below', 'out');
    expect(run('main', { CDKTF_OUTDIR: elsewhere }).status).toBe(0);
    const first = contents(join(folder, 'cdktf.out'));
    const { stacks } = JSON.parse(first['manifest.json'] ?? '{}') as { stacks: object };
    // Stacks may write files of their own beside their JSON, such as the configurations of routers.
    const own = /^stacks\/[^/]+\/(?!cdk\.tf\.json$)/;
    expect(Object.keys(first).filter((file) => !own.test(file))).toEqual(
      [
        'assumptions.json',
        'error-codes.json',
        'intent.json',
        'manifest.json',
        'pipeline.json',
        ...Object.keys(stacks).map((stack) => `stacks/${stack}/cdk.tf.json`),
      ].sort(),
    );
    expect(contents(elsewhere)).toEqual(first);
  });

  it('touches no file that stays the same, keeps what Terraform left there, and removes stacks that are gone', () => {
    const outdir = join(folder, 'kept');
    run('main', { CDKTF_OUTDIR: outdir });
    const lock = join(outdir, 'stacks', 'dev-network', '.terraform.lock.hcl');
    writeFileSync(lock, 'kept');
    mkdirSync(join(outdir, 'stacks', 'staging-network'));
    const gone = join(outdir, 'stacks', 'hybrid-site', 'routers', 'gone.neutral.json');
    writeFileSync(gone, '{}');
    const before = readdirSync(join(outdir, 'stacks'));
    const written = () => statSync(join(outdir, 'stacks', 'dev-network', 'cdk.tf.json')).mtimeMs;
    const first = written();
    expect(before).toContain('staging-network');
    expect(run('main', { CDKTF_OUTDIR: outdir }).status).toBe(0);
    expect(written()).toBe(first);
    expect(readFileSync(lock, 'utf8')).toBe('kept');
    expect(existsSync(gone)).toBe(false);
    expect(readdirSync(join(outdir, 'stacks'))).toEqual(before.filter((name) => name !== 'staging-network'));
  });

  it('stands being run several times at once', async () => {
    const outdir = join(folder, 'shared');
    const codes = await Promise.all(
      [1, 2, 3, 4].map(
        () =>
          new Promise((resolve) => {
            const child = spawn(process.execPath, [bundle('main')], {
              cwd: folder,
              env: { CDKTF_OUTDIR: outdir },
            });
            child.on('close', resolve);
          }),
      ),
    );
    expect(codes).toEqual([0, 0, 0, 0]);
    run('main');
    expect(contents(outdir)).toEqual(contents(join(folder, 'cdktf.out')));
  });

  it('ends with one coded line, status 1 and no output for a mistake', () => {
    const line = (text: string | undefined) => {
      if (text === undefined) rmSync(ledger);
      else writeFileSync(ledger, text);
      const outdir = join(folder, 'never');
      const { status, stdout, stderr } = run('main', { CDKTF_OUTDIR: outdir });
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
      expect(stderr.split('\n')).toHaveLength(2);
      return stderr;
    };
    const text = readFileSync(ledger, 'utf8');
    expect(line(text.replace('10.16.0.0/12', '10.64.0.0/12'))).toMatch(
      /^NET008 \[address-ledger.json#\/entries\/0\] /,
    );
    expect(line('{')).toMatch(/^STK004 \[address-ledger.json\] /);
    expect(line('{"version": 1, "entries": []}')).toMatch(/^STK003 .*landbridge allocate/);
    expect(line(undefined)).toMatch(/^STK004 /);
  });

  it('allocates nothing to what is committed; from nothing all of it, and then nothing more', () => {
    // Where a block lies depends on what was there when it was asked for, so only the keys are the same.
    const keys = () =>
      (JSON.parse(readFileSync(ledger, 'utf8')) as Ledger).entries.map(({ key }) => key).sort();
    const committed = keys();
    expect(run('allocate')).toMatchObject({ status: 0, stdout: '' });
    rmSync(ledger);
    const { status, stdout } = run('allocate');
    expect(status).toBe(0);
    expect(stdout).toContain('dev/vpc/private/euw1-az1 10.16.0.0/20\n');
    expect(keys()).toEqual(committed);
    expect(run('allocate')).toMatchObject({ status: 0, stdout: '' });
  });
});
