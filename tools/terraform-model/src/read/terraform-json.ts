import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LandbridgeError } from '../errors';
import { isJsonMap, mapsIn, member, type Json, type JsonMap } from '../json';
import { NeedsPlanError } from './needs-plan';
import { readJsonFile, unreadable } from './json-file';
import { checkBlocks, checkMap, checkName } from './terraform-shape';
import { readVariableFile } from './variable-file';
import { WrittenResource } from './written-resource';
import type { Backend, Definition, ModuleSource, ResourceDefinition } from './module-source';

type Mutable = {
  -readonly [K in keyof ModuleSource]: ModuleSource[K] extends ReadonlyMap<infer A, infer B>
    ? Map<A, B>
    : ModuleSource[K];
};

/** Names of the Terraform files of a folder, in the order in which Terraform loads them. */
export function terraformFiles(directory: string): { json: string[]; hcl: string[] } {
  const names = [...namesIn(directory)].sort();
  return {
    json: names.filter((name) => name.endsWith('.tf.json')),
    hcl: names.filter((name) => name.endsWith('.tf')),
  };
}

export function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch (error) {
    throw unreadable(directory, error);
  }
}

/** Reads a folder of `*.tf.json` files as one module. */
export function readModuleDirectory(directory: string): ModuleSource {
  const { json, hcl } = terraformFiles(directory);
  if (hcl.length > 0) throw new NeedsPlanError(directory, hcl[0] ?? '');
  const isOverride = (name: string) => name === 'override.tf.json' || name.endsWith('_override.tf.json');
  const ordered = [...json.filter((name) => !isOverride(name)), ...json.filter(isOverride)];
  const source = emptySource(directory);
  for (const name of ordered) addFile(source, join(directory, name), isOverride(name));
  addVariableFiles(source);
  return source;
}

/** Reads a single Terraform JSON file as a module of its own. */
export function moduleOfFile(file: string, directory: string, content: Json): ModuleSource {
  const source = emptySource(directory);
  addContent(source, file, content, false);
  addVariableFiles(source);
  return source;
}

function emptySource(directory: string): Mutable {
  return {
    directory,
    resources: new Map(),
    locals: new Map(),
    variables: new Map(),
    outputs: new Map(),
    calls: new Map(),
    providers: new Map(),
    backend: undefined,
    variableValues: new Map(),
  };
}

function addFile(source: Mutable, file: string, overrides: boolean): void {
  addContent(source, file, readJsonFile(file), overrides);
}

function addContent(source: Mutable, file: string, content: Json, overrides: boolean): void {
  for (const part of topLevel(file, content)) {
    addResources(source.resources, file, part, 'resource', overrides);
    addResources(source.resources, file, part, 'data', overrides);
    for (const [name, body] of named(file, part, 'locals'))
      put(source.locals, name, { file, pointer: `/locals/${name}`, body }, overrides);
    addBlocks(source.variables, file, part, 'variable', overrides);
    addBlocks(source.outputs, file, part, 'output', overrides);
    addBlocks(source.calls, file, part, 'module', overrides);
    addProviders(source.providers, file, part);
    for (const settings of mapsIn(member(part, 'terraform')))
      source.backend = backendIn(settings) ?? source.backend;
  }
}

function topLevel(file: string, content: Json): readonly JsonMap[] {
  const parts = mapsIn(content);
  for (const part of parts) checkBlocks(file, part);
  if (parts.length > 0 || (Array.isArray(content) && content.length === 0)) return parts;
  throw new LandbridgeError({
    code: 'MDL011',
    place: file,
    message: 'the file is not a JSON object',
    fix: 'give Terraform JSON: an object with "resource", "provider" and so on',
  });
}

/** The labelled members of a block type: `{ "variable": { "a": … } }` or a list of such. */
function labelled(part: JsonMap, kind: string): [string, Json][] {
  return mapsIn(member(part, kind)).flatMap((map) => Object.entries(map).filter(([name]) => name !== '//'));
}

/** The same with names that Terraform accepts. */
function named(file: string, part: JsonMap, kind: string): [string, Json][] {
  const members = labelled(part, kind);
  for (const [name] of members) checkName(file, `/${kind}/${name}`, name);
  return members;
}

/** A block's body; `[{…}]` is the same as `{…}`. */
function bodyOf(file: string, pointer: string, value: Json): JsonMap {
  const [body, ...more] = mapsIn(value);
  if (body !== undefined && more.length === 0) return body;
  throw new LandbridgeError({
    code: 'MDL011',
    place: `${file}#${pointer}`,
    message: more.length > 0 ? 'the same label has several blocks' : 'expected a block (a JSON object)',
    fix: 'give one JSON object',
  });
}

function addResources(
  into: Map<string, ResourceDefinition>,
  file: string,
  part: JsonMap,
  kind: 'resource' | 'data',
  overrides: boolean,
): void {
  for (const [type, ofType] of named(file, part, kind)) {
    checkMap(file, `/${kind}/${type}`, ofType);
    for (const blocks of mapsIn(ofType)) addBlocksOfType(into, file, kind, type, blocks, overrides);
  }
}

/** By far the longest lists of a large file: nothing is copied here. */
function addBlocksOfType(
  into: Map<string, ResourceDefinition>,
  file: string,
  kind: 'resource' | 'data',
  type: string,
  blocks: JsonMap,
  overrides: boolean,
): void {
  const mode = kind === 'data' ? 'data' : 'managed';
  for (const name of Object.keys(blocks)) {
    if (name === '//') continue;
    checkName(file, `/${kind}/${type}/${name}`, name);
    const value = blocks[name] ?? null;
    const key = kind === 'data' ? `data.${type}.${name}` : `${type}.${name}`;
    const body = isJsonMap(value) ? value : bodyOf(file, `/${kind}/${type}/${name}`, value);
    put(into, key, new WrittenResource(file, mode, type, name, body), overrides);
  }
}

function addBlocks(
  into: Map<string, Definition<JsonMap>>,
  file: string,
  part: JsonMap,
  kind: string,
  overrides: boolean,
): void {
  for (const [name, value] of named(file, part, kind)) {
    const pointer = `/${kind}/${name}`;
    put(into, name, { file, pointer, body: bodyOf(file, pointer, value) }, overrides);
  }
}

function addProviders(into: Map<string, Definition<JsonMap>>, file: string, part: JsonMap): void {
  for (const [name, value] of labelled(part, 'provider')) {
    for (const body of mapsIn(value)) {
      const alias = member(body, 'alias');
      into.set(typeof alias === 'string' ? `${name}.${alias}` : name, {
        file,
        pointer: `/provider/${name}`,
        body,
      });
    }
  }
}

function put<T extends Definition>(
  into: Map<string, T>,
  name: string,
  definition: T,
  overrides: boolean,
): void {
  const present = into.get(name);
  if (present === undefined) {
    into.set(name, definition);
    return;
  }
  if (!overrides) {
    throw new LandbridgeError({
      code: 'MDL006',
      place: `${definition.file}#${definition.pointer}`,
      message: `defined twice, first in ${present.file}`,
      fix: 'keep one of the two',
    });
  }
  const body =
    isJsonMap(present.body) && isJsonMap(definition.body)
      ? { ...present.body, ...definition.body }
      : definition.body;
  into.set(
    name,
    Object.assign(Object.create(Object.getPrototypeOf(definition) as object) as T, definition, { body }),
  );
}

function backendIn(settings: JsonMap): Backend | undefined {
  for (const [type, value] of labelled(settings, 'backend')) return { type, config: mapsIn(value)[0] ?? {} };
  for (const cloud of mapsIn(member(settings, 'cloud'))) return { type: 'remote', config: cloud };
  return undefined;
}

/** `terraform.tfvars`, `terraform.tfvars.json`, then `*.auto.tfvars` and `*.auto.tfvars.json` in order: the later wins. */
function addVariableFiles(source: Mutable): void {
  const names = existsSync(source.directory) ? [...namesIn(source.directory)].sort() : [];
  const first = ['terraform.tfvars', 'terraform.tfvars.json'].filter((name) => names.includes(name));
  for (const name of [...first, ...names.filter((candidate) => /\.auto\.tfvars(\.json)?$/.test(candidate))]) {
    const file = join(source.directory, name);
    for (const [variable, body] of variablesIn(file)) {
      source.variableValues.set(variable, { file, pointer: `/${variable}`, body });
    }
  }
}

function variablesIn(file: string): Iterable<readonly [string, Json]> {
  if (!file.endsWith('.json')) return readVariableFile(file);
  const content = readJsonFile(file);
  return isJsonMap(content) ? Object.entries(content) : [];
}
