import type { BlockSchema, TfObject, TfValue } from '../contract';
import { isAbsent, isObject, isUnknown } from '../behaviour/values';

/**
 * Sensitive values belong to Terraform's state alone: before a value goes to the simulated account, which keeps it on
 * disk, they are taken out, and what comes back gets them again.
 */
export function withholdSecrets(block: BlockSchema, values: TfObject): TfObject {
  return mapLeaves(block, values, (value) => (isUnknown(value) ? value : null));
}

/** Puts the secrets of `source` into `values` where `values` has none. Blocks are matched by place. */
export function restoreSecrets(block: BlockSchema, values: TfObject, source: TfObject | undefined): TfObject {
  if (source === undefined || !hasSecrets(block)) return values;
  const out = { ...values };
  for (const [name, attribute] of Object.entries(block.attributes ?? {}))
    if (attribute.sensitive && isAbsent(out[name]) && !isUnknown(source[name]))
      out[name] = source[name] ?? null;
  for (const [name, nested] of Object.entries(block.block_types ?? {})) {
    const [mine, theirs] = [out[name], source[name]];
    if (Array.isArray(mine) && Array.isArray(theirs))
      out[name] = mine.map((item, index) => {
        const other = theirs[index];
        return isObject(item) && isObject(other) ? restoreSecrets(nested.block, item, other) : item;
      });
    else if (isObject(mine) && isObject(theirs)) out[name] = restoreSecrets(nested.block, mine, theirs);
  }
  return out;
}

function mapLeaves(block: BlockSchema, values: TfObject, work: (value: TfValue) => TfValue): TfObject {
  if (!hasSecrets(block)) return values;
  const out = { ...values };
  for (const [name, attribute] of Object.entries(block.attributes ?? {})) {
    const value = out[name];
    if ((attribute.sensitive || attribute.write_only) && value !== undefined) out[name] = work(value);
  }
  for (const [name, nested] of Object.entries(block.block_types ?? {})) {
    const value = out[name];
    if (Array.isArray(value))
      out[name] = value.map((item) => (isObject(item) ? mapLeaves(nested.block, item, work) : item));
    else if (isObject(value)) out[name] = mapLeaves(nested.block, value, work);
  }
  return out;
}

const known = new WeakMap<BlockSchema, boolean>();

function hasSecrets(block: BlockSchema): boolean {
  let found = known.get(block);
  if (found === undefined) {
    found =
      Object.values(block.attributes ?? {}).some(
        (attribute) => attribute.sensitive || attribute.write_only,
      ) || Object.values(block.block_types ?? {}).some((nested) => hasSecrets(nested.block));
    known.set(block, found);
  }
  return found;
}
