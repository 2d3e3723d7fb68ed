/** What `JSON.parse` gives. */
export type Json = string | number | boolean | null | readonly Json[] | JsonMap;

export interface JsonMap {
  readonly [name: string]: Json;
}

export function isJsonMap(value: Json | undefined): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isJsonList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** An own member: never something inherited, whatever the name. */
export function member(map: JsonMap, name: string): Json | undefined {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}

/** The maps in a value that may be one map or a list of maps, as Terraform JSON writes blocks. */
export function mapsIn(value: Json | undefined): readonly JsonMap[] {
  if (isJsonMap(value)) return [value];
  return isJsonList(value) ? value.filter(isJsonMap) : [];
}
