import { crc32 } from 'node:zlib';
import type { TfObject, TfValue } from '../../contract';
import { blocks, isObject, text, texts } from '../../types/values';
import type { Answer } from '../answer';
import { DataSourceProblem } from '../answer';

type Json = string | boolean | number | null | Json[] | { [name: string]: Json };
interface Document {
  Version?: string;
  Id?: string;
  Statement?: Statement[];
}
interface Statement {
  Sid?: string;
  Effect?: string;
  Action?: Json;
  NotAction?: Json;
  Resource?: Json;
  NotResource?: Json;
  Principal?: Json;
  NotPrincipal?: Json;
  Condition?: Json;
}

const DEFAULT_VERSION = '2012-10-17';

/**
 * `aws_iam_policy_document`, written as the provider writes it: one value stands alone, several in descending order, values
 * of conditions in the order given, names of principals and conditions ascending, `&{…}` as `${…}`.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
export const policyDocument: Answer = ({ config }) => {
  const merged: Document = {};
  const sids = new Set<string>();
  sources(config).forEach((source, index) => {
    const document = parse(source, `source document ${index}`);
    for (const { Sid } of document.Statement ?? []) {
      if (Sid !== undefined && sids.has(Sid))
        throw new DataSourceProblem(
          `duplicate Sid (${Sid}) in source_policy_documents; remove it or make it unique`,
        );
      if (Sid !== undefined) sids.add(Sid);
    }
    merge(merged, document);
  });
  merge(merged, ownDocument(config));
  overrides(config).forEach((override, index) =>
    merge(merged, parse(override, `override document ${index}`)),
  );
  const ordered = inOrder(merged);
  const json = escaped(JSON.stringify(ordered, null, 2));
  return {
    json,
    minified_json: escaped(JSON.stringify(ordered)),
    id: String(crc32(json)),
    version: text(config, 'version') ?? DEFAULT_VERSION,
  };
};

const sources = (config: TfObject): readonly string[] => [
  ...(text(config, 'source_json') === undefined ? [] : [String(config['source_json'])]),
  ...texts(config, 'source_policy_documents').filter((document) => document !== ''),
];
const overrides = (config: TfObject): readonly string[] => [
  ...texts(config, 'override_policy_documents').filter((document) => document !== ''),
  ...(text(config, 'override_json') === undefined ? [] : [String(config['override_json'])]),
];

function ownDocument(config: TfObject): Document {
  const Version = text(config, 'version') ?? DEFAULT_VERSION;
  const Id = text(config, 'policy_id');
  const statements = blocks(config, 'statement').map((statement) => ownStatement(statement, Version));
  const seen = new Set<string>();
  for (const { Sid } of statements) {
    if (Sid !== undefined && seen.has(Sid))
      throw new DataSourceProblem(`duplicate Sid (${Sid}); remove it or make it unique`);
    if (Sid !== undefined) seen.add(Sid);
  }
  return { Version, ...(Id !== undefined && { Id }), Statement: statements };
}

function ownStatement(from: TfObject, version: string): Statement {
  const list = (name: string): Json | undefined => oneOrSeveral(texts(from, name));
  const replaced = (name: string): Json | undefined =>
    oneOrSeveral(texts(from, name).map((value) => variables(value, version)));
  return defined({
    Sid: text(from, 'sid'),
    Effect: text(from, 'effect') ?? 'Allow',
    Action: list('actions'),
    NotAction: list('not_actions'),
    Resource: replaced('resources'),
    NotResource: replaced('not_resources'),
    Principal: principals(blocks(from, 'principals'), version),
    NotPrincipal: principals(blocks(from, 'not_principals'), version),
    Condition: conditions(blocks(from, 'condition'), version),
  });
}

/** The provider's own order: one value alone, several descending. */
function oneOrSeveral(values: readonly string[]): Json | undefined {
  if (values.length <= 1) return values[0];
  return [...values].sort(byBytes).reverse();
}

/** Go sorts text by bytes, JavaScript by UTF-16 units. */
const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

function variables(value: string, version: string): string {
  if (version === '2008-10-17' && value.includes('&{'))
    throw new DataSourceProblem(
      `found &{ sequence in (${value}), which is not supported in document version 2008-10-17`,
    );
  return value.replaceAll('&{', '${');
}

function principals(from: readonly TfObject[], version: string): Json | undefined {
  if (from.length === 0) return undefined;
  const identifiers = (principal: TfObject): string[] =>
    texts(principal, 'identifiers').map((one) => variables(one, version));
  const [first] = from;
  if (from.length === 1 && first?.['type'] === '*' && identifiers(first).join() === '*') return '*';
  const byType = new Map<string, string[]>();
  for (const principal of from) {
    const type = String(principal['type'] ?? '');
    byType.set(type, [...(byType.get(type) ?? []), ...identifiers(principal).sort(byBytes).reverse()]);
  }
  return Object.fromEntries(
    [...byType]
      .sort(([a], [b]) => byBytes(a, b))
      .map(([type, values]) => [type, values.length === 1 ? (values[0] ?? '') : values]),
  );
}

function conditions(from: readonly TfObject[], version: string): Json | undefined {
  if (from.length === 0) return undefined;
  const byTest: Record<string, Record<string, string[]>> = {};
  for (const condition of from) {
    const variable = ((byTest[String(condition['test'])] ??= {})[String(condition['variable'])] ??= []);
    variable.push(...texts(condition, 'values').map((value) => variables(value, version)));
  }
  return sortedNames(byTest, (test) =>
    sortedNames(test, (values) => (values.length === 1 ? (values[0] ?? '') : values)),
  );
}

function sortedNames<T>(from: Record<string, T>, value: (of: T) => Json): { [name: string]: Json } {
  return Object.fromEntries(
    Object.entries(from)
      .sort(([a], [b]) => byBytes(a, b))
      .map(([name, one]) => [name, value(one)]),
  );
}

/** Later documents replace statements of the same Sid and add the others. */
function merge(into: Document, from: Document): void {
  if (from.Id !== undefined && from.Id !== '') into.Id = from.Id;
  if ((from.Version ?? '') > (into.Version ?? '')) into.Version = from.Version ?? '';
  for (const statement of from.Statement ?? []) {
    const statements = (into.Statement ??= []);
    const same = statement.Sid === undefined ? -1 : statements.findIndex(({ Sid }) => Sid === statement.Sid);
    if (same < 0) statements.push(statement);
    else statements[same] = statement;
  }
}

/** A document given as JSON; principals and conditions come out in the provider's form. */
function parse(json: string, which: string): Document {
  let parsed: Json;
  try {
    parsed = JSON.parse(json) as Json;
  } catch (error) {
    throw new DataSourceProblem(`merging ${which}: ${error instanceof Error ? error.message : 'no JSON'}`);
  }
  if (!isObject(parsed as TfValue))
    throw new DataSourceProblem(`merging ${which}: a policy has to be a JSON object`);
  const { Version, Id, Statement: given } = parsed as Record<string, Json>;
  if (given !== undefined && !Array.isArray(given))
    throw new DataSourceProblem(`merging ${which}: Statement has to be a list: write [{…}] for a single one`);
  return defined({
    Version: typeof Version === 'string' ? Version : undefined,
    Id: typeof Id === 'string' ? Id : undefined,
    Statement: (given ?? []).map((statement) => normalized(statement as Record<string, Json>)),
  });
}

function normalized(statement: Record<string, Json>): Statement {
  const { Principal, NotPrincipal, Condition, Sid, ...rest } = statement;
  return defined({
    ...rest,
    Sid: Sid === '' ? undefined : (Sid as string | undefined),
    Principal: principalOf(Principal),
    NotPrincipal: principalOf(NotPrincipal),
    Condition: conditionOf(Condition),
  });
}

function principalOf(given: Json | undefined): Json | undefined {
  if (given === undefined || typeof given === 'string') return given === undefined ? undefined : '*';
  const from = Object.entries(given as Record<string, Json>).map(([type, identifiers]): TfObject => ({
    type,
    identifiers: (Array.isArray(identifiers) ? identifiers : [identifiers]) as string[],
  }));
  const rendered = principals(from, DEFAULT_VERSION);
  if (rendered === undefined || typeof rendered === 'string') return rendered;
  // A list of one in the text stays a list.
  for (const [type, identifiers] of Object.entries(given as Record<string, Json>))
    if (Array.isArray(identifiers) && identifiers.length === 1)
      (rendered as Record<string, Json>)[type] = identifiers;
  return rendered;
}

function conditionOf(given: Json | undefined): Json | undefined {
  if (given === undefined) return undefined;
  return sortedNames(given as Record<string, Record<string, Json>>, (test) =>
    sortedNames(test, (values) => {
      const list = (Array.isArray(values) ? values : [values]).map(String);
      return list.length === 1 ? (list[0] ?? '') : list;
    }),
  );
}

const DOCUMENT_ORDER = ['Version', 'Id', 'Statement'] as const;
const STATEMENT_ORDER = [
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Principal',
  'NotPrincipal',
  'Condition',
] as const;

function inOrder(document: Document): Record<string, unknown> {
  const ordered: Record<string, unknown> = {};
  for (const name of DOCUMENT_ORDER) {
    const value = document[name];
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) continue;
    ordered[name] = Array.isArray(value)
      ? value.map((statement) =>
          Object.fromEntries(
            STATEMENT_ORDER.flatMap((key) => (statement[key] === undefined ? [] : [[key, statement[key]]])),
          ),
        )
      : value;
  }
  return ordered;
}

/** Go writes these characters as escapes. */
function escaped(json: string): string {
  return json.replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function defined<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}
