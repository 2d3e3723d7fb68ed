import { hasPath } from '../../src/behaviour/compile-facts';
import type { BlockSchema, TfObject, TfValue } from '../../src/contract';
import { schemaCatalog } from '../../src/schema/provider-schema';
import type { Base, Corpus } from './corpus';
import type { PlanResult } from './plan';
import type { Case } from './workspace';

/** One way in which a plan of the sandbox is not the recorded one. */
export interface Difference {
  /** Stable name: `<type> create <path>` or `<type> <kind> <path>`. */
  readonly name: string;
  readonly aspect: 'action' | 'replace-paths' | 'value' | 'known-after-apply';
  readonly recorded: string;
  readonly sandbox: string;
}

export interface Score {
  readonly actions: number;
  readonly rightActions: number;
  /** Attributes of creates compared: planned values and those known after apply. */
  readonly values: number;
  readonly rightValues: number;
  readonly replacements: number;
  readonly rightReplacements: number;
  readonly differences: readonly Difference[];
}

export function compare(corpus: Corpus, cases: readonly Case[], result: PlanResult): Score {
  const differences: Difference[] = [];
  let [actions, rightActions, values, rightValues, replacements, rightReplacements] = [0, 0, 0, 0, 0, 0];
  for (const one of cases) {
    const change = result.changes.get(one.address)?.change;
    const refused = result.failed.get(one.address);
    if (one.transition === undefined) {
      const base = corpus.bases[one.type];
      const recorded = recordedCreate(one.type, base);
      const mine =
        change === undefined ? new Map<string, string>() : planned(change.after ?? {}, change.after_unknown);
      values += recorded.size;
      for (const [path, value] of recorded) {
        if ((mine.get(path) ?? 'null') === value || empty(mine.get(path), value)) rightValues += 1;
        else
          differences.push({
            name: `${one.type} create ${path}`,
            aspect: value === UNKNOWN ? 'known-after-apply' : 'value',
            recorded: value,
            sandbox: mine.get(path) ?? refused ?? 'null',
          });
      }
      for (const [path, value] of mine) {
        if (recorded.has(path) || [...recorded.keys()].some((known) => known.startsWith(`${path}.`)))
          continue;
        if (value === 'null' || isNewer(corpus, one.type, path)) continue;
        values += 1;
        differences.push({
          name: `${one.type} create ${path}`,
          aspect: 'value',
          recorded: 'null',
          sandbox: value,
        });
      }
      continue;
    }
    const { kind, path, action, replacePaths } = one.transition;
    const name = `${one.type} ${kind} ${path}`.trim();
    const mine = refused ?? actionOf(change?.actions ?? []);
    actions += 1;
    if (mine === action) rightActions += 1;
    else differences.push({ name, aspect: 'action', recorded: action, sandbox: mine });
    if (action === 'replace' && mine === 'replace') {
      replacements += 1;
      const top = (paths: readonly string[]): string =>
        [...new Set(paths.map((p) => p.split('.')[0]))].sort().join();
      const wanted = top(replacePaths ?? []);
      const got = top((change?.replace_paths ?? []).map((steps) => steps.join('.')));
      if (wanted === got) rightReplacements += 1;
      else differences.push({ name, aspect: 'replace-paths', recorded: wanted, sandbox: got });
    }
    if (action === 'update' && mine === 'update') {
      const wanted = [...(one.transition.knownAfterApply ?? [])].sort().join();
      const got = unknownPaths(change?.after_unknown ?? {})
        .sort()
        .join();
      if (wanted !== got)
        differences.push({ name, aspect: 'known-after-apply', recorded: wanted, sandbox: got });
    }
  }
  return { actions, rightActions, values, rightValues, replacements, rightReplacements, differences };
}

/** No blocks are `[]` in one plan and not mentioned in the other. */
function empty(mine: string | undefined, recorded: string): boolean {
  return (mine ?? 'null') === 'null' && (recorded === '[]' || recorded === '{}');
}

const UNKNOWN = '(known after apply)';

/** Attributes that 5.31 did not have; the states were extended by them where they are known. */
function isNewer(corpus: Corpus, type: string, path: string): boolean {
  const top = path.split('.')[0] ?? path;
  const base = corpus.bases[type];
  return (
    top === 'region' ||
    top === 'timeouts' ||
    !(top in (base?.state ?? {})) ||
    newerField(base?.state ?? {}, path)
  );
}

function newerField(state: TfObject, path: string): boolean {
  let at: TfValue | undefined = state;
  for (const step of path.split('.')) {
    if (at === null || typeof at !== 'object') return false;
    if (Array.isArray(at) ? at[Number(step)] === undefined : !(step in at)) return true;
    at = (at as TfObject)[step];
  }
  return false;
}

function actionOf(actions: readonly string[]): string {
  if (actions.includes('delete') && actions.includes('create')) return 'replace';
  return actions[0] ?? 'no-op';
}

/** Everything that 5.31 planned, null included, of what 6.25 still has. */
function recordedCreate(type: string, base: Base | undefined): Map<string, string> {
  const block = schemaCatalog().resource(type)?.block ?? {};
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(base?.state ?? {}))
    if (!Array.isArray(value) || block.attributes?.[name] !== undefined) found.set(name, 'null');
  const known = leaves(base?.planned ?? {}, base?.knownAfterApply ?? []);
  for (const path of known.keys()) found.delete(path.split('.')[0] ?? path);
  for (const [path, value] of known) found.set(path, value);
  for (const path of found.keys()) if (!isHere(block, path) || ADDED.includes(path)) found.delete(path);
  return found;
}

/** `region` and `timeouts` stand in the states, but 5.31 did not plan them. */
const ADDED = ['region', 'timeouts'];

function isHere(block: BlockSchema, path: string): boolean {
  return hasPath(block, path.replace(/\.\d+/g, ''));
}

/** Leaves by path: known values as text, and the marker for what is known after apply. */
function leaves(values: TfObject, unknown: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  collect(values, '', found);
  for (const path of unknown) found.set(path, UNKNOWN);
  return found;
}

function planned(after: TfObject, unknown: TfObject): Map<string, string> {
  const found = new Map<string, string>();
  collect(after, '', found);
  for (const path of unknownPaths(unknown)) found.set(path, UNKNOWN);
  return found;
}

function collect(value: TfValue | undefined, path: string, into: Map<string, string>): void {
  if (value === undefined) return;
  if (Array.isArray(value) && value.some((item) => item !== null && typeof item === 'object')) {
    value.forEach((item, index) => collect(item, `${path}.${index}`, into));
  } else if (
    value !== null &&
    typeof value === 'object' &&
    !Array.isArray(value) &&
    Object.keys(value).length > 0
  ) {
    for (const [key, item] of Object.entries(value))
      collect(item, path === '' ? key : `${path}.${key}`, into);
  } else if (path !== '') {
    into.set(path, JSON.stringify(Array.isArray(value) ? [...value].sort() : value));
  }
}

function unknownPaths(value: TfValue | undefined, path = ''): string[] {
  if (value === true) return [path];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, item]) =>
    unknownPaths(item as TfValue, path === '' ? key : `${path}.${key}`),
  );
}
