import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Construct } from 'constructs';
import * as networkCore from '../src';

const root = join(__dirname, '..');
const page = readFileSync(join(root, 'README.md'), 'utf8');

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' });
}

describe('the page of the package', () => {
  it('lists every error code with its meaning', () => {
    const rows = page.matchAll(/^\| (NET\d{3}) +\| (.+?) +\|$/gm);
    const listed = Object.fromEntries([...rows].map(([, code, meaning]) => [code, meaning]));
    expect(listed).toEqual(networkCore.NETWORK_ERROR_CODES);
  });

  it('lists every construct', () => {
    const constructs = Object.entries(networkCore)
      .filter(([, value]) => typeof value === 'function' && value.prototype instanceof Construct)
      .map(([name]) => name);
    const listed = [...page.matchAll(/^\| `([A-Za-z]+)` +\|/gm)].map(([, name]) => name);
    expect(listed.sort()).toEqual(constructs.sort());
  });

  it('lists every example and every contract', () => {
    for (const example of readdirSync(join(root, 'examples')))
      expect(page).toContain(`(examples/${example}/main.ts)`);
    const contracts = filesBelow(join(root, 'src')).filter((file) => file.endsWith('.contract.txt'));
    for (const contract of contracts) expect(page).toContain(`(src/${contract})`);
  });

  it('leads to files that exist', () => {
    for (const [, file = ''] of page.matchAll(/\]\(([^)]+)\)/g)) {
      expect({ file, exists: existsSync(join(root, file)) }).toEqual({ file, exists: true });
    }
  });
});

describe('the error codes', () => {
  it('are all thrown somewhere, and tested', () => {
    const sources = filesBelow(join(root, 'src')).filter(
      (file) => file.endsWith('.ts') && file !== 'codes.ts',
    );
    const text = (wanted: boolean) =>
      sources
        .filter((file) => file.endsWith('.spec.ts') === wanted)
        .map((file) => readFileSync(join(root, 'src', file), 'utf8'))
        .join('\n');
    const [code, specs] = [text(false), text(true)];
    for (const known of Object.keys(networkCore.NETWORK_ERROR_CODES)) {
      expect({
        known,
        thrown: code.includes(`NetworkError('${known}'`),
        tested: specs.includes(known),
      }).toEqual({ known, thrown: true, tested: true });
    }
  });
});
