import type { ReadFacts } from '../../src/behaviour/compile-facts';
import { factsOf } from '../../src/behaviour/facts';
import type { BlockSchema, TfObject, TfValue } from '../../src/contract';
import { schemaCatalog } from '../../src/schema/provider-schema';
import { otherValue } from './values';
import { VALUE_DEPENDENT } from './value-dependent';

/** One changed argument of one type, and what the facts say it does. */
export interface ArgumentChange {
  readonly type: string;
  readonly path: string;
  readonly config: TfObject;
  readonly expected: Expected;
}

/** `refused`: the provider demands more arguments than this one. */
export type Expected = 'update' | 'replace' | 'no-op' | 'refused';

/** Arguments for which no proper value could be made, by type. */
export type Untested = Map<string, string[]>;

/** A resource as it was applied. */
export interface Existing {
  readonly config: TfObject;
  readonly state: TfObject;
}

/** Each settable argument of a type changed, or added, alone; with what it conflicts is taken out. */
export function changesOf(
  type: string,
  read: ReadFacts,
  { config: base, state }: Existing,
  untested: Untested,
): ArgumentChange[] {
  const block: BlockSchema = schemaCatalog().resource(type)?.block ?? {};
  const forceNew = new Set(read.forceNew ?? []);
  const found: ArgumentChange[] = [];
  const skip = (path: string): void => void untested.set(type, [...(untested.get(type) ?? []), path]);
  for (const [name, attribute] of Object.entries(block.attributes ?? {})) {
    if (!(attribute.optional || attribute.required) || attribute.write_only) continue;
    if (['id', 'tags_all'].includes(name)) continue;
    const value = otherValue(factsOf(type), name, attribute.type, [base[name], state[name]]);
    const config = value === undefined ? undefined : withArgument(type, base, name, value);
    if (config === undefined) {
      skip(name);
      continue;
    }
    const differing = Object.entries(block.attributes ?? {})
      .filter(
        ([other, { computed }]) =>
          differs(base[other], config[other]) && !(computed && config[other] === undefined),
      )
      .map(([other]) => other);
    const byFacts = differing.some((other) => forceNew.has(other) || other === 'region')
      ? 'replace'
      : 'update';
    found.push({ type, path: name, config, expected: VALUE_DEPENDENT[`${type}.${name}`]?.[0] ?? byFacts });
  }
  found.push(...nestedChanges(type, block, forceNew, { config: base, state }, skip));
  return found;
}

/** Fields of the blocks that the base configures. */
function nestedChanges(
  type: string,
  block: BlockSchema,
  forceNew: ReadonlySet<string>,
  { config: base, state }: Existing,
  skip: (path: string) => void,
): ArgumentChange[] {
  return Object.entries(block.block_types ?? {}).flatMap(([name, nested]) => {
    const blocks = base[name];
    const first = Array.isArray(blocks) ? blocks[0] : blocks;
    if (typeof first !== 'object' || first === null || name === 'timeouts') return [];
    return Object.entries(nested.block.attributes ?? {}).flatMap(([field, attribute]): ArgumentChange[] => {
      if (!(attribute.optional || attribute.required)) return [];
      const path = `${name}.${field}`;
      const value = otherValue(factsOf(type), path, attribute.type, [
        (first as TfObject)[field],
        firstField(state[name], field),
      ]);
      if (value === undefined) {
        skip(path);
        return [];
      }
      const changed = { ...(first as TfObject), [field]: value };
      const rest = Array.isArray(blocks) ? blocks.slice(1) : [];
      const config = { ...base, [name]: Array.isArray(blocks) ? [changed, ...rest] : changed };
      const byFacts = forceNew.has(path) ? 'replace' : 'update';
      return [{ type, path, config, expected: VALUE_DEPENDENT[`${type}.${path}`]?.[0] ?? byFacts }];
    });
  });
}

/** The base with the argument set, what it excludes removed, and what it requires added. */
function withArgument(type: string, base: TfObject, name: string, value: TfValue): TfObject | undefined {
  const facts = factsOf(type);
  const config: TfObject = { ...base, [name]: value };
  const excluding = [
    ...(facts.conflictsWith ?? []),
    ...(facts.exactlyOneOf ?? []),
    ...(facts.oneOfAtApply ?? []),
  ];
  for (const group of excluding)
    if (group.includes(name))
      for (const other of group) if (other !== name) delete config[other.split('.')[0] ?? other];
  for (const [other, needs] of Object.entries(facts.requiredWith ?? {}))
    if (other !== name && needs.some((need) => base[need] !== undefined && config[need] === undefined))
      delete config[other];
  for (const other of facts.requiredWith?.[name] ?? []) {
    const attribute = schemaCatalog().resource(type)?.block.attributes?.[other];
    if (config[other] !== undefined || attribute === undefined) continue;
    const needed = otherValue(facts, other, attribute.type, []);
    if (needed === undefined) return undefined;
    config[other] = needed;
  }
  return config;
}

function firstField(blocks: TfValue | undefined, field: string): TfValue | undefined {
  const first = Array.isArray(blocks) ? blocks[0] : blocks;
  return typeof first === 'object' && first !== null ? (first as TfObject)[field] : undefined;
}

function differs(a: TfValue | undefined, b: TfValue | undefined): boolean {
  return JSON.stringify(a ?? null) !== JSON.stringify(b ?? null);
}
