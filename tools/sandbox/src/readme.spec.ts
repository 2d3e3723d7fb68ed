import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CODES } from './codes';

const README = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');

function sources(dir: string): string[] {
  return readdirSync(dir).flatMap((name) => {
    const path = join(dir, name);
    if (statSync(path).isDirectory()) return sources(path);
    return name.endsWith('.ts') && !name.endsWith('.spec.ts') ? [path] : [];
  });
}

describe('the README', () => {
  it('lists every error code with its meaning, and no other', () => {
    const rows = [...README.matchAll(/^\| (SBX\d{3}) \| (.+?) *\|$/gm)].map(([, code, meaning]) => [
      code,
      meaning,
    ]);
    expect(Object.fromEntries(rows)).toEqual(CODES);
  });

  it('knows every code that the sources use', () => {
    const used = new Set(
      sources(__dirname).flatMap((file) => readFileSync(file, 'utf8').match(/SBX\d{3}/g) ?? []),
    );
    expect([...used].sort()).toEqual(Object.keys(CODES).sort());
  });
});
