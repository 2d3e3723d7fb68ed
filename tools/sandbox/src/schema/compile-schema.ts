import type { AttributeSchema, BlockSchema, NestedBlockSchema } from '../contract';
import { WireWriter } from '../protocol/wire';

/** One type as `terraform providers schema -json` gives it. */
export interface TypeSchema {
  readonly version: number;
  readonly block: BlockSchema;
}
/** The provider's part of `terraform providers schema -json`. */
export interface ProviderSchema {
  readonly provider: TypeSchema;
  readonly resource_schemas: Readonly<Record<string, TypeSchema>>;
  readonly data_source_schemas: Readonly<Record<string, TypeSchema>>;
}

export const NESTING = { single: 1, list: 2, set: 3, map: 4, group: 5 } as const;
/** `get_provider_schema_optional`: Terraform asks once a process, not once a provider configuration. */
const SERVER_CAPABILITIES = new WireWriter().varint(2, 1).finish();

/**
 * The response of `GetProviderSchema`, so that serving 2,210 types costs one write. `defaulted` names, for each resource
 * type, the dotted paths of attributes with a provider default: without the legacy type system such an attribute has to
 * be optional and computed.
 */
export function compileSchema(
  schema: ProviderSchema,
  defaulted: ReadonlyMap<string, ReadonlySet<string>>,
): Buffer {
  const response = new WireWriter().bytes(1, encodeType(schema.provider, new Set()));
  for (const [name, type] of sorted(schema.resource_schemas))
    response.bytes(2, entry(name, encodeType(type, defaulted.get(name) ?? new Set())));
  for (const [name, type] of sorted(schema.data_source_schemas))
    response.bytes(3, entry(name, encodeType(type, new Set())));
  return response.bytes(6, SERVER_CAPABILITIES).finish();
}

function sorted<T>(record: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}

function entry(name: string, schema: Buffer): Buffer {
  return new WireWriter().text(1, name).bytes(2, schema).finish();
}

function encodeType(type: TypeSchema, defaulted: ReadonlySet<string>): Buffer {
  return new WireWriter()
    .varint(1, type.version)
    .bytes(2, encodeBlock(type.block, defaulted, ''))
    .finish();
}

function encodeBlock(block: BlockSchema, defaulted: ReadonlySet<string>, prefix: string): Buffer {
  const writer = new WireWriter();
  for (const [name, attribute] of sorted(block.attributes ?? {}))
    writer.bytes(2, encodeAttribute(name, attribute, defaulted.has(prefix + name)));
  for (const [name, nested] of sorted(block.block_types ?? {}))
    writer.bytes(3, encodeNested(name, nested, defaulted, `${prefix}${name}.`));
  return writer.finish();
}

function encodeAttribute(name: string, attribute: AttributeSchema, hasDefault: boolean): Buffer {
  const writer = new WireWriter().text(1, name).text(2, JSON.stringify(attribute.type));
  if (attribute.required) writer.varint(4, 1);
  if (attribute.optional) writer.varint(5, 1);
  const writeOnly = attribute.write_only || isWriteOnly(name, attribute);
  const strict = hasDefault && attribute.optional && !writeOnly;
  if (attribute.computed || strict) writer.varint(6, 1);
  if (attribute.sensitive) writer.varint(7, 1);
  if (attribute.deprecated) writer.varint(9, 1);
  if (writeOnly) writer.varint(10, 1);
  return writer.finish();
}

/** The schema that was derived from bindings does not tell; all write-only arguments of the provider are named so. */
function isWriteOnly(name: string, attribute: AttributeSchema): boolean {
  return name.endsWith('_wo') && attribute.optional === true && !attribute.computed;
}

function encodeNested(
  name: string,
  nested: NestedBlockSchema,
  defaulted: ReadonlySet<string>,
  prefix: string,
): Buffer {
  const writer = new WireWriter()
    .text(1, name)
    .bytes(2, encodeBlock(nested.block, defaulted, prefix))
    .varint(3, NESTING[nested.nesting_mode]);
  if (nested.min_items) writer.varint(4, nested.min_items);
  if (nested.max_items) writer.varint(5, nested.max_items);
  return writer.finish();
}
