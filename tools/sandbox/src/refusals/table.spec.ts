import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { refusalsTable } from './table';

const FILE = join(__dirname, '../../docs/refusals.md');

test('docs/refusals.md is what the rules say; UPDATE_DOCS=1 writes it', () => {
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(FILE, refusalsTable());
  expect(readFileSync(FILE, 'utf8')).toBe(refusalsTable());
});
