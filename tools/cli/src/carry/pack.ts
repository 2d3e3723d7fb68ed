import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { LandbridgeError } from '@landbridge/terraform-model';
import { z } from 'zod';
import type { World } from '../world/choose-world';
import { open, seal } from './seal';

const FOLDER = '.landbridge';
/** What a run leaves that the job which applies its plans needs, by world: plans, their proof, and in the sandbox AWS itself. */
const CARRIED: Readonly<Record<World, readonly string[]>> = {
  sandbox: ['plans', 'approvals', 'sandbox', 'proof.json', 'proof.txt'],
  aws: ['aws/plans', 'approvals', 'proof.json', 'proof.txt'],
};
/** Terraform's own working folder: made again by init, and large. */
const LEFT = /(^|\/)\.terraform(\/|$)/;

const packed = z.object({ world: z.enum(['sandbox', 'aws']), files: z.record(z.string(), z.string()) });

/**
 * Packs the saved plans into one file, for another job to apply. A plan for AWS holds what its state holds, secrets
 * included, so that one is encrypted.
 *
 * @throws CLI019 for AWS without a key
 */
export function pack(root: string, world: World, key: string | undefined): Buffer {
  if (world === 'aws' && !key) throw withoutKey();
  const files = CARRIED[world].flatMap((name) => filesBelow(join(root, FOLDER, name)));
  const named = files
    .map(
      (file) => [relative(root, file).split(sep).join('/'), readFileSync(file).toString('base64')] as const,
    )
    .filter(([name]) => !LEFT.test(name));
  const bytes = gzipSync(JSON.stringify({ world, files: Object.fromEntries(named) }));
  return key ? seal(bytes, key) : bytes;
}

/**
 * Puts what was packed in the place of what is there.
 *
 * @throws CLI019 where it cannot be opened, is of another world, or names a place that it must not write to
 */
export function unpack(
  bytes: Buffer,
  root: string,
  world: World,
  key: string | undefined,
): readonly string[] {
  if (world === 'aws' && !key) throw withoutKey();
  const { files, world: of } = read(key ? open(bytes, key) : bytes);
  if (of !== world)
    throw refused(`it was packed in the world ${of}, and this is ${world}`, 'pack and unpack in one world');
  const allowed = CARRIED[world].map((name) => `${FOLDER}/${name}`);
  for (const name of Object.keys(files)) {
    const isInside = allowed.some((place) => name === place || name.startsWith(`${place}/`));
    if (!isInside || name.split('/').includes('..')) throw refused(`it names ${name}`, 'pack again');
  }
  for (const place of allowed) rmSync(join(root, place), { recursive: true, force: true });
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), Buffer.from(content, 'base64'), { mode: 0o600 });
  }
  return Object.keys(files);
}

function read(bytes: Buffer): z.infer<typeof packed> {
  try {
    return packed.parse(JSON.parse(gunzipSync(bytes).toString('utf8')));
  } catch (cause) {
    throw new LandbridgeError(
      {
        code: 'CLI019',
        place: 'pack',
        message: 'that was not packed by landbridge, or is encrypted',
        fix: 'give the key that it was packed with',
      },
      { cause },
    );
  }
}

function filesBelow(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  const entries = readdirSync(dirname(path), { withFileTypes: true });
  const own = entries.find(({ name }) => join(dirname(path), name) === path);
  if (own?.isFile()) return [path];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const below = join(path, entry.name);
    if (entry.isDirectory()) return filesBelow(below);
    return entry.isFile() ? [below] : [];
  });
}

function withoutKey(): LandbridgeError {
  return refused(
    'a plan for AWS holds secrets of its state, and there is no key',
    'set LANDBRIDGE_PACK_KEY to a secret of the repository',
  );
}

function refused(message: string, fix: string): LandbridgeError {
  return new LandbridgeError({ code: 'CLI019', place: 'pack', message, fix });
}
