import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as transit from '../src';

const root = join(__dirname, '..');
const page = readFileSync(join(root, 'README.md'), 'utf8');

describe('the page of the package', () => {
  it('lists every error code with its meaning', () => {
    const listed = [...page.matchAll(/^\| (TRN\d{3}) +\| (.+?) +\|$/gm)].map(([, code, meaning]) => [
      code,
      meaning,
    ]);
    expect(Object.fromEntries(listed)).toEqual(transit.TRANSIT_ERROR_CODES);
  });

  it('lists every example and every construct', () => {
    for (const example of readdirSync(join(root, 'examples')))
      expect(page).toContain(`examples/${example}/main.ts`);
    const made = Object.entries(transit).filter(
      ([, value]) => typeof value === 'function' && /^class /.test(String(value)),
    );
    const constructs = made
      .map(([name]) => name)
      .filter((name) => !['TransitError', 'ConnectPeer', 'GatewayShare'].includes(name));
    expect(constructs).toHaveLength(16);
    for (const name of constructs) expect(page).toContain(`\`${name}\``);
  });

  it('leads to files that exist', () => {
    for (const [, file] of page.matchAll(/\]\(([^)]+)\)/g))
      expect({ file, exists: existsSync(join(root, file ?? '')) }).toEqual({ file, exists: true });
  });
});
