import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const SOURCE = join(ROOT, 'src/page/main.ts');
/** Written when the package is packed. */
const BUILT = join(ROOT, 'dist/page.js');

/** The program of the page: bundled from the sources in the workspace, as it was packed elsewhere. */
export function pageScript(): string {
  return existsSync(SOURCE) ? bundlePage() : readFileSync(BUILT, 'utf8');
}

/** Bundles the page with the prover. What reads files is in the bundle and never runs: a browser has none. */
export function bundlePage(): string {
  const { buildSync } = createRequire(join(ROOT, 'package.json'))('esbuild') as typeof import('esbuild');
  const { outputFiles } = buildSync({
    entryPoints: [SOURCE],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    conditions: ['@landbridge/source'],
    alias: Object.fromEntries(NODE_ONLY.map((name) => [`node:${name}`, join(ROOT, 'src/page/no-node.ts')])),
    logLevel: 'error',
  });
  const [output] = outputFiles;
  if (output === undefined) throw new Error('esbuild wrote no page');
  return output.text;
}

const NODE_ONLY = ['fs', 'path', 'crypto', 'os'];
