import type { BlockSchema, TfObject, TfValue } from '../contract';
import type { TypeFacts } from '../behaviour/facts';
import { matchElements } from '../behaviour/match-elements';
import { sameMeaning } from '../behaviour/same-meaning';
import { elementsOf, isAbsent, isObject } from '../behaviour/values';

interface Place {
  readonly block: BlockSchema;
  readonly facts: TypeFacts;
  /** Dotted path of the block with a dot at the end; empty at the top. */
  readonly path: string;
  /** Blocks that the configuration leaves to AWS stay hidden. */
  readonly strict: boolean;
}

/**
 * What AWS shows, spelled as the state has it: empty and absent are the same, normalised text stays as it was written,
 * and in strict mode blocks that AWS always has something for appear only where the configuration had some.
 */
export function settle(place: Place, state: TfObject, shown: TfObject): TfObject {
  const out = { ...shown };
  for (const [name, attribute] of Object.entries(place.block.attributes ?? {})) {
    const [before, now] = [state[name], shown[name]];
    if (isAbsent(before) || isAbsent(now)) {
      if (!attribute.computed && isEmpty(before) && isEmpty(now)) out[name] = before ?? null;
    } else if (sameMeaning(place.facts, place.path + name, before, now, attribute.type)) out[name] = before;
  }
  for (const [name, nested] of Object.entries(place.block.block_types ?? {})) {
    const [before, now] = [elementsOf(state[name]), elementsOf(shown[name])];
    const inner: Place = {
      block: nested.block,
      facts: place.facts,
      path: `${place.path}${name}.`,
      strict: place.strict || nested.nesting_mode === 'set',
    };
    const added = before.length === 0 && now.length > 0;
    if (place.strict && added && place.facts.computedBlocks?.includes(place.path + name)) {
      out[name] = Array.isArray(shown[name]) ? [] : null;
      continue;
    }
    const partners = nested.nesting_mode === 'set' ? matchElements(now, before, nested.block) : before;
    const settled = now.map((element, index) => {
      const partner = partners[index];
      return partner === undefined ? element : settle(inner, partner, element);
    });
    if (Array.isArray(shown[name])) out[name] = settled;
    else if (isObject(shown[name])) out[name] = settled[0] ?? null;
  }
  return out;
}

/** An imported object: what AWS gives back as empty was not set. */
export function withoutEmpties(block: BlockSchema, values: TfObject): TfObject {
  const out = { ...values };
  for (const [name, attribute] of Object.entries(block.attributes ?? {}))
    if (attribute.optional && !attribute.computed && isEmpty(out[name])) out[name] = null;
  for (const [name, nested] of Object.entries(block.block_types ?? {})) {
    const value = out[name];
    if (Array.isArray(value))
      out[name] = value.map((item) => (isObject(item) ? withoutEmpties(nested.block, item) : item));
  }
  return out;
}

function isEmpty(value: TfValue | undefined): boolean {
  if (isAbsent(value) || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.keys(value).length === 0;
}
