import type { Configuration, Resource } from '../configuration';
import { isList, isMap } from '../expression/access';
import { Reference, Unknown, type Value, type ValueMap } from '../value';

/** Values to put in the place of others: which attribute of which resource. */
export interface Chosen {
  readonly address: string;
  /** Steps joined by dots, e.g. `route.0.nat_gateway_id`. */
  readonly path: string;
  readonly value: Value;
}

/** The configuration with some attributes as chosen; everything else is shared. */
export function choose(configuration: Configuration, chosen: readonly Chosen[]): Configuration {
  const resources = new Map(configuration.resources);
  for (const { address, path, value } of chosen) {
    const resource = resources.get(address);
    if (resource === undefined) continue;
    resources.set(address, withValues(resource, put(resource.values, path.split('.'), value) as ValueMap));
  }
  return { ...configuration, resources };
}

/** An attribute that is open among choices. */
export interface OpenAttribute {
  readonly address: string;
  readonly path: string;
  readonly unknown: Unknown;
}

/** All attributes that are open among choices, with what tells each from all others: its reason. */
export function openAttributes(configuration: Configuration): OpenAttribute[] {
  const found: OpenAttribute[] = [];
  const visit = (value: Value, address: string, path: readonly (string | number)[]): void => {
    if (value instanceof Unknown) {
      if (value.choices !== undefined) found.push({ address, path: path.join('.'), unknown: value });
    } else if (isList(value)) value.forEach((item, at) => visit(item, address, [...path, at]));
    else if (isMap(value))
      for (const [name, item] of Object.entries(value)) visit(item, address, [...path, name]);
  };
  for (const { address, values } of configuration.resources.values()) visit(values, address, []);
  return found;
}

function put(value: Value | undefined, steps: readonly string[], chosen: Value): Value {
  const [step, ...rest] = steps;
  if (step === undefined) return chosen;
  if (value instanceof Reference || value instanceof Unknown) return value;
  if (value !== undefined && isList(value))
    return value.map((item, at) => (String(at) === step ? put(item, rest, chosen) : item));
  if (value === undefined || !isMap(value)) return value ?? null;
  const entries = Object.entries(value).filter(([name]) => name !== step);
  return Object.fromEntries([...entries, [step, put(value[step], rest, chosen)]]);
}

function withValues(resource: Resource, values: ValueMap): Resource {
  const { address, stack, mode, type, name, region, account, origin } = resource;
  return { address, stack, mode, type, name, region, account, origin, values };
}
