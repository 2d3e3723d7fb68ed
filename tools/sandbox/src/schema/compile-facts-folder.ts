import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { compileFacts, type DumpedFacts, type ReadFacts } from '../behaviour/compile-facts';
import type { TypeFacts } from '../behaviour/facts';
import { compileSchema, type ProviderSchema } from './compile-schema';

const PROVIDER = 'registry.terraform.io/hashicorp/aws';
const SCHEMA = 'provider-6.25.0.json.gz';
const DUMP = 'behaviour-5.31.json.gz';
/** Top-level blocks that are optional and computed, by type. */
const COMPUTED_BLOCKS = 'computed-blocks.json';

interface SchemaFile {
  readonly provider_schemas: Readonly<Record<string, ProviderSchema>>;
}

/** What {@link compileFactsFolder} found and wrote. */
export interface CompiledFolder {
  readonly resources: number;
  readonly dataSources: number;
  readonly simulated: number;
  readonly bytes: number;
}

/** Replaces the provider schema in `folder` by the output of `terraform providers schema -json`. */
export function takeSchema(folder: string, json: Buffer): void {
  const file = JSON.parse(json.toString('utf8')) as SchemaFile;
  if (file.provider_schemas[PROVIDER] === undefined)
    throw new RangeError(`no schema of ${PROVIDER} in the file`);
  writeFileSync(join(folder, SCHEMA), gzipSync(json, { level: 9 }));
}

/** Turns the facts into the forms that the provider loads quickly: `compiled/schema.pb.gz`, `compiled/behaviour.json.gz`. */
export function compileFactsFolder(folder: string): CompiledFolder {
  const { schema, behaviour } = compileForms(folder);
  mkdirSync(join(folder, 'compiled'), { recursive: true });
  const files = [
    ['schema.pb.gz', schema],
    ['behaviour.json.gz', behaviour],
  ] as const;
  let bytes = 0;
  for (const [name, content] of files) {
    const packed = gzipSync(content, { level: 9 });
    bytes += packed.length;
    writeFileSync(join(folder, 'compiled', name), packed);
  }
  const types = readSchema(folder);
  return {
    resources: Object.keys(types.resource_schemas).length,
    dataSources: Object.keys(types.data_source_schemas).length,
    simulated: Object.keys(JSON.parse(behaviour.toString('utf8')) as object).length,
    bytes,
  };
}

/** The compiled forms, not compressed. */
export function compileForms(folder: string): { schema: Buffer; behaviour: Buffer } {
  const schema = readSchema(folder);
  const read = readNewer(join(folder, 'behaviour'));
  const dumped = readGzipJson(join(folder, DUMP)) as Record<string, DumpedFacts>;
  const left = JSON.parse(readFileSync(join(folder, COMPUTED_BLOCKS), 'utf8')) as Record<string, string[]>;
  const facts = new Map<string, TypeFacts>();
  for (const [type, typeSchema] of Object.entries(schema.resource_schemas)) {
    const compiled = compileFacts(typeSchema, read[type], dumped[type], left[type]);
    if (compiled !== undefined) facts.set(type, compiled);
  }
  const defaulted = new Map([...facts].map(([type, known]) => [type, new Set(Object.keys(known.defaults))]));
  const texts = Object.fromEntries([...facts].sort().map(([type, known]) => [type, JSON.stringify(known)]));
  return { schema: compileSchema(schema, defaulted), behaviour: Buffer.from(JSON.stringify(texts)) };
}

function readSchema(folder: string): ProviderSchema {
  const file = readGzipJson(join(folder, SCHEMA)) as SchemaFile;
  const schema = file.provider_schemas[PROVIDER];
  if (schema === undefined) throw new RangeError(`no schema of ${PROVIDER} in ${SCHEMA}`);
  return schema;
}

function readNewer(folder: string): Record<string, ReadFacts> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const parts = files.map(
    (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, ReadFacts>,
  );
  return Object.assign({}, ...parts) as Record<string, ReadFacts>;
}

function readGzipJson(file: string): unknown {
  return JSON.parse(gunzipSync(readFileSync(file)).toString('utf8'));
}
