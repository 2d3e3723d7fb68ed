/**
 * Writes `facts/compiled` from `facts`. With `--schema <file>`, the output of `terraform providers schema -json` of another
 * provider version first takes the place of the provider schema.
 *
 *   node -r @swc-node/register tools/sandbox/scripts/compile-facts.ts [--schema <file>]
 */
import { readFileSync } from 'node:fs';
import { compileFactsFolder, takeSchema } from '../src/schema/compile-facts-folder';
import { join } from 'node:path';

const folder = join(__dirname, '..', 'facts');
const option = process.argv.indexOf('--schema');
const file = process.argv[option + 1];
if (option > 0 && file !== undefined) takeSchema(folder, readFileSync(file));
const { resources, dataSources, simulated, bytes } = compileFactsFolder(folder);
console.log(
  `${resources} resource types (${simulated} simulated), ${dataSources} data sources, ${bytes} bytes`,
);
