import type { BlockSchema, TfObject, TfValue } from '../contract';
import { canonical, equal, isAbsent, isUnknown, blockType, elementsOf } from './values';

/**
 * Elements of a set have no identity, so the element of the configuration that stands behind a proposed one is found by
 * its content: everything that the configuration says has to be so in the other. Each element is taken once.
 */
export function matchElements(
  wanted: readonly TfObject[],
  candidates: readonly TfObject[],
  block: BlockSchema,
): (TfObject | undefined)[] {
  const free = new Set(candidates);
  const matched = wanted.map((element) => {
    const text = canonical(element, blockType(block));
    for (const candidate of free)
      if (canonical(candidate, blockType(block)) === text) {
        free.delete(candidate);
        return candidate;
      }
    return undefined;
  });
  return matched.map((found, index) => {
    if (found !== undefined) return found;
    const element = wanted[index];
    for (const candidate of free)
      if (element !== undefined && says(element, candidate, block)) {
        free.delete(candidate);
        return candidate;
      }
    return undefined;
  });
}

/** True when `other` agrees with all that `element` sets. */
function says(element: TfObject, other: TfObject, block: BlockSchema): boolean {
  for (const [name, attribute] of Object.entries(block.attributes ?? {})) {
    const value = element[name];
    if (isAbsent(value)) {
      if (!attribute.computed && !isAbsent(other[name])) return false;
    } else if (!agrees(value, other[name], attribute.type)) return false;
  }
  return Object.entries(block.block_types ?? {}).every(([name, nested]) => {
    const inner = elementsOf(element[name]);
    const others = elementsOf(other[name]);
    return (
      inner.length === others.length &&
      matchElements(inner, others, nested.block).every((match) => match !== undefined)
    );
  });
}

function agrees(value: TfValue, other: TfValue | undefined, type: Parameters<typeof equal>[2]): boolean {
  if (isUnknown(value)) return isUnknown(other);
  return equal(value, other, type) || canonical(value, type) === canonical(other, type);
}
