import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Metafile } from 'esbuild';
import { LandbridgeError } from '@landbridge/terraform-model';

interface BundleRecord {
  /** Content hash of every file in the bundle, by its path relative to the project. */
  readonly inputs: Readonly<Record<string, string>>;
}

/**
 * Bundles the program `entry` of the project in `dir` and answers with the bundle's path. A bundle whose inputs all
 * have the content that they had is used again; cdktf and the provider's bindings start several times sooner so.
 */
export async function bundleApp(dir: string, entry: string, cacheDir: string): Promise<string> {
  const name = createHash('sha256')
    .update(join(dir, entry))
    .update(process.version)
    .digest('hex')
    .slice(0, 16);
  const bundle = join(cacheDir, `${name}.cjs`);
  const record = join(cacheDir, `${name}.json`);
  if (existsSync(bundle) && existsSync(record) && isFresh(dir, readRecord(record))) return bundle;
  mkdirSync(cacheDir, { recursive: true });
  const { outputFiles, metafile } = await build(dir, entry, bundle);
  for (const { path, contents } of outputFiles) replaceFile(path, contents);
  // The record goes last: a bundle without its record is built again.
  replaceFile(record, JSON.stringify(recordOf(dir, metafile)));
  return bundle;
}

interface Built {
  readonly outputFiles: readonly { readonly path: string; readonly contents: Uint8Array }[];
  readonly metafile: Metafile;
}

async function build(dir: string, entry: string, bundle: string): Promise<Built> {
  const esbuild = await import('esbuild');
  try {
    return await esbuild.build({
      absWorkingDir: dir,
      entryPoints: [entry],
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      conditions: ['@landbridge/source'],
      // Used by cdktf for its own command line and for tests only.
      external: ['jest'],
      sourcemap: 'linked',
      sourcesContent: false,
      outfile: bundle,
      metafile: true,
      write: false,
      logLevel: 'silent',
    });
  } catch (cause) {
    throw new LandbridgeError({ ...compileError(cause, entry), code: 'CLI004' }, { cause });
  }
}

/** esbuild's first message, with file and line. */
function compileError(cause: unknown, entry: string): { readonly place: string; readonly message: string } {
  const { errors } = cause as { readonly errors?: readonly EsbuildMessage[] };
  const first = errors?.[0];
  if (first === undefined) return { place: entry, message: String(cause) };
  const { location } = first;
  return {
    place: location ? `${location.file}:${location.line}:${location.column + 1}` : entry,
    message: first.text,
  };
}

interface EsbuildMessage {
  readonly text: string;
  readonly location?: { readonly file: string; readonly line: number; readonly column: number } | null;
}

function recordOf(dir: string, metafile: Metafile): BundleRecord {
  const files = Object.keys(metafile.inputs).map((file) => resolve(dir, file));
  return { inputs: Object.fromEntries(files.map((file) => [relative(dir, file), contentHash(file)])) };
}

function isFresh(dir: string, record: BundleRecord): boolean {
  return Object.entries(record.inputs).every(([file, hash]) => {
    const path = join(dir, file);
    return existsSync(path) && contentHash(path) === hash;
  });
}

function readRecord(file: string): BundleRecord {
  return JSON.parse(readFileSync(file, 'utf8')) as BundleRecord;
}

function contentHash(file: string): string {
  return createHash('sha1').update(readFileSync(file)).digest('base64url');
}

function replaceFile(file: string, contents: string | Uint8Array): void {
  const temporary = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(temporary, contents);
  renameSync(temporary, file);
}
