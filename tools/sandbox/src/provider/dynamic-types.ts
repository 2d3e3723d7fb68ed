import type { BlockSchema, CtyType, NestedBlockSchema, TfObject, TfValue } from '../contract';
import { isAbsent, isObject, isUnknown } from '../behaviour/values';

/**
 * A value of type `dynamic` travels with its type: on the wire as `[type, value]`, in state files and here as
 * `{ type, value }`. A list of blocks that holds such a value is, to Terraform, a tuple and dynamic as a whole, with the
 * types of its elements given once at the top. Few types have that (WAF statements, documents of any form).
 */
export function fromWire(block: BlockSchema, value: TfValue): TfObject | null {
  if (!isObject(value)) return null;
  return hasDynamic(block) ? readBlock(block, value, undefined) : value;
}

export function toWire(block: BlockSchema, value: TfObject | null): TfObject | null {
  return value !== null && hasDynamic(block) ? writeBlock(block, value, false) : value;
}

type Fields = Readonly<Record<string, CtyType>>;

/** `types` are the concrete types when an enclosing tuple gave them; then values inside carry none of their own. */
function readBlock(block: BlockSchema, values: TfObject, types: Fields | undefined): TfObject {
  const out = { ...values };
  for (const [name, attribute] of Object.entries(block.attributes ?? {})) {
    const value = out[name];
    if (attribute.type !== 'dynamic' || isAbsent(value) || isUnknown(value)) continue;
    const concrete = types?.[name];
    if (concrete !== undefined && concrete !== 'dynamic') out[name] = { type: concrete, value };
    else if (Array.isArray(value)) out[name] = { type: typeOf(value), value: value[1] ?? null };
  }
  for (const [name, nested] of Object.entries(block.block_types ?? {}))
    if (hasDynamic(nested.block)) out[name] = readNested(nested, out[name], types?.[name]);
  return out;
}

function readNested(
  nested: NestedBlockSchema,
  value: TfValue | undefined,
  given: CtyType | undefined,
): TfValue {
  if (isObject(value)) return readBlock(nested.block, value, fieldsOf(given));
  if (!Array.isArray(value)) return value ?? null;
  const paired = given === undefined || given === 'dynamic';
  const type = paired ? typeOf(value) : given;
  const items = paired ? value[1] : value;
  if (!Array.isArray(items)) return [];
  return items.map((item, index) =>
    isObject(item) ? readBlock(nested.block, item, fieldsOf(elementAt(type, index))) : item,
  );
}

function typeOf(pair: TfValue[]): CtyType {
  return JSON.parse(Buffer.from(pair[0] as unknown as Uint8Array).toString('utf8')) as CtyType;
}

function elementAt(type: CtyType | undefined, index: number): CtyType | undefined {
  if (!Array.isArray(type)) return undefined;
  return type[0] === 'tuple' ? type[1][index] : type[0] === 'list' || type[0] === 'set' ? type[1] : undefined;
}

function fieldsOf(type: CtyType | undefined): Fields | undefined {
  return Array.isArray(type) && type[0] === 'object' ? type[1] : undefined;
}

function writeBlock(block: BlockSchema, values: TfObject, typed: boolean): TfObject {
  const out = { ...values };
  for (const [name, attribute] of Object.entries(block.attributes ?? {})) {
    const value = out[name];
    if (attribute.type !== 'dynamic' || !isObject(value)) continue;
    out[name] = typed ? (value['value'] ?? null) : pair(value['type'] as CtyType, value['value'] ?? null);
  }
  for (const [name, nested] of Object.entries(block.block_types ?? {})) {
    const value = out[name];
    if (!hasDynamic(nested.block) || isAbsent(value) || isUnknown(value)) continue;
    if (isObject(value)) out[name] = writeBlock(nested.block, value, typed);
    else if (Array.isArray(value)) {
      const items = value.map((item) => (isObject(item) ? writeBlock(nested.block, item, true) : item));
      out[name] = typed ? items : pair(tupleType(nested.block, value), items);
    }
  }
  return out;
}

function pair(type: CtyType, value: TfValue): TfValue {
  return [Buffer.from(JSON.stringify(type), 'utf8') as unknown as TfValue, value];
}

function tupleType(block: BlockSchema, items: readonly TfValue[]): CtyType {
  return ['tuple', items.map((item) => objectType(block, isObject(item) ? item : {}))];
}

function objectType(block: BlockSchema, values: TfObject): CtyType {
  const fields: Record<string, CtyType> = {};
  for (const [name, attribute] of Object.entries(block.attributes ?? {})) {
    const value = values[name];
    fields[name] =
      attribute.type === 'dynamic' && isObject(value) ? (value['type'] as CtyType) : attribute.type;
  }
  for (const [name, nested] of Object.entries(block.block_types ?? {})) {
    const value = values[name];
    const single = nested.nesting_mode === 'single' || nested.nesting_mode === 'group';
    if (single) fields[name] = objectType(nested.block, isObject(value) ? value : {});
    else if (nested.nesting_mode === 'list' && hasDynamic(nested.block))
      fields[name] = tupleType(nested.block, Array.isArray(value) ? value : []);
    else fields[name] = [nested.nesting_mode as 'list', objectType(nested.block, {})];
  }
  return ['object', fields];
}

const known = new WeakMap<BlockSchema, boolean>();

function hasDynamic(block: BlockSchema): boolean {
  let found = known.get(block);
  if (found === undefined) {
    found =
      Object.values(block.attributes ?? {}).some(({ type }) => type === 'dynamic') ||
      Object.values(block.block_types ?? {}).some((nested) => hasDynamic(nested.block));
    known.set(block, found);
  }
  return found;
}
