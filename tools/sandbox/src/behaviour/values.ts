import { UnknownValue, type BlockSchema, type CtyType, type TfObject, type TfValue } from '../contract';

/** Questions about values that every part of the engine asks. */

export function isUnknown(value: TfValue | undefined): value is UnknownValue {
  return value instanceof UnknownValue;
}

export function isAbsent(value: TfValue | undefined): value is null | undefined {
  return value === null || value === undefined;
}

export function isObject(value: TfValue | undefined): value is TfObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isUnknown(value);
}

/** True when nothing inside the value is unknown. */
export function isWhollyKnown(value: TfValue | undefined): boolean {
  if (isUnknown(value)) return false;
  if (Array.isArray(value)) return value.every(isWhollyKnown);
  if (isObject(value)) return Object.values(value).every(isWhollyKnown);
  return true;
}

/** A text that is equal for equal values; elements of sets are sorted when the type is given. */
export function canonical(value: TfValue | undefined, type?: CtyType): string {
  if (isAbsent(value)) return 'null';
  if (isUnknown(value)) return '?';
  if (Array.isArray(value)) {
    const items = value.map((item) => canonical(item, elementType(type)));
    return `[${(isSet(type) ? items.sort() : items).join()}]`;
  }
  if (isObject(value)) {
    const keys = Object.keys(value).sort();
    return `{${keys.map((key) => `${key}:${canonical(value[key], fieldType(type, key))}`).join()}}`;
  }
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}

/** Equality as Terraform sees it: absent equals null, sets have no order; an unknown value equals nothing. */
export function equal(a: TfValue | undefined, b: TfValue | undefined, type?: CtyType): boolean {
  if (isUnknown(a) || isUnknown(b)) return false;
  if (isAbsent(a) || isAbsent(b)) return isAbsent(a) && isAbsent(b);
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object') return String(a) === String(b);
  return isWhollyKnown(a) && isWhollyKnown(b) && canonical(a, type) === canonical(b, type);
}

/** The value of a block as a type, so that blocks compare like attributes of objects. */
export function blockType(block: BlockSchema): CtyType {
  const fields: Record<string, CtyType> = {};
  for (const [name, attribute] of Object.entries(block.attributes ?? {})) fields[name] = attribute.type;
  for (const [name, nested] of Object.entries(block.block_types ?? {})) {
    const inner = blockType(nested.block);
    const mode = nested.nesting_mode;
    fields[name] = mode === 'single' || mode === 'group' ? inner : [mode, inner];
  }
  return ['object', fields];
}

export function elementType(type: CtyType | undefined): CtyType | undefined {
  if (!Array.isArray(type)) return undefined;
  return type[0] === 'list' || type[0] === 'set' || type[0] === 'map' ? type[1] : undefined;
}

function fieldType(type: CtyType | undefined, name: string): CtyType | undefined {
  if (!Array.isArray(type)) return undefined;
  return type[0] === 'object' ? type[1][name] : elementType(type);
}

function isSet(type: CtyType | undefined): boolean {
  return Array.isArray(type) && type[0] === 'set';
}

/** The elements of a list, set or single block; none when absent or unknown. */
export function elementsOf(value: TfValue | undefined): TfObject[] {
  if (Array.isArray(value)) return value.filter(isObject);
  return isObject(value) ? [value] : [];
}
