import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTerraform } from './binary';

describe('findTerraform', () => {
  const folder = mkdtempSync(join(tmpdir(), 'landbridge-binary-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  /** A program that says it is some version. */
  const program = (path: string, said: string): string => {
    const file = join(folder, path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, `#!/bin/sh\necho '${said}'\n`, { mode: 0o755 });
    return file;
  };
  const version = (number: string): string => JSON.stringify({ terraform_version: number });
  const find = (env: Record<string, string>): Promise<string> =>
    findTerraform({ LANDBRIDGE_NO_DOWNLOAD: '1', ...env }, folder).catch((error: Error) => error.message);

  it('takes the one that is named, else terraform, else tofu', async () => {
    const named = program('named/tf', version('1.12.0'));
    const tofu = program('tofu-only/tofu', version('1.10.0'));
    const terraform = program('both/terraform', version('1.10.0-beta1'));
    program('both/tofu', version('1.10.0'));
    const PATH = [join(folder, 'tofu-only'), join(folder, 'both')].join(':');
    expect(await find({ PATH })).toBe(terraform);
    expect(await find({ PATH: join(folder, 'tofu-only') })).toBe(tofu);
    expect(await find({ PATH, LANDBRIDGE_TERRAFORM: './named/tf' })).toBe(named);
    expect(await find({ PATH, LANDBRIDGE_TERRAFORM: 'tofu' })).toBe(tofu);
    expect(await find({ PATH, LANDBRIDGE_TERRAFORM: 'nowhere' })).toMatch(/^CLI007 \[LANDBRIDGE_TERRAFORM\]/);
  });

  it('refuses one that is too old, or no Terraform', async () => {
    const old = program('old/terraform', version('1.9.8'));
    expect(await find({ PATH: join(folder, 'old') })).toMatch(
      `CLI034 [${old}] is version 1.9.8, and >=1.10 is needed`,
    );
    program('other/terraform', 'hello');
    expect(await find({ PATH: join(folder, 'other') })).toMatch(/^CLI034 .*does not answer "version -json"/);
    program('odd/terraform', '{}');
    expect(await find({ PATH: join(folder, 'odd') })).toMatch(/^CLI034 .*names no terraform_version/);
  });

  it('does not download where that is forbidden', async () => {
    expect(await find({ PATH: folder })).toMatch(
      /^CLI007 \[PATH\] .*LANDBRIDGE_NO_DOWNLOAD forbids.*install Terraform/,
    );
  });

  it('takes nothing else for the pinned release, whatever the mirror is', async () => {
    const LANDBRIDGE_TERRAFORM_MIRROR = 'http://127.0.0.1:1';
    const env = {
      PATH: folder,
      LANDBRIDGE_NO_DOWNLOAD: '',
      LANDBRIDGE_CACHE: folder,
      LANDBRIDGE_TERRAFORM_MIRROR,
    };
    expect(await find(env)).toMatch(/^CLI035 \[http:\/\/127\.0\.0\.1:1\/1\.11\.4\/terraform_1\.11\.4_/);
  });
});
