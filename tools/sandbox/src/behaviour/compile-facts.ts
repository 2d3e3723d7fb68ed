import type { BlockSchema, CtyType, TfValue } from '../contract';
import type { TypeSchema } from '../schema/compile-schema';
import type { TypeFacts } from './facts';
import { normalFormOf } from './compile-normal-forms';
import { rulesFromDump, rulesFromWords, type DumpedRule } from './compile-rules';
import type { Rule } from './validate/rule';

/** One type in `facts/behaviour/*.json`: read off newer sources. */
export interface ReadFacts {
  readonly kind: 'sdkv2' | 'framework';
  readonly forceNew?: readonly string[];
  readonly defaults?: Readonly<Record<string, TfValue>>;
  readonly optionalComputed?: readonly string[];
  readonly conflictsWith?: readonly (readonly string[])[];
  readonly exactlyOneOf?: readonly (readonly string[])[];
  readonly atLeastOneOf?: readonly (readonly string[])[];
  readonly requiredWith?: Readonly<Record<string, readonly string[]>>;
  readonly validation?: Readonly<Record<string, string>>;
}

/** One type in `facts/behaviour-5.31.json.gz`: dumped from a real provider. */
export interface DumpedFacts {
  readonly kind: 'sdkv2' | 'framework';
  readonly forceNew?: readonly string[];
  readonly noUpdate?: boolean;
  readonly importer?: boolean;
  readonly defaults?: Readonly<Record<string, TfValue>>;
  readonly defaultsWords?: Readonly<Record<string, string>>;
  readonly conflictsWith?: Readonly<Record<string, readonly string[]>>;
  readonly exactlyOneOf?: Readonly<Record<string, readonly string[]>>;
  readonly atLeastOneOf?: Readonly<Record<string, readonly string[]>>;
  readonly requiredWith?: Readonly<Record<string, readonly string[]>>;
  readonly validation?: Readonly<Record<string, DumpedRule>>;
  readonly stateFunc?: readonly string[];
  readonly diffSuppress?: readonly string[];
}

/** One set of facts out of both sources: where they differ, what was read off the newer source wins. */
export function compileFacts(
  schema: TypeSchema,
  read: ReadFacts | undefined,
  dumped: DumpedFacts | undefined,
  leftBlocks: readonly string[] = [],
): TypeFacts | undefined {
  if (read === undefined && dumped === undefined) return undefined;
  const exists = (path: string): boolean => hasPath(schema.block, path);
  const oneOf = groups(read?.exactlyOneOf ?? dumpedGroups(dumped?.exactlyOneOf), exists);
  const late = (group: readonly string[]): boolean =>
    insideAttribute(schema.block, group) || (read !== undefined && onlyConflicts(dumped, group));
  const forceNew = (read?.forceNew ?? dumped?.forceNew ?? []).filter(exists);
  const facts: TypeFacts = {
    origin: read === undefined ? 'dumped' : 'read',
    kind: read?.kind ?? dumped?.kind ?? 'sdkv2',
    forceNew,
    defaults: defaults(schema.block, read, dumped),
    ...optional('computedBlocks', computedBlocks(schema, read, dumped, leftBlocks)),
    importable: dumped?.importer ?? read !== undefined,
    ...optional('noUpdate', dumped?.noUpdate === true && read === undefined ? true : undefined),
    ...optional(
      'conflictsWith',
      pairs(
        [
          ...(read?.conflictsWith ?? []),
          ...conflictPairs(read === undefined ? dumped?.conflictsWith : undefined),
        ].concat(oneOf.filter((group) => onlyConflicts(dumped, group))),
        exists,
      ),
    ),
    ...optional(
      'exactlyOneOf',
      oneOf.filter((group) => !late(group)),
    ),
    ...optional('oneOfAtApply', oneOf.filter(late)),
    ...optional('atLeastOneOf', groups(read?.atLeastOneOf ?? dumpedGroups(dumped?.atLeastOneOf), exists)),
    ...optional('requiredWith', read?.requiredWith ?? dumped?.requiredWith),
    ...optional('validation', validation(read, dumped, exists)),
    ...optional('diffSuppress', dumped?.diffSuppress?.filter(exists)),
    ...optional('normalForms', normalForms(read, dumped, exists)),
  };
  return facts;
}

/** Only the older plugin SDK has blocks that are optional and computed. */
function computedBlocks(
  schema: TypeSchema,
  read: ReadFacts | undefined,
  dumped: DumpedFacts | undefined,
  leftBlocks: readonly string[],
): string[] {
  if ((read?.kind ?? dumped?.kind) === 'framework') return [];
  const paths = new Set([...(read?.optionalComputed ?? []), ...leftBlocks]);
  return [...paths].filter((path) => isBlock(schema.block, path));
}

/** Inside attributes written as blocks the plugin SDK checks no groups; the provider does it when it calls AWS. */
function insideAttribute(block: BlockSchema, group: readonly string[]): boolean {
  return group.some(
    (path) => path.includes('.') && block.attributes?.[path.split('.')[0] ?? ''] !== undefined,
  );
}

/** The older provider refused both but accepted none of them at plan, which is the safer reading: AWS refuses at apply. */
function onlyConflicts(dumped: DumpedFacts | undefined, group: readonly string[]): boolean {
  const [one = '', other = ''] = group;
  return group.length === 2 && dumped?.conflictsWith?.[one]?.includes(other) === true;
}

function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  if (value === undefined || (typeof value === 'object' && Object.keys(value as object).length === 0))
    return {};
  return { [key]: value } as Partial<Record<K, V>>;
}

function defaults(
  block: BlockSchema,
  read: ReadFacts | undefined,
  dumped: DumpedFacts | undefined,
): Record<string, TfValue> {
  const fromWords = Object.entries(dumped?.defaultsWords ?? {}).map(([path, words]): [string, TfValue] => [
    path,
    valueInWords(words),
  ]);
  const known = read?.defaults ?? { ...dumped?.defaults, ...Object.fromEntries(fromWords) };
  return Object.fromEntries(
    Object.entries(known).flatMap(([path, value]): [string, TfValue][] => {
      const type = typeAt(block, path.split('.'));
      return type === undefined ? [] : [[path, asType(type, value)]];
    }),
  );
}

/** Framework types say "value defaults to x". */
function valueInWords(words: string): TfValue {
  const text = words.replace(/^value defaults to ?/, '');
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d+$/.test(text) ? Number(text) : text;
}

function conflictPairs(conflicts: DumpedFacts['conflictsWith']): string[][] {
  return Object.entries(conflicts ?? {}).flatMap(([path, others]) => others.map((other) => [path, other]));
}

function dumpedGroups(of: Readonly<Record<string, readonly string[]>> | undefined): string[][] {
  return Object.entries(of ?? {}).map(([path, group]) => [...new Set([path, ...group])]);
}

/** Pairs of different paths that both exist, each once. */
function pairs(all: readonly (readonly string[])[], exists: (path: string) => boolean): string[][] {
  const spread = all.flatMap((group) => group.slice(1).map((other) => [group[0] ?? other, other]));
  return groups(spread, exists);
}

function groups(all: readonly (readonly string[])[], exists: (path: string) => boolean): string[][] {
  const unique = new Map<string, string[]>();
  for (const group of all) {
    const known = [...new Set(group)].filter(exists).sort();
    if (known.length > 1) unique.set(known.join('|'), known);
  }
  return [...unique.values()];
}

function validation(
  read: ReadFacts | undefined,
  dumped: DumpedFacts | undefined,
  exists: (path: string) => boolean,
): Record<string, Rule[]> {
  const rules: Record<string, Rule[]> = {};
  for (const [path, rule] of Object.entries(dumped?.validation ?? {}))
    if (exists(path)) rules[path] = rulesFromDump(rule);
  for (const [path, words] of Object.entries(read?.validation ?? {})) {
    // What the newer source says in words that are not understood overrules the older rule all the same.
    if (exists(path)) rules[path] = rulesFromWords(words);
  }
  return Object.fromEntries(Object.entries(rules).filter(([, list]) => list.length > 0));
}

function normalForms(
  read: ReadFacts | undefined,
  dumped: DumpedFacts | undefined,
  exists: (path: string) => boolean,
): NonNullable<TypeFacts['normalForms']> {
  const marked = new Set([...(dumped?.stateFunc ?? []), ...(dumped?.diffSuppress ?? [])]);
  const paths = new Set([
    ...marked,
    ...Object.keys(read?.validation ?? {}),
    ...Object.keys(dumped?.validation ?? {}),
  ]);
  const forms: Record<string, NonNullable<ReturnType<typeof normalFormOf>>> = {};
  for (const path of paths) {
    const words = [read?.validation?.[path] ?? '', ...(dumped?.validation?.[path]?.words ?? [])].join(' ');
    const form = exists(path) ? normalFormOf(path, words, marked.has(path)) : undefined;
    if (form !== undefined) forms[path] = form;
  }
  return forms;
}

function isBlock(block: BlockSchema, path: string): boolean {
  const [name = '', ...rest] = path.split('.');
  const nested = block.block_types?.[name];
  return nested !== undefined && (rest.length === 0 || isBlock(nested.block, rest.join('.')));
}

/** The provider's versions differ in the types of a few attributes. */
function asType(type: CtyType, value: TfValue): TfValue {
  if (type === 'string' && (typeof value === 'boolean' || typeof value === 'number')) return String(value);
  if (type === 'number' && typeof value === 'string') return Number(value);
  if (type === 'bool' && typeof value === 'string') return value === 'true';
  return value;
}

/** The type of the attribute at a path through blocks and through attributes that hold objects. */
function typeAt(block: BlockSchema, path: readonly string[]): CtyType | undefined {
  const [name = '', ...rest] = path;
  const attribute = block.attributes?.[name];
  if (attribute !== undefined) return rest.length === 0 ? attribute.type : fieldAt(attribute.type, rest);
  const nested = block.block_types?.[name];
  return nested === undefined || rest.length === 0 ? undefined : typeAt(nested.block, rest);
}

function fieldAt(type: CtyType, path: readonly string[]): CtyType | undefined {
  if (!Array.isArray(type)) return undefined;
  if (type[0] === 'list' || type[0] === 'set') return fieldAt(type[1], path);
  const [name = '', ...rest] = path;
  const field = type[0] === 'object' ? type[1][name] : undefined;
  return field === undefined || rest.length === 0 ? field : fieldAt(field, rest);
}

/** True when the dotted path names an attribute or block of the type, or a field of an attribute of objects. */
export function hasPath(block: BlockSchema, path: string): boolean {
  const [name = '', ...rest] = path.split('.');
  const attribute = block.attributes?.[name];
  if (attribute !== undefined) return true;
  const nested = block.block_types?.[name];
  if (nested === undefined) return false;
  return rest.length === 0 || hasPath(nested.block, rest.join('.'));
}
