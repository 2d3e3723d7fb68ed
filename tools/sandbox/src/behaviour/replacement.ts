import type { BlockSchema, CtyType, NestedBlockSchema, TfObject, TfValue } from '../contract';
import type { Step } from '../protocol/messages';
import type { TypeFacts } from './facts';
import { blockType, canonical, elementsOf, equal, isAbsent, isUnknown } from './values';

/** One block as it was, as it is planned and as it is configured; undefined where it is not there. */
export interface Versions {
  readonly prior: TfObject | undefined;
  readonly planned: TfObject | undefined;
  readonly config: TfObject | undefined;
}

/** The paths whose change replaces the resource: force-new attributes that differ between prior state and plan. */
export function replacedPaths(block: BlockSchema, facts: TypeFacts, versions: Versions): Step[][] {
  const where = { block, whole: facts.kind === 'framework' };
  const found = splitPaths(facts).flatMap((path) => changed(where, path, versions, []));
  const all = { block, whole: true };
  if (facts.noUpdate) found.push(...everyArgument(block).flatMap((path) => changed(all, path, versions, [])));
  const unique = new Map(found.map((path) => [path.join('.'), path]));
  return [...unique.values()];
}

const split = new WeakMap<TypeFacts, readonly (readonly string[])[]>();

function splitPaths(facts: TypeFacts): readonly (readonly string[])[] {
  let paths = split.get(facts);
  if (paths === undefined) split.set(facts, (paths = facts.forceNew.map((path) => path.split('.'))));
  return paths;
}

/** Without an update in the provider every argument counts, but for tags, which the provider changes by itself. */
function everyArgument(block: BlockSchema): string[][] {
  const attributes = Object.entries(block.attributes ?? {}).filter(
    ([name, attribute]) =>
      (attribute.required || attribute.optional) && !['id', 'tags', 'tags_all', 'region'].includes(name),
  );
  const blocks = Object.keys(block.block_types ?? {}).filter((name) => name !== 'timeouts');
  return [...attributes.map(([name]) => [name]), ...blocks.map((name) => [name])];
}

interface Where {
  readonly block: BlockSchema;
  /** A block in the list of paths stands for all that is in it. */
  readonly whole: boolean;
}

function changed(where: Where, path: readonly string[], versions: Versions, at: readonly Step[]): Step[][] {
  const [name, ...rest] = path;
  if (name === undefined) return [];
  const attribute = where.block.attributes?.[name];
  if (attribute !== undefined) return attributeChanged(name, attribute.type, versions) ? [[...at, name]] : [];
  const nested = where.block.block_types?.[name];
  if (nested === undefined) return [];
  const before = elementsOf(versions.prior?.[name]);
  const after = elementsOf(versions.planned?.[name]);
  if (rest.length === 0) return blockChanged(where, nested, before, after) ? [[...at, name]] : [];
  const inner: Where = { block: nested.block, whole: where.whole };
  if (nested.nesting_mode === 'set') return inSet(inner, rest, before, after) ? [[...at, name]] : [];
  const config = elementsOf(versions.config?.[name]);
  const count = Math.max(before.length, after.length);
  const listed = nested.nesting_mode === 'list';
  return Array.from({ length: count }, (_, index) => {
    const step = listed ? [...at, name, index] : [...at, name];
    const element = { prior: before[index], planned: after[index], config: config[index] };
    const found = changed(inner, rest, element, step);
    const bothThere = before[index] !== undefined && after[index] !== undefined;
    return bothThere ? found : found.map(() => [...at, name]);
  }).flat();
}

/** What AWS is left to choose in a block that is new does not count: there was nothing to change. */
function attributeChanged(name: string, type: CtyType, { prior, planned, config }: Versions): boolean {
  const chosenByAws = prior === undefined && config !== undefined && isAbsent(config[name]);
  if (chosenByAws && isUnknown(planned?.[name])) return false;
  if (equal(prior?.[name], planned?.[name], type)) return false;
  return !(isEmpty(prior?.[name]) && isEmpty(planned?.[name]));
}

/** SDKv2 does not pass force-new from a block to its fields: there only the number of blocks counts. */
function blockChanged(
  where: Where,
  nested: NestedBlockSchema,
  before: TfObject[],
  after: TfObject[],
): boolean {
  if (before.length !== after.length) return true;
  if (!where.whole) return false;
  return !equal(before, after, [nested.nesting_mode === 'set' ? 'set' : 'list', blockType(nested.block)]);
}

/** In a set a changed element is one that goes and one that comes; each counts when it has the attribute. */
function inSet(where: Where, path: readonly string[], before: TfObject[], after: TfObject[]): boolean {
  const type = blockType(where.block);
  const texts = (elements: TfObject[]): Set<string> =>
    new Set(elements.map((element) => canonical(element, type)));
  const [old, next] = [texts(before), texts(after)];
  const gone = before.filter((element) => !next.has(canonical(element, type)));
  const come = after.filter((element) => !old.has(canonical(element, type)));
  return (
    gone.some(
      (element) =>
        changed(where, path, { prior: element, planned: undefined, config: undefined }, []).length > 0,
    ) ||
    come.some(
      (element) =>
        changed(where, path, { prior: undefined, planned: element, config: undefined }, []).length > 0,
    )
  );
}

function isEmpty(value: TfValue | undefined): boolean {
  return isAbsent(value) || value === '' || (Array.isArray(value) && value.length === 0);
}
