import { Reference, type Value, type ValueMap } from '@landbridge/terraform-model';

/** Nested blocks as maps; an absent block is an empty list. */
export function blocks(value: Value | undefined): readonly ValueMap[] {
  const list = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  return list.filter(
    (entry: Value): entry is ValueMap =>
      typeof entry === 'object' && entry !== null && !(entry instanceof Reference),
  );
}
