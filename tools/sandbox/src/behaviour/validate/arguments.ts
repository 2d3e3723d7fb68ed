import type { TfObject, TfValue } from '../../contract';
import { elementsOf, isAbsent, isObject, isUnknown } from '../values';

/** True when the configuration sets the argument; what is not known yet counts as set. */
export function isSet(value: TfValue | undefined): boolean {
  if (isAbsent(value)) return false;
  if (Array.isArray(value)) return value.length > 0;
  return true;
}

/** Calls `visit` for each place where the common block of `paths` is configured, with the paths from there. */
export function eachPlace(
  config: TfObject,
  paths: readonly string[],
  visit: (at: TfObject, names: readonly string[]) => void,
): void {
  if (paths[0]?.includes('.') !== true) return visit(config, paths);
  const split = paths.map((path) => path.split('.'));
  const head = split[0]?.[0];
  const together = head !== undefined && split.every((path) => path.length > 1 && path[0] === head);
  if (!together) return visit(config, paths);
  const rest = split.map((path) => path.slice(1).join('.'));
  for (const element of elementsOf(config[head])) eachPlace(element, rest, visit);
}

/** True when anything is set at a path that may run through blocks. */
export function isSetAt(at: TfObject, path: string): boolean {
  if (!path.includes('.')) return isSet(at[path]);
  const [name = '', ...rest] = path.split('.');
  const value = at[name];
  if (!isObject(value) && !Array.isArray(value)) return isSet(value);
  return elementsOf(value).some((element) => isSetAt(element, rest.join('.')));
}

/**
 * True when something known is set at the path. What is not known yet may still turn out to be null, so it
 * conflicts with nothing: the provider defers such complaints until the value is known.
 *
 * @see https://developer.hashicorp.com/terraform/plugin/sdkv2/schemas/schema-behaviors#conflictswith
 */
export function isKnownAt(at: TfObject, path: string): boolean {
  const [name = '', ...rest] = path.split('.');
  const value = at[name];
  if (isUnknown(value)) return false;
  if (rest.length === 0 || (!isObject(value) && !Array.isArray(value))) return isSet(value);
  return elementsOf(value).some((element) => isKnownAt(element, rest.join('.')));
}
