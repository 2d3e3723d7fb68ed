import type { BlockSchema, CtyType, TfObject, TfValue } from '../contract';
import { isObject } from '../behaviour/values';

/**
 * State that the real provider wrote: in sets of blocks its older plugin SDK turns what is not set into empty strings
 * and lists. The sandbox, which answers without the legacy type system, has null there; undefined when nothing is to do.
 */
export function withoutZeroValues(block: BlockSchema, state: TfObject, inSet = false): TfObject | undefined {
  let out: TfObject | undefined;
  const set = (name: string, value: TfValue): void => {
    out = { ...(out ?? state), [name]: value };
  };
  if (inSet)
    for (const [name, attribute] of Object.entries(block.attributes ?? {}))
      if (attribute.optional && !attribute.computed && isZero(state[name], attribute.type)) set(name, null);
  for (const [name, nested] of Object.entries(block.block_types ?? {})) {
    const value = state[name];
    if (!Array.isArray(value)) continue;
    const within = inSet || nested.nesting_mode === 'set';
    const items = value.map((item) =>
      isObject(item) ? withoutZeroValues(nested.block, item, within) : undefined,
    );
    if (items.some((item) => item !== undefined))
      set(
        name,
        value.map((item, index) => items[index] ?? item),
      );
  }
  return out;
}

function isZero(value: TfValue | undefined, type: CtyType): boolean {
  if (value === '') return type === 'string';
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.keys(value).length === 0;
}
