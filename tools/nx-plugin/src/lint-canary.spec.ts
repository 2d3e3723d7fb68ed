import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');

/**
 * Without a project graph `@nx/enforce-module-boundaries` prints that it is skipped and passes everything; so each
 * forbidden import here has to fail lint, by the rule that is meant to catch it.
 */
describe('the linter refuses', () => {
  beforeAll(() => {
    const nx = require.resolve('nx/bin/nx.js', { paths: [ROOT] });
    const env = { ...process.env, NX_DAEMON: 'false' };
    execFileSync(process.execPath, [nx, 'show', 'projects'], { cwd: ROOT, env, stdio: 'ignore' });
  });

  it.each([
    [
      'a sibling package',
      'packages/transit/src/canary.ts',
      "import '@landbridge/hybrid';",
      '@nx/enforce-module-boundaries',
    ],
    [
      'a package from a tool',
      'tools/prover/src/canary.ts',
      "import '@landbridge/network-core';",
      '@nx/enforce-module-boundaries',
    ],
    [
      'a tool from the stacks',
      'stacks/src/canary.ts',
      "import '@landbridge/prover';",
      '@nx/enforce-module-boundaries',
    ],
    [
      'a layer above',
      'tools/terraform-model/src/canary.ts',
      "import '@landbridge/cli';",
      '@nx/enforce-module-boundaries',
    ],
    [
      'a sibling tool',
      'tools/sandbox/src/canary.ts',
      "import '@landbridge/prover';",
      '@nx/enforce-module-boundaries',
    ],
    [
      'the barrel of the provider',
      'packages/dns/src/canary.ts',
      "import '@cdktf/provider-aws';",
      'no-restricted-imports',
    ],
    ['any', 'packages/dns/src/canary.ts', 'export const x: any = 1;', '@typescript-eslint/no-explicit-any'],
    [
      'a skipped test',
      'packages/dns/src/canary.spec.ts',
      "it.skip('never runs', () => undefined);",
      'no-restricted-properties',
    ],
  ])('%s', (_what, file, code, rule) => {
    expect(rulesBroken(file, code)).toEqual([rule]);
  });

  it('nothing where nothing is wrong', () => {
    expect(rulesBroken('packages/transit/src/canary.ts', "import '@landbridge/network-core';")).toEqual([]);
  });
});

/** Rules that `code` would break if it stood in `file`. */
function rulesBroken(file: string, code: string): readonly string[] {
  const eslint = require
    .resolve('eslint/package.json', { paths: [ROOT] })
    .replace('package.json', 'bin/eslint.js');
  const args = [eslint, '--stdin', '--stdin-filename', join(ROOT, file), '--format', 'json'];
  const options = {
    cwd: ROOT,
    input: code,
    encoding: 'utf8' as const,
    stdio: 'pipe' as const,
  };
  const [result] = JSON.parse(output(args, options)) as [{ messages: { ruleId: string }[] }];
  return result.messages.map(({ ruleId }) => ruleId);
}

/** ESLint exits with 1 when it finds something, and still says what on stdout. */
function output(args: string[], options: Parameters<typeof execFileSync>[2]): string {
  try {
    return String(execFileSync(process.execPath, args, options));
  } catch (error) {
    return String((error as { stdout: unknown }).stdout);
  }
}
