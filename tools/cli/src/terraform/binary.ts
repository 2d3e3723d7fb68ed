import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { LandbridgeError } from '@landbridge/terraform-model';

const NAMES = ['terraform', 'tofu'];

/**
 * Path of the Terraform binary: `LANDBRIDGE_TERRAFORM`, else `terraform`, else `tofu` on PATH.
 *
 * @throws CLI007 where there is none.
 */
export function findTerraform(env: Readonly<Record<string, string | undefined>>, cwd: string): string {
  const named = env['LANDBRIDGE_TERRAFORM'];
  if (named) {
    const path = named.includes('/') ? resolve(cwd, named) : onPath(named, env);
    if (path !== undefined && isExecutable(path)) return path;
    throw new LandbridgeError({
      code: 'CLI007',
      place: 'LANDBRIDGE_TERRAFORM',
      message: `"${named}" is no executable file`,
      fix: 'point it at a terraform or tofu binary, or unset it',
    });
  }
  for (const name of NAMES) {
    const path = onPath(name, env);
    if (path !== undefined) return path;
  }
  throw new LandbridgeError({
    code: 'CLI007',
    place: 'PATH',
    message: 'neither terraform nor tofu was found',
    fix: 'install Terraform 1.10 or newer (https://developer.hashicorp.com/terraform/install), or set LANDBRIDGE_TERRAFORM',
  });
}

function onPath(name: string, env: Readonly<Record<string, string | undefined>>): string | undefined {
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
