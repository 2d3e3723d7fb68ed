import { UNKNOWN, type AttributeSchema, type BlockSchema, type TfObject, type TfValue } from '../contract';
import type { TypeFacts } from './facts';
import { isLeftToAws } from './left-blocks';
import { matchElements } from './match-elements';
import { sameMeaning } from './same-meaning';
import { elementsOf, isAbsent, isObject, isUnknown } from './values';

/** What planning one block starts from. */
interface Level {
  readonly block: BlockSchema;
  readonly facts: TypeFacts;
  /** Dotted path of the block, with a dot at the end; empty at the top. */
  readonly path: string;
  readonly config: TfObject;
  /** Terraform's proposal: the configuration, with prior values where it leaves computed attributes out. */
  readonly proposed: TfObject;
  /** Undefined when the resource or this element of a block is new. */
  readonly prior: TfObject | undefined;
  /** Blocks that the configuration leaves to AWS stay empty; always so inside sets, whose elements have no identity. */
  readonly strict: boolean;
}

/**
 * The values to plan: what the configuration says, else the provider's default, else what is there already, else not
 * known before apply. A value that means the same as the prior one stays spelled as it was.
 */
export function planValues(level: Level): TfObject {
  const planned: TfObject = {};
  for (const [name, attribute] of Object.entries(level.block.attributes ?? {}))
    planned[name] = planAttribute(level, name, attribute);
  for (const [name, nested] of Object.entries(level.block.block_types ?? {})) {
    const value = level.proposed[name];
    if (!level.strict && isLeftToAws(level.facts, level.path + name, level.config[name])) {
      planned[name] = level.prior === undefined ? UNKNOWN : (level.prior[name] ?? []);
      continue;
    }
    const inner = (element: TfObject, config: TfObject | undefined, prior: TfObject | undefined): TfObject =>
      planValues({
        block: nested.block,
        facts: level.facts,
        path: `${level.path}${name}.`,
        config: config ?? element,
        proposed: element,
        prior,
        strict: level.strict || nested.nesting_mode === 'set',
      });
    const config = elementsOf(level.config[name]);
    const prior = elementsOf(level.prior?.[name]);
    if (Array.isArray(value)) {
      const elements = elementsOf(value);
      const set = nested.nesting_mode === 'set';
      const configs = set ? matchConfig(elements, config, nested.block) : config;
      const priors = set ? matchElements(elements, prior, nested.block) : prior;
      planned[name] = elements.map((element, index) => inner(element, configs[index], priors[index]));
    } else if (isObject(value) && nested.nesting_mode !== 'map') {
      planned[name] = inner(value, config[0], prior[0]);
    } else planned[name] = value ?? null;
  }
  return planned;
}

/** For each proposed element the one of the configuration that it came from. */
function matchConfig(elements: TfObject[], config: TfObject[], block: BlockSchema): (TfObject | undefined)[] {
  const proposedFor = matchElements(config, elements, block);
  return elements.map((element) => config[proposedFor.indexOf(element)]);
}

function planAttribute(level: Level, name: string, attribute: AttributeSchema): TfValue {
  const config = level.config[name];
  const prior = level.prior?.[name];
  if (attribute.write_only) return null;
  if (isUnknown(config)) return UNKNOWN;
  if (!isAbsent(config)) {
    if (isAbsent(prior) || isUnknown(prior)) return config;
    return sameMeaning(level.facts, level.path + name, config, prior, attribute.type) ? prior : config;
  }
  const path = level.path + name;
  const fallback = level.facts.defaults[path];
  if (fallback !== undefined && attribute.optional) {
    const unset = level.prior !== undefined && isAbsent(prior);
    return unset && (fallback === '' || level.facts.diffSuppress?.includes(path)) ? null : fallback;
  }
  if (!attribute.computed) return null;
  if (level.prior === undefined) return UNKNOWN;
  return level.proposed[name] ?? prior ?? null;
}
