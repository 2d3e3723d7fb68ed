import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkVersions, requirementsUnder } from '.';
import { satisfies } from './constraint';

function folder(files: Record<string, string>): string {
  const dir = mkdtempSync(join(tmpdir(), 'versions-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), text);
  }
  return dir;
}

const requiring = (constraint: string): string => `
  terraform {
    # version = "~> 1.0" in a comment does not count
    required_providers {
      aws = {
        source  = "hashicorp/aws"
        version = "${constraint}"
      }
      random = { source = "hashicorp/random", version = "~> 3.0" }
    }
  }
  locals { text = "\${join("}", ["required_providers {"])}" }`;

describe('version constraints', () => {
  test.each([
    ['~> 6.0', true],
    ['~> 6.25.0', true],
    ['~> 6.24.0', false],
    ['>= 5.0, < 7.0', true],
    ['>= 5.0, < 6.0', false],
    ['6.25.0', true],
    ['= 6.25', true],
    ['!= 6.25.0', false],
    ['~> 5.31', false],
    ['> 6.25.0', false],
    ['>= 6', true],
    ['~> 6', true],
  ])('6.25.0 against "%s": %s', (constraint, expected) => {
    expect(satisfies('6.25.0', constraint)).toBe(expected);
  });
});

describe('checkVersions', () => {
  it('passes a configuration that 6.25.0 satisfies', () => {
    expect(() =>
      checkVersions('terraform', ['plan'], folder({ 'main.tf': requiring('~> 6.0') })),
    ).not.toThrow();
  });

  it('refuses another version, with the file and the fix', () => {
    const dir = folder({ 'versions.tf': requiring('~> 5.0') });
    expect(() => checkVersions('/usr/bin/terraform', ['plan'], dir)).toThrow(
      /^SBX005 \[.*versions\.tf\] .*"~> 5\.0"/,
    );
  });

  it('looks into local modules and into JSON', () => {
    const json = {
      terraform: [{ required_providers: { amazon: { source: 'hashicorp/aws', version: '< 6.0' } } }],
    };
    const dir = folder({
      'main.tf': 'module "a" {\n  source = "./modules/a"\n}',
      'modules/a/main.tf.json': JSON.stringify(json),
    });
    expect(() => checkVersions('tofu', ['apply'], dir)).toThrow('"< 6.0"');
    expect(requirementsUnder(dir)).toHaveLength(1);
  });

  it('follows -chdir', () => {
    const dir = folder({ 'live/main.tf': requiring('~> 4.0') });
    expect(() => checkVersions('terraform', ['-chdir=live', 'plan'], dir)).toThrow('"~> 4.0"');
  });

  it('looks into what a shell is told to run', () => {
    const dir = folder({ 'main.tf': requiring('~> 5.0') });
    expect(() => checkVersions('sh', ['-c', 'set -e; terraform -no-color plan -out p'], dir)).toThrow(
      '"~> 5.0"',
    );
    expect(() => checkVersions('/bin/bash', ['-lc', 'cd . && tofu apply'], dir)).toThrow('"~> 5.0"');
    expect(() => checkVersions('env', ['TF_LOG=trace', 'terraform', 'init'], dir)).toThrow('"~> 5.0"');
    expect(() => checkVersions('sh', ['-c', 'terraform fmt && echo plan'], dir)).not.toThrow();
    expect(() => checkVersions('sh', ['-c', 'make plan'], dir)).not.toThrow();
  });

  it('leaves commands alone that use no provider, and other programs', () => {
    const dir = folder({ 'main.tf': requiring('~> 5.0') });
    expect(() => checkVersions('terraform', ['fmt'], dir)).not.toThrow();
    expect(() => checkVersions('cdktf', ['plan'], dir)).not.toThrow();
  });

  it('takes another provider called aws for what it is', () => {
    const dir = folder({
      'main.tf':
        'terraform {\n required_providers {\n aws = { source = "example/aws", version = "1.0" }\n }\n}',
    });
    expect(() => checkVersions('terraform', ['plan'], dir)).not.toThrow();
  });
});
