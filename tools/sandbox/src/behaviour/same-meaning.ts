import type { CtyType, TfObject, TfValue } from '../contract';
import type { TypeFacts } from './facts';
import { normalise } from './normal-forms';
import { canonical, elementType, isAbsent, isObject, isWhollyKnown } from './values';

/** True when the configured value is another spelling of the prior one, so that the provider plans no change. */
export function sameMeaning(
  facts: TypeFacts,
  path: string,
  config: TfValue,
  prior: TfValue,
  type: CtyType,
): boolean {
  if (config === prior) return true;
  if (!isWhollyKnown(config) || !isWhollyKnown(prior)) return false;
  return (
    canonical(config, type) === canonical(prior, type) ||
    canonical(normalForm(facts, path, config, type), type) ===
      canonical(normalForm(facts, path, prior, type), type)
  );
}

function normalForm(facts: TypeFacts, path: string, value: TfValue, type: CtyType): TfValue {
  if (isAbsent(value)) return null;
  if (typeof value === 'string') {
    const form = facts.normalForms?.[path];
    return form === undefined ? value : normalise(form, value);
  }
  const inner = elementType(type);
  if (Array.isArray(value)) return value.map((item) => normalForm(facts, path, item, inner ?? 'dynamic'));
  if (!isObject(value) || !Array.isArray(type) || type[0] !== 'object') return value;
  return normalObject(facts, path, value, type[1]);
}

/** An element of an attribute written as a block: what is left out is the default, and empty is as good as absent. */
function normalObject(
  facts: TypeFacts,
  path: string,
  value: TfObject,
  fields: Record<string, CtyType>,
): TfObject {
  const out: TfObject = {};
  for (const [name, type] of Object.entries(fields)) {
    const inner = `${path}.${name}`;
    const filled = isAbsent(value[name]) ? (facts.defaults[inner] ?? null) : (value[name] ?? null);
    const empty = filled === '' || filled === false || (Array.isArray(filled) && filled.length === 0);
    out[name] = empty ? null : normalForm(facts, inner, filled, type);
  }
  return out;
}
