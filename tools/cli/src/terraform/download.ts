import { randomBytes } from 'node:crypto';
import { accessSync, chmodSync, constants, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { unzipSync } from 'fflate';
import { LandbridgeError } from '@landbridge/terraform-model';
import { lock } from 'proper-lockfile';
import { fetchFile } from './fetch-file';
import { archiveUrl, type Release } from './release';

export interface Download {
  readonly release: Release;
  /** HashiCorp's name of the platform; undefined: one it has no name for. */
  readonly platform: string | undefined;
  /** Where archives come from; the sums are pinned, so it need not be trusted. */
  readonly mirror: string;
  /** Folder for binaries, shared by all projects of a person. */
  readonly cache: string;
  /** Said once when something is downloaded. */
  readonly say: (line: string) => void;
  /**
   * How long to wait for the next bytes, in milliseconds.
   * @default 30 s
   */
  readonly stallMs?: number;
}

const STALL_MS = 30_000;
/** Renewed while somebody downloads; older: that process is gone. */
const LOCK = {
  stale: 10_000,
  update: 2_000,
  retries: { retries: 600, minTimeout: 500, maxTimeout: 500, factor: 1 },
};
const PART = /\.part$/;
/** A part that nobody has written to for so long was left by a process that is gone. */
const LEFT_MS = 120_000;

/**
 * The pinned Terraform of the cache, downloaded and checked on first use. Two processes at once download once; what a
 * killed one left is never taken for a binary.
 *
 * @throws CLI007 for a platform without a pinned archive, CLI035 where the archive cannot be had or is not the pinned one
 */
export async function downloadedTerraform(download: Download): Promise<string> {
  const { release, platform, cache } = download;
  const sum = platform === undefined ? undefined : release.sums[platform];
  if (platform === undefined || sum === undefined) throw unsupported(download);
  const binary = join(cache, `terraform_${release.version}_${platform}`);
  if (existsSync(binary)) return binary;
  prepareCache(cache);
  const unlock = await lock(cache, { ...LOCK, realpath: false });
  try {
    if (existsSync(binary)) return binary;
    dropLeftParts(cache);
    await install(binary, sum, platform, download);
    return binary;
  } finally {
    await unlock();
  }
}

async function install(binary: string, sum: string, platform: string, download: Download): Promise<void> {
  const url = archiveUrl(download.mirror, download.release, platform);
  // The lock saves a download and no more: whoever took it over from a slow process writes files of its own.
  const own = `${binary}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const [archive, draft] = [`${own}.zip.part`, `${own}.part`];
  download.say(`downloading ${basename(url)} once, into ${download.cache}`);
  try {
    const { sha256, bytes } = await fetchFile(url, archive, download.stallMs ?? STALL_MS);
    if (sha256 !== sum) throw new Error(`its SHA-256 is ${sha256}, pinned is ${sum} (${bytes} bytes came)`);
    const program = unzipSync(readFileSync(archive), { filter: ({ name }) => name === 'terraform' })[
      'terraform'
    ];
    if (program === undefined) throw new Error('the archive has no terraform in it');
    writeFileSync(draft, program);
    chmodSync(draft, 0o755);
    renameSync(draft, binary);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw failed(url, `cannot be taken: ${message}`, cause);
  } finally {
    for (const left of [archive, draft]) rmSync(left, { force: true });
  }
}

function dropLeftParts(cache: string): void {
  for (const name of readdirSync(cache).filter((file) => PART.test(file))) {
    const { mtimeMs } = statSync(join(cache, name), { throwIfNoEntry: false }) ?? { mtimeMs: Infinity };
    if (Date.now() - mtimeMs > LEFT_MS) rmSync(join(cache, name), { force: true });
  }
}

function prepareCache(cache: string): void {
  try {
    mkdirSync(cache, { recursive: true });
    accessSync(cache, constants.W_OK);
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw failed(cache, `cannot be written to (${reason}), and Terraform would be downloaded into it`, cause);
  }
}

function failed(place: string, message: string, cause: unknown): LandbridgeError {
  const fix =
    'install Terraform 1.10 or newer, set LANDBRIDGE_TERRAFORM, or name another source by LANDBRIDGE_TERRAFORM_MIRROR or cache by LANDBRIDGE_CACHE';
  return new LandbridgeError({ code: 'CLI035', place, message, fix }, { cause });
}

function unsupported({ release, platform }: Download): LandbridgeError {
  return new LandbridgeError({
    code: 'CLI007',
    place: 'PATH',
    message: `neither terraform nor tofu was found, and for this machine (${platform ?? 'unknown'}) none is downloaded; there is ${Object.keys(release.sums).join(', ')}`,
    fix: 'install Terraform 1.10 or newer (https://developer.hashicorp.com/terraform/install)',
  });
}
