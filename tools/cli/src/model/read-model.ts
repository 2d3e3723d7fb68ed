import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { NeedsPlanError, readConfiguration, type Configuration } from '@landbridge/terraform-model';
import type { CliHost } from '../console/console';
import { planHcl } from './plan-hcl';

/** Reads what `--model` names; folders of HCL are planned in the sandbox and read as their plan. */
export async function readModel(paths: readonly string[], host: CliHost): Promise<Configuration> {
  const into = mkdtempSync(join(tmpdir(), 'landbridge-model-'));
  try {
    return await readWith(
      paths.map((path) => resolve(host.cwd, path)),
      into,
      host,
    );
  } finally {
    rmSync(into, { recursive: true, force: true });
  }
}

async function readWith(paths: readonly string[], into: string, host: CliHost): Promise<Configuration> {
  try {
    return readConfiguration(paths);
  } catch (error) {
    if (!(error instanceof NeedsPlanError) || !paths.includes(error.directory)) throw error;
    const planned = await planHcl(error.directory, join(into, String(paths.indexOf(error.directory))), host);
    return readWith(
      paths.map((path) => (path === error.directory ? planned : path)),
      into,
      host,
    );
  }
}
