import type { DataQuery, Scope, TfObject, TfValue, WorldObject, WorldView } from '../contract';
import { isVisibleTo } from '../types/account/ram';
import { defaultNetwork } from '../types/ec2/default-network';
import { GLOBAL, moduleOf, nounOf } from '../types/identity';
import { canonical } from '../types/seed';
import { blocks, isObject, lookUp, text, texts } from '../types/values';
import { DataSourceProblem, type Answer } from './answer';

/** How a data source finds objects of the world. */
export interface Lookup {
  /** Types under which the objects are kept. */
  readonly nouns: readonly string[];
  /** What the provider calls them when it finds none or several. */
  readonly words: string;
  /** AWS's code when there is none. */
  readonly code?: string;
  /** Arguments that have other names in the object, or are found another way. */
  readonly arguments?: Readonly<
    Record<string, string | ((found: Found, wanted: TfValue, world: WorldView) => boolean)>
  >;
  /** Filter names that are not the attribute's name with dashes. */
  readonly filters?: Readonly<
    Record<string, string | ((found: Found, world: WorldView) => readonly TfValue[])>
  >;
  /** Attributes of the answer that have other names in the object, or are computed. */
  readonly values?: Readonly<
    Record<string, string | ((found: Found, world: WorldView, query: DataQuery) => TfValue)>
  >;
  /** For data sources that list: the attribute of each list, and where its elements come from. */
  readonly lists?: Readonly<Record<string, string>>;
  /** Whether no match is an error for a list. @default false */
  readonly neverEmpty?: boolean;
  /** Objects to leave out beforehand. */
  readonly among?: (found: Found, query: DataQuery, world: WorldView) => boolean;
  /** Of several matches, the one to take. */
  readonly choose?: (found: readonly Found[], query: DataQuery) => readonly Found[];
}

/** An object with what AWS shows of it. */
export interface Found {
  readonly object: WorldObject;
  readonly values: TfObject;
}

/** The data source of a resource type about which nothing more is known: equal names mean equal things. */
export const lookupLike = (type: string): Lookup => ({
  nouns: [nounOf(type)],
  words: type.replace(/^aws_/, '').replace(/_/g, ' '),
});

/** Arguments that say how to search, not what to find. */
const NOT_CRITERIA = new Set([
  'id',
  'region',
  'tags',
  'filter',
  'timeouts',
  'most_recent',
  'with_decryption',
  'get_user_data',
  'get_password_data',
  'name_regex',
  'resource_owner',
]);

export function answerByLookup(lookup: Lookup): Answer {
  return (query, world) => {
    const found = search(lookup, query, world);
    return lookup.lists === undefined ? single(lookup, query, world, found) : several(lookup, query, found);
  };
}

function search(lookup: Lookup, query: DataQuery, world: WorldView): readonly Found[] {
  const { config, scope } = query;
  const fits = (one: Found): boolean =>
    (lookup.among?.(one, query, world) ?? true) &&
    fitsArguments(lookup, one, query, world) &&
    fitsTags(one, config['tags']) &&
    blocks(config, 'filter').every((filter) => fitsFilter(lookup, one, filter, world));
  const matches = lookup.nouns.flatMap((noun) => candidates(noun, scope, world)).filter(fits);
  return lookup.choose?.(matches, query) ?? matches;
}

function candidates(noun: string, scope: Scope, world: WorldView): Found[] {
  return withDefaults(noun, world.list(noun), scope, world)
    .filter(
      (object) =>
        isHere(object, scope) &&
        (isVisibleTo(world, object, scope.account) || isCounterpart(object, scope, world)),
    )
    .flatMap((object) => found(object, world) ?? []);
}

/** The default network counts before anything used it, as long as no other VPC is the default one. */
function withDefaults(
  noun: string,
  objects: readonly WorldObject[],
  scope: Scope,
  world: WorldView,
): readonly WorldObject[] {
  if (world.list('aws_vpc', scope).some(({ values }) => values['is_default'] === true)) return objects;
  return [...objects, ...defaultNetwork(scope).filter(({ type }) => type === noun)];
}

function isHere(object: WorldObject, scope: Scope): boolean {
  return (
    object.region === scope.region ||
    object.region === GLOBAL ||
    object.values['peer_region'] === scope.region
  );
}

/** The other side of a two-sided object: the accepter of a peering, the owner of the gateway of an attachment. */
function isCounterpart(object: WorldObject, scope: Scope, world: WorldView): boolean {
  const gateway = lookUp(world, ['aws_ec2_transit_gateway'], text(object.values, 'transit_gateway_id'));
  return object.values['peer_owner_id'] === scope.account || gateway?.account === scope.account;
}

/** The object as its own resource shows it; undefined when it is gone with something else. */
export function found(object: WorldObject, world: WorldView): Found | undefined {
  const { shown } = moduleOf(object.type);
  if (shown === undefined) return { object, values: object.values };
  const more = shown(object, world, {});
  return more === undefined ? undefined : { object, values: { ...object.values, ...more } };
}

function fitsArguments(lookup: Lookup, one: Found, { config, block }: DataQuery, world: WorldView): boolean {
  const id = config['id'];
  if (
    typeof id === 'string' &&
    block.attributes?.['id']?.optional === true &&
    lookup.lists === undefined &&
    id !== one.object.id
  )
    return false;
  return Object.entries(config).every(([name, wanted]) => {
    const rule = lookup.arguments?.[name];
    const criterion = rule !== undefined || !NOT_CRITERIA.has(name);
    if (wanted === null || !criterion || block.attributes?.[name] === undefined) return true;
    if (Array.isArray(wanted) && wanted.length === 0) return true;
    if (typeof rule === 'function') return rule(one, wanted, world);
    return canonical(attributeOf(one, rule ?? name)) === canonical(wanted);
  });
}

function attributeOf(one: Found, name: string): TfValue {
  return name === 'id' ? one.object.id : (one.values[name] ?? null);
}

export function tagsOf(one: Found): TfObject {
  const all = isObject(one.values['tags_all']) ? one.values['tags_all'] : {};
  return { ...(isObject(one.values['tags']) ? one.values['tags'] : {}), ...all };
}

function fitsTags(one: Found, wanted: TfValue | undefined): boolean {
  if (!isObject(wanted)) return true;
  const tags = tagsOf(one);
  return Object.entries(wanted).every(([name, value]) => tags[name] === value);
}

function fitsFilter(lookup: Lookup, one: Found, filter: TfObject, world: WorldView): boolean {
  const name = String(filter['name'] ?? '');
  const patterns = texts(filter, 'values').map(pattern);
  return filterValues(lookup, one, name, world).some((value) =>
    patterns.some((wanted) => wanted.test(String(value))),
  );
}

function filterValues(lookup: Lookup, one: Found, name: string, world: WorldView): readonly TfValue[] {
  if (name.startsWith('tag:')) return [tagsOf(one)[name.slice(4)] ?? []].flat();
  if (name === 'tag-key') return Object.keys(tagsOf(one));
  if (name === 'tag-value') return Object.values(tagsOf(one));
  const rule = lookup.filters?.[name];
  if (typeof rule === 'function') return rule(one, world);
  const attribute = rule ?? name.replaceAll('-', '_').replaceAll('.', '_');
  const value = attributeOf(one, attribute);
  if (value === null && rule === undefined && !(attribute in one.values))
    throw new DataSourceProblem(`The filter '${name}' is invalid`, 'InvalidParameterValue', 'filter');
  return Array.isArray(value) ? value : [value];
}

/** AWS's filters know `*` and `?`. */
function pattern(wanted: string): RegExp {
  const source = wanted
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's');
}

function single(lookup: Lookup, query: DataQuery, world: WorldView, matches: readonly Found[]): TfObject {
  const [one] = matches;
  if (one === undefined)
    throw new DataSourceProblem(
      `no matching ${lookup.words} found in the simulated account ${query.scope.account} (${query.scope.region}). If it exists outside of this Terraform, give it in a fixtures file (--fixtures)`,
      lookup.code ?? 'NotFound',
    );
  if (matches.length > 1)
    throw new DataSourceProblem(
      `multiple ${lookup.words}s matched (${matches
        .map(({ object }) => object.id)
        .slice(0, 4)
        .join(', ')}); use additional constraints to reduce matches to a single ${lookup.words}`,
      'TooManyResults',
    );
  const values: TfObject = { id: one.object.id };
  for (const name of Object.keys(query.block.attributes ?? {})) {
    const rule = lookup.values?.[name];
    const value = typeof rule === 'function' ? rule(one, world, query) : attributeOf(one, rule ?? name);
    if (value !== null) values[name] = value;
  }
  if (query.block.attributes?.['tags'] !== undefined) values['tags'] = tagsOf(one);
  return values;
}

function several(lookup: Lookup, query: DataQuery, matches: readonly Found[]): TfObject {
  if (matches.length === 0 && lookup.neverEmpty === true)
    throw new DataSourceProblem(
      `no matching ${lookup.words} found in the simulated account`,
      lookup.code ?? 'NotFound',
    );
  const values: TfObject = { id: query.scope.region };
  const ordered = [...matches].sort((a, b) => (a.object.id < b.object.id ? -1 : 1));
  for (const [name, attribute] of Object.entries(lookup.lists ?? {}))
    values[name] = ordered.flatMap((one): TfValue[] => {
      const value = attributeOf(one, attribute);
      return Array.isArray(value) ? value : value === null || value === '' ? [] : [value];
    });
  return values;
}
