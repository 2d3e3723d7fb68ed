import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WEB_ERROR_CODES } from '../src';

const room = join(__dirname, '..');
const read = (file: string): string => readFileSync(join(room, file), 'utf8');

describe('the table of load balancers', () => {
  const page = read('docs/load-balancers.md');
  const rows = page.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| ---'));
  const cells = rows.slice(1).flatMap((row) => row.split('|').slice(2, 5));

  it('links each cell', () => {
    expect(cells.length).toBeGreaterThan(100);
    for (const cell of cells) expect(cell).toMatch(/\]\(\.\.\/src\/[a-z/-]+\.ts\)/);
  });

  it('leads to files that exist, in which what it names is written', () => {
    for (const [, text = '', target = ''] of page.matchAll(/\[([^\]]+)\]\((\.\.\/[^)]+)\)/g)) {
      const file = join(room, 'docs', target);
      expect([target, existsSync(file)]).toEqual([target, true]);
      const source = readFileSync(file, 'utf8');
      for (const [, name = ''] of text.matchAll(/`([A-Za-z]+)/g))
        expect([text, target, source.includes(name)]).toEqual([text, target, true]);
    }
  });
});

describe('pages of this package', () => {
  it('name only error codes that exist, and the table of constructs names all but what every one throws', () => {
    const codes = Object.keys(WEB_ERROR_CODES);
    const named = [...read('README.md').matchAll(/WEB\d{3}/g)].map(([code]) => code);
    for (const code of named) expect(codes).toContain(code);
    expect(
      codes.filter((code) => !named.includes(code) && !read('docs/load-balancers.md').includes(code)),
    ).toEqual([]);
  });
});
