import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { STACKS_ERROR_CODES } from '../src/codes';
import { LANDSCAPE } from '../src/environments';

const page = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');

describe('the page of the landscape', () => {
  it('lists every error code with its meaning', () => {
    const listed = [...page.matchAll(/^\| (STK\d{3}) +\| (.+?) +\|$/gm)].map(([, code, meaning]) => [
      code,
      meaning,
    ]);
    expect(Object.fromEntries(listed)).toEqual(STACKS_ERROR_CODES);
  });

  it('says of each place its account, Region and zones', () => {
    for (const { name, account, region, vpc } of [LANDSCAPE.hub, ...LANDSCAPE.environments]) {
      expect(page).toMatch(
        new RegExp(`^\\| ${name} +\\| ${account} +\\| ${region} +\\| ${vpc.zones.length} +\\|`, 'm'),
      );
    }
  });
});
