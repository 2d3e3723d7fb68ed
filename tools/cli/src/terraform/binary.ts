import { accessSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { LandbridgeError } from '@landbridge/terraform-model';
import { coerce, satisfies } from 'semver';
import { downloadedTerraform } from './download';
import { sandboxEnvironment } from './environment';
import { runProcess } from './process';
import { PINNED, platformName, RELEASES } from './release';

type Environment = Readonly<Record<string, string | undefined>>;

const NAMES = ['terraform', 'tofu'];
/** Older ones have no lock in S3 itself. */
export const TERRAFORM_RANGE = '>=1.10';
const INSTALL = 'install Terraform 1.10 or newer (https://developer.hashicorp.com/terraform/install)';

/**
 * Path of the Terraform binary: `LANDBRIDGE_TERRAFORM`, else `terraform`, else `tofu` on PATH, else one pinned release,
 * which is downloaded once.
 *
 * @throws CLI007 where there is none, CLI034 where it is too old, CLI035 where the download fails
 */
export async function findTerraform(
  env: Environment,
  cwd: string,
  say: (line: string) => void = () => undefined,
): Promise<string> {
  const binary = installedTerraform(env, cwd) ?? (await download(env, say));
  const version = await versionOf(binary, env, cwd);
  if (satisfies(coerce(version) ?? '0.0.0', TERRAFORM_RANGE)) return binary;
  throw new LandbridgeError({
    code: 'CLI034',
    place: binary,
    message: `is version ${version}, and ${TERRAFORM_RANGE} is needed`,
    fix: `${INSTALL}, or point LANDBRIDGE_TERRAFORM at one`,
  });
}

/**
 * The binary that somebody installed; undefined where nobody did.
 *
 * @throws CLI007 where `LANDBRIDGE_TERRAFORM` names none
 */
export function installedTerraform(env: Environment, cwd: string): string | undefined {
  const named = env['LANDBRIDGE_TERRAFORM'];
  if (!named) return NAMES.map((name) => onPath(name, env)).find((path) => path !== undefined);
  const path = named.includes('/') ? resolve(cwd, named) : onPath(named, env);
  if (path !== undefined && isExecutable(path)) return path;
  throw new LandbridgeError({
    code: 'CLI007',
    place: 'LANDBRIDGE_TERRAFORM',
    message: `"${named}" is no executable file`,
    fix: 'point it at a terraform or tofu binary, or unset it',
  });
}

/**
 * What the binary says of itself, e.g. `1.11.4`.
 *
 * @throws CLI034 where it does not answer as Terraform does
 */
export async function versionOf(binary: string, env: Environment, cwd: string): Promise<string> {
  try {
    const options = { cwd, env: sandboxEnvironment(env, {}) };
    const { stdout } = await runProcess(binary, ['version', '-json'], options);
    const { terraform_version: version } = JSON.parse(stdout) as { readonly terraform_version?: unknown };
    if (typeof version === 'string') return version;
    throw new Error('it names no terraform_version');
  } catch (cause) {
    throw new LandbridgeError(
      {
        code: 'CLI034',
        place: binary,
        message: `does not answer "version -json" as Terraform does (${cause instanceof Error ? cause.message : String(cause)})`,
        fix: INSTALL,
      },
      { cause },
    );
  }
}

function download(env: Environment, say: (line: string) => void): Promise<string> {
  if (env['LANDBRIDGE_NO_DOWNLOAD']) {
    throw new LandbridgeError({
      code: 'CLI007',
      place: 'PATH',
      message: 'neither terraform nor tofu was found, and LANDBRIDGE_NO_DOWNLOAD forbids to download it',
      fix: `${INSTALL}, or set LANDBRIDGE_TERRAFORM`,
    });
  }
  return downloadedTerraform({
    release: PINNED,
    platform: platformName(process.platform, process.arch),
    mirror: env['LANDBRIDGE_TERRAFORM_MIRROR'] || RELEASES,
    cache: cacheFolder(env),
    say,
  });
}

/** See https://specifications.freedesktop.org/basedir-spec/latest/ */
function cacheFolder(env: Environment): string {
  const base = env['XDG_CACHE_HOME'] || join(env['HOME'] || homedir(), '.cache');
  return env['LANDBRIDGE_CACHE'] || join(base, 'landbridge');
}

function onPath(name: string, env: Environment): string | undefined {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
