import type { BlockSchema, CtyType, TfObject, TfValue } from '../contract';
import { isAbsent, isObject } from '../behaviour/values';

/**
 * State as stored, which another version of the provider may have written, in the form of the schema: attributes it does
 * not know are dropped, missing ones are null, and primitive values are converted.
 */
export function upgradeBlock(block: BlockSchema, stored: TfObject): TfObject {
  const out: TfObject = {};
  for (const [name, attribute] of Object.entries(block.attributes ?? {}))
    out[name] = upgradeValue(attribute.type, stored[name]);
  for (const [name, nested] of Object.entries(block.block_types ?? {})) {
    const value = stored[name];
    if (nested.nesting_mode === 'single' || nested.nesting_mode === 'group') {
      const object = Array.isArray(value) ? value[0] : value;
      out[name] = isObject(object) ? upgradeBlock(nested.block, object) : null;
    } else if (nested.nesting_mode === 'map') {
      out[name] = isObject(value) ? value : {};
    } else {
      const list = Array.isArray(value) ? value : isObject(value) ? [value] : [];
      out[name] = list.filter(isObject).map((item) => upgradeBlock(nested.block, item));
    }
  }
  return out;
}

function upgradeValue(type: CtyType, value: TfValue | undefined): TfValue {
  if (isAbsent(value)) return null;
  if (!Array.isArray(type)) return upgradePrimitive(type, value);
  switch (type[0]) {
    case 'map':
      return isObject(value)
        ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, upgradeValue(type[1], item)]))
        : null;
    case 'object':
      return isObject(value)
        ? Object.fromEntries(
            Object.entries(type[1]).map(([key, inner]) => [key, upgradeValue(inner, value[key])]),
          )
        : null;
    case 'tuple':
      return value;
    default:
      return Array.isArray(value) ? value.map((item) => upgradeValue(type[1], item)) : null;
  }
}

function upgradePrimitive(type: CtyType, value: TfValue): TfValue {
  if (type === 'dynamic') return value;
  if (typeof value === 'object') return null;
  if (type === 'string') return String(value);
  if (type === 'bool') return typeof value === 'boolean' ? value : value === 'true' || value === '1';
  if (typeof value === 'number') return value;
  return value === '' || Number.isNaN(Number(value)) ? null : Number(value);
}
