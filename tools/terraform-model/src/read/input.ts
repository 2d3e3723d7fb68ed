import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { LandbridgeError } from '../errors';
import { isJsonMap, member, type JsonMap } from '../json';
import { MANIFEST, readCdktfOutput } from './cdktf-output';
import { readJsonFile, unreadable } from './json-file';
import type { ModuleSource, RootModule } from './module-source';
import { NeedsPlanError } from './needs-plan';
import { checkShown } from './shown-file';
import { moduleOfFile, namesIn, readModuleDirectory, terraformFiles } from './terraform-json';
import { isTerraform } from './terraform-shape';

/** One root module in whichever form it was given. */
export type Input =
  | ({ readonly form: 'source' } & RootModule)
  | { readonly form: 'shown'; readonly stack: string; readonly file: string; readonly content: JsonMap };

/** Recognises what lies at a path. */
export function readInput(path: string): Input[] {
  const place = resolve(path);
  if (!existsSync(place)) {
    throw new LandbridgeError({
      code: 'MDL002',
      place: path,
      message: 'does not exist',
      fix: 'name an existing file or folder',
    });
  }
  return isDirectory(place) ? readDirectory(place) : [readFile(place)];
}

function isDirectory(place: string): boolean {
  try {
    return statSync(place).isDirectory();
  } catch (error) {
    throw unreadable(place, error);
  }
}

function readDirectory(directory: string): Input[] {
  if (existsSync(join(directory, MANIFEST)))
    return readCdktfOutput(directory).map((root) => ({ form: 'source', ...root }));
  const { json, hcl } = terraformFiles(directory);
  if (hcl.length > 0) throw new NeedsPlanError(directory, hcl[0] ?? '');
  if (json.length > 0) {
    const source = readModuleDirectory(directory);
    if (isBlank(source)) throw notTerraform(directory, 'no *.tf.json of the folder defines anything');
    return [{ form: 'source', stack: basename(directory), source }];
  }
  const shown = namesIn(directory)
    .filter((name) => name.endsWith('.json'))
    .sort();
  if (shown.length > 0) return shown.map((name) => readFile(join(directory, name)));
  throw notTerraform(directory, 'the folder holds no manifest.json, no *.tf.json and no plan or state JSON');
}

function isBlank({
  backend,
  calls,
  locals,
  outputs,
  providers,
  resources,
  variables,
}: ModuleSource): boolean {
  const defined = [calls, locals, outputs, providers, resources, variables].some(({ size }) => size > 0);
  return backend === undefined && !defined;
}

function readFile(file: string): Input {
  const content = readJsonFile(file);
  if (!isJsonMap(content)) throw notTerraform(file, 'the file is not a JSON object');
  const has = (name: string) => member(content, name) !== undefined;
  if (has('format_version') || (has('version') && has('serial'))) {
    checkShown(content, file);
    return { form: 'shown', stack: stackName(file), file, content };
  }
  if (isTerraform(content)) {
    return { form: 'source', stack: stackName(file), source: moduleOfFile(file, dirname(file), content) };
  }
  throw notTerraform(file, 'the file is neither Terraform JSON nor a plan or state in JSON');
}

/** `prod/plan.json` is stack `prod`, `prod.json` too. */
function stackName(file: string): string {
  const name = basename(file).replace(/(\.tf)?\.json$|\.tfstate$/, '');
  return /^(cdk|main|plan|tfplan|state|show|terraform)$/.test(name) ? basename(dirname(file)) : name;
}

function notTerraform(place: string, message: string): LandbridgeError {
  return new LandbridgeError({
    code: 'MDL003',
    place,
    message,
    fix: 'give a CDKTF output folder, Terraform JSON, or the output of `terraform show -json`',
  });
}
