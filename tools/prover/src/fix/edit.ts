import {
  Reference,
  Unknown,
  type Configuration,
  type Resource,
  type Value,
  type ValueMap,
} from '@landbridge/terraform-model';

/** One change of the configuration, small enough to be made by hand. */
export interface Edit {
  readonly action: 'add' | 'remove' | 'change';
  /** Address of the resource; of a new one its type with a made-up name. */
  readonly resource: string;
  /** Arguments of a new resource, or those that change. */
  readonly arguments?: ValueMap;
  /** In words. */
  readonly words: string;
}

/** The configuration with the edits made. */
export function withEdits(configuration: Configuration, edits: readonly Edit[]): Configuration {
  const resources = new Map(configuration.resources);
  for (const edit of edits) {
    const present = resources.get(edit.resource);
    if (edit.action === 'remove') resources.delete(edit.resource);
    else if (edit.action === 'add') resources.set(edit.resource, newResource(edit, configuration));
    else if (present !== undefined) resources.set(edit.resource, changed(present, edit.arguments ?? {}));
  }
  return { ...configuration, resources };
}

function changed(resource: Resource, values: ValueMap): Resource {
  const { address, stack, mode, type, name, region, account, origin } = resource;
  return {
    address,
    stack,
    mode,
    type,
    name,
    region,
    account,
    origin,
    values: { ...resource.values, ...values },
  };
}

/** A resource of which nothing is known but its arguments; its Region is that of what it refers to. */
function newResource(
  { resource: address, arguments: values = {} }: Edit,
  configuration: Configuration,
): Resource {
  const [type = '', name = ''] = address.split('/').at(-1)?.split('.') ?? [];
  const stack = address.includes('/') ? address.slice(0, address.indexOf('/')) : undefined;
  const first = Object.values(values).find((value) => value instanceof Reference);
  const near = first instanceof Reference ? configuration.resources.get(first.resource) : undefined;
  return {
    address,
    stack,
    mode: 'managed',
    type,
    name,
    region: near?.region,
    account: near?.account,
    values,
    origin: 'suggested',
  };
}

/** The edit as reports print it: references as Terraform expressions. */
export function printable(edit: Edit): Edit {
  return edit.arguments === undefined ? edit : { ...edit, arguments: printableMap(edit.arguments) };
}

function printableMap(values: ValueMap): ValueMap {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, printableValue(value)]));
}

function printableValue(value: Value): Value {
  if (value instanceof Reference) return `\${${value.toString()}}`;
  if (value instanceof Unknown) return value.toString();
  if (Array.isArray(value)) return (value as readonly Value[]).map(printableValue);
  return typeof value === 'object' && value !== null ? printableMap(value as ValueMap) : value;
}
