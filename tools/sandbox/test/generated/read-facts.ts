import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadFacts } from '../../src/behaviour/compile-facts';

const FOLDER = join(__dirname, '..', '..', 'facts', 'behaviour');

/** The facts about the 209 network types as they were read off the sources. */
export function readFacts(): Record<string, ReadFacts> {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
  const parts = files.map(
    (name) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Record<string, ReadFacts>,
  );
  return Object.assign({}, ...parts) as Record<string, ReadFacts>;
}
