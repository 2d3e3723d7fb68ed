import { accessSync, constants, existsSync } from 'node:fs';
import { LandbridgeError } from '@landbridge/terraform-model';
import { coerce, satisfies } from 'semver';
import type { CliHost } from '../console/console';
import { installedTerraform, TERRAFORM_RANGE, versionOf } from '../terraform/binary';
import { PINNED } from '../terraform/release';
import { findProject, workspaceRoot } from '../workspace/project';

export interface Finding {
  readonly what: string;
  readonly state: 'good' | 'bad';
  readonly detail: string;
  readonly fix?: string;
}

const NODE_RANGE = '>=20.19 <21 || >=22.12';

/** Looks at everything that a run needs. */
export async function examine(host: CliHost): Promise<readonly Finding[]> {
  return [node(), await terraform(host), project(host), writable(host), cliConfiguration(host)];
}

function node(): Finding {
  const detail = process.version;
  return satisfies(detail, NODE_RANGE)
    ? { what: 'Node', state: 'good', detail }
    : { what: 'Node', state: 'bad', detail, fix: `install ${NODE_RANGE}` };
}

async function terraform(host: CliHost): Promise<Finding> {
  try {
    const binary = installedTerraform(host.env, host.cwd);
    if (binary === undefined) return notInstalled(host);
    const version = await versionOf(binary, host.env, host.cwd);
    const good = satisfies(coerce(version) ?? '0.0.0', TERRAFORM_RANGE);
    const finding = { what: 'Terraform', detail: `${version} (${binary})` };
    return good
      ? { ...finding, state: 'good' }
      : { ...finding, state: 'bad', fix: `install ${TERRAFORM_RANGE}, or point LANDBRIDGE_TERRAFORM at one` };
  } catch (error) {
    return failed('Terraform', error);
  }
}

function notInstalled({ env }: CliHost): Finding {
  const what = 'Terraform';
  if (env['LANDBRIDGE_NO_DOWNLOAD']) {
    const detail = 'not installed, and LANDBRIDGE_NO_DOWNLOAD forbids to download it';
    return { what, state: 'bad', detail, fix: `install ${TERRAFORM_RANGE}` };
  }
  return { what, state: 'good', detail: `not installed; ${PINNED.version} is downloaded on first use` };
}

function project(host: CliHost): Finding {
  try {
    const { dir, environments } = findProject(host.cwd);
    return {
      what: 'stacks',
      state: 'good',
      detail: `${dir} (${environments.join(', ') || 'environments by stack names'})`,
    };
  } catch (error) {
    return failed('stacks', error);
  }
}

function writable(host: CliHost): Finding {
  const root = workspaceRoot(host.cwd);
  try {
    accessSync(root, constants.W_OK);
    return { what: 'workspace', state: 'good', detail: root };
  } catch {
    return {
      what: 'workspace',
      state: 'bad',
      detail: `${root} cannot be written to`,
      fix: 'plans and the world are kept below it',
    };
  }
}

function cliConfiguration({ env }: CliHost): Finding {
  const file = env['TF_CLI_CONFIG_FILE'];
  const what = 'Terraform CLI configuration';
  if (file === undefined) return { what, state: 'good', detail: 'the default' };
  if (existsSync(file)) return { what, state: 'good', detail: file };
  return {
    what,
    state: 'good',
    detail: `TF_CLI_CONFIG_FILE names ${file}, which does not exist; landbridge ignores it`,
  };
}

function failed(what: string, error: unknown): Finding {
  if (error instanceof LandbridgeError) {
    return { what, state: 'bad', detail: error.message };
  }
  return { what, state: 'bad', detail: String(error) };
}
