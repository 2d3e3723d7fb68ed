import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANDSCAPE } from '../src/environments';
import { LEDGER } from './build';
import { LandscapeFolder } from './landscape-folder';

const FILE = join(__dirname, '..', '..', 'docs', 'landscape.svg');

describe('the picture in the README', () => {
  const folder = new LandscapeFolder(LANDSCAPE, LEDGER);
  afterAll(() => folder.remove());

  it('is of this landscape; LANDBRIDGE_PICTURES=write draws it anew', () => {
    const drawn = folder.picture();
    if (process.env['LANDBRIDGE_PICTURES'] === 'write') writeFileSync(FILE, drawn);
    // The files are long: a difference is said, not shown.
    expect(readFileSync(FILE, 'utf8') === drawn).toBe(true);
  });
});
