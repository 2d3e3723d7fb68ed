import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { LandbridgeError } from '../errors';
import { isJsonMap, member, type JsonMap } from '../json';
import { MANIFEST, readCdktfOutput } from './cdktf-output';
import { readJsonFile } from './json-file';
import type { RootModule } from './module-source';
import { NeedsPlanError } from './needs-plan';
import { moduleOfFile, readModuleDirectory, terraformFiles } from './terraform-json';

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
  return statSync(place).isDirectory() ? readDirectory(place) : [readFile(place)];
}

function readDirectory(directory: string): Input[] {
  if (existsSync(join(directory, MANIFEST)))
    return readCdktfOutput(directory).map((root) => ({ form: 'source', ...root }));
  const { json, hcl } = terraformFiles(directory);
  if (hcl.length > 0) throw new NeedsPlanError(directory, hcl[0] ?? '');
  if (json.length > 0)
    return [{ form: 'source', stack: basename(directory), source: readModuleDirectory(directory) }];
  const shown = readdirSync(directory)
    .filter((name) => name.endsWith('.json'))
    .sort();
  if (shown.length > 0) return shown.map((name) => readFile(join(directory, name)));
  throw unreadable(directory, 'the folder holds no manifest.json, no *.tf.json and no plan or state JSON');
}

function readFile(file: string): Input {
  const content = readJsonFile(file);
  if (!isJsonMap(content)) throw unreadable(file, 'the file is not a JSON object');
  const has = (name: string) => member(content, name) !== undefined;
  if (has('format_version') || (has('lineage') && has('serial'))) {
    return { form: 'shown', stack: stackName(file), file, content };
  }
  if (
    file.endsWith('.tf.json') ||
    ['resource', 'data', 'module', 'provider', 'terraform', 'locals'].some(has)
  ) {
    return { form: 'source', stack: stackName(file), source: moduleOfFile(file, dirname(file), content) };
  }
  throw unreadable(file, 'the file is neither Terraform JSON nor a plan or state in JSON');
}

/** `prod/plan.json` is stack `prod`, `prod.json` too. */
function stackName(file: string): string {
  const name = basename(file).replace(/(\.tf)?\.json$|\.tfstate$/, '');
  return /^(cdk|main|plan|tfplan|state|show|terraform)$/.test(name) ? basename(dirname(file)) : name;
}

function unreadable(place: string, message: string): LandbridgeError {
  return new LandbridgeError({
    code: 'MDL003',
    place,
    message,
    fix: 'give a CDKTF output folder, Terraform JSON, or the output of `terraform show -json`',
  });
}
