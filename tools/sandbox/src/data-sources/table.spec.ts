import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataSourcesTable } from './table';

const FILE = join(__dirname, '../../docs/data-sources.md');

test('docs/data-sources.md is what the code answers; UPDATE_DOCS=1 writes it', () => {
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(FILE, dataSourcesTable());
  expect(readFileSync(FILE, 'utf8')).toBe(dataSourcesTable());
});
