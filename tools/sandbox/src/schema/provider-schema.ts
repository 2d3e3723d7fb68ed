import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { AttributeSchema, BlockSchema, CtyType, NestedBlockSchema } from '../contract';
import { factsFolder } from '../facts-folder';
import { readFields } from '../protocol/wire';
import type { TypeSchema } from './compile-schema';

const NESTING_NAMES = ['', 'single', 'list', 'set', 'map', 'group'] as const;

/** The schema of every type of the provider: the response Terraform gets, and types decoded from it when first used. */
export class SchemaCatalog {
  readonly provider: TypeSchema;
  private readonly resources = new Map<string, Uint8Array>();
  private readonly dataSources = new Map<string, Uint8Array>();
  private readonly decoded = new Map<Uint8Array, TypeSchema>();

  /** @param response encoded `GetProviderSchema.Response` */
  constructor(readonly response: Buffer) {
    let provider: TypeSchema | undefined;
    readFields(response, (field, value) => {
      if (typeof value === 'number') return;
      if (field === 1) provider = decodeType(value);
      if (field === 2) add(this.resources, value);
      if (field === 3) add(this.dataSources, value);
    });
    if (provider === undefined) throw new RangeError('the compiled schema has no provider block');
    this.provider = provider;
  }

  resource(type: string): TypeSchema | undefined {
    return this.decode(this.resources.get(type));
  }

  dataSource(type: string): TypeSchema | undefined {
    return this.decode(this.dataSources.get(type));
  }

  get resourceTypes(): readonly string[] {
    return [...this.resources.keys()];
  }

  get dataSourceTypes(): readonly string[] {
    return [...this.dataSources.keys()];
  }

  private decode(bytes: Uint8Array | undefined): TypeSchema | undefined {
    if (bytes === undefined) return undefined;
    let type = this.decoded.get(bytes);
    if (type === undefined) this.decoded.set(bytes, (type = decodeType(bytes)));
    return type;
  }
}

let catalog: SchemaCatalog | undefined;

/** The catalog of the provider version in `facts/`. */
export function schemaCatalog(): SchemaCatalog {
  catalog ??= new SchemaCatalog(gunzipSync(readFileSync(join(factsFolder(), 'compiled', 'schema.pb.gz'))));
  return catalog;
}

function add(types: Map<string, Uint8Array>, entry: Uint8Array): void {
  let name = '';
  let schema: Uint8Array | undefined;
  readFields(entry, (field, value) => {
    if (typeof value === 'number') return;
    if (field === 1) name = text(value);
    if (field === 2) schema = value;
  });
  if (schema !== undefined) types.set(name, schema);
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

function decodeType(bytes: Uint8Array): TypeSchema {
  let version = 0;
  let block: BlockSchema = {};
  readFields(bytes, (field, value) => {
    if (field === 1 && typeof value === 'number') version = value;
    if (field === 2 && typeof value !== 'number') block = decodeBlock(value);
  });
  return { version, block };
}

function decodeBlock(bytes: Uint8Array): BlockSchema {
  const attributes: Record<string, AttributeSchema> = {};
  const block_types: Record<string, NestedBlockSchema> = {};
  readFields(bytes, (field, value) => {
    if (typeof value === 'number') return;
    if (field === 2) {
      const [name, attribute] = decodeAttribute(value);
      attributes[name] = attribute;
    }
    if (field === 3) {
      const [name, nested] = decodeNested(value);
      block_types[name] = nested;
    }
  });
  return { attributes, block_types };
}

function decodeAttribute(bytes: Uint8Array): [string, AttributeSchema] {
  let name = '';
  let type: CtyType = 'dynamic';
  const flags = new Set<number>();
  readFields(bytes, (field, value) => {
    if (typeof value === 'number') flags.add(field);
    else if (field === 1) name = text(value);
    else if (field === 2) type = JSON.parse(text(value)) as CtyType;
  });
  return [
    name,
    {
      type,
      required: flags.has(4),
      optional: flags.has(5),
      computed: flags.has(6),
      sensitive: flags.has(7),
      deprecated: flags.has(9),
      write_only: flags.has(10),
    },
  ];
}

function decodeNested(bytes: Uint8Array): [string, NestedBlockSchema] {
  let name = '';
  let block: BlockSchema = {};
  const numbers = new Map<number, number>();
  readFields(bytes, (field, value) => {
    if (typeof value === 'number') numbers.set(field, value);
    else if (field === 1) name = text(value);
    else if (field === 2) block = decodeBlock(value);
  });
  const nesting_mode = NESTING_NAMES[numbers.get(3) ?? 0];
  if (nesting_mode === undefined || nesting_mode === '')
    throw new RangeError(`block ${name} has no nesting mode`);
  return [name, { nesting_mode, block, min_items: numbers.get(4) ?? 0, max_items: numbers.get(5) ?? 0 }];
}
