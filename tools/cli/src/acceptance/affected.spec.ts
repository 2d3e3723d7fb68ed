import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const REPOSITORY = join(__dirname, '../../../..');
const CLI = join(REPOSITORY, 'tools/cli/bin/landbridge.cjs');

describe('landbridge affected', () => {
  const clone = mkdtempSync(join(tmpdir(), 'landbridge-affected-'));
  const dev = join(clone, 'stacks/src/environments/dev.ts');
  beforeAll(() => {
    execFileSync('git', ['clone', '--quiet', '--no-hardlinks', REPOSITORY, clone]);
    symlinkSync(join(REPOSITORY, 'node_modules'), join(clone, 'node_modules'));
  });
  afterAll(() => rmSync(clone, { recursive: true, force: true }));

  const affected = (format: string): string =>
    execFileSync(process.execPath, [CLI, 'affected', '--base', 'HEAD', '--format', format], {
      cwd: clone,
      encoding: 'utf8',
    });

  it('names nothing where the sources change and the JSON does not', () => {
    writeFileSync(dev, `// What is said here shows nowhere.\n${readFileSync(dev, 'utf8')}`);
    expect(affected('github')).toBe('matrix={"include":[]}\nany=false\n');
  });

  it('names exactly the environment whose JSON changes', () => {
    const before = readFileSync(dev, 'utf8');
    const after = before.replace(/nat: \{[^}]*\}/, "nat: { mode: 'none' }");
    expect(after).not.toBe(before);
    writeFileSync(dev, after);
    const { environments, stacks } = JSON.parse(affected('json')) as Record<string, readonly string[]>;
    expect(environments).toEqual(['dev']);
    expect(stacks).toContain('dev-network');
    expect(stacks?.every((name) => name.startsWith('dev-'))).toBe(true);
  });
});
