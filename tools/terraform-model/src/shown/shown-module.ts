import { LandbridgeError } from '../errors';
import { isJsonMap, mapsIn, member, type Json, type JsonMap } from '../json';

/** A resource as `terraform show -json` prints it. */
export interface ShownResource {
  /** Address within its configuration, with modules and keys. */
  readonly address: string;
  /** Address of the module instance; empty for the root. */
  readonly module: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly key: string | number | undefined;
  readonly values: JsonMap;
}

/** All resources of `values` or `planned_values`, child modules included. */
export function shownResources(values: Json | undefined, file: string): ShownResource[] {
  const found: ShownResource[] = [];
  const open: JsonMap[] = isJsonMap(values) ? [...mapsIn(member(values, 'root_module'))] : [];
  for (let module = open.pop(); module !== undefined; module = open.pop()) {
    const address = text(member(module, 'address')) ?? '';
    for (const resource of mapsIn(member(module, 'resources')))
      found.push(readResource(resource, address, file));
    open.push(...[...mapsIn(member(module, 'child_modules'))].reverse());
  }
  return found;
}

function readResource(resource: JsonMap, module: string, file: string): ShownResource {
  const address = text(member(resource, 'address'));
  const type = text(member(resource, 'type'));
  const name = text(member(resource, 'name'));
  if (address === undefined || type === undefined || name === undefined) {
    throw new LandbridgeError({
      code: 'MDL011',
      place: file,
      message: `a resource has no address, type or name: ${JSON.stringify(resource).slice(0, 80)}`,
      fix: 'give the output of `terraform show -json`',
    });
  }
  const key = member(resource, 'index');
  const values = member(resource, 'values');
  return {
    address,
    module,
    mode: member(resource, 'mode') === 'data' ? 'data' : 'managed',
    type,
    name,
    key: typeof key === 'string' || typeof key === 'number' ? key : undefined,
    values: isJsonMap(values) ? values : {},
  };
}

/** The same from a raw state file (`*.tfstate`, version 4). */
export function stateFileResources(state: JsonMap): ShownResource[] {
  return mapsIn(member(state, 'resources')).flatMap((resource) => {
    const module = text(member(resource, 'module')) ?? '';
    const type = text(member(resource, 'type')) ?? '';
    const name = text(member(resource, 'name')) ?? '';
    const mode = member(resource, 'mode') === 'data' ? 'data' : 'managed';
    const block = [module, mode === 'data' ? 'data' : '', type, name].filter((part) => part !== '').join('.');
    return mapsIn(member(resource, 'instances')).flatMap((instance) => {
      // A deposed object is waiting to be destroyed.
      if (member(instance, 'deposed') !== undefined) return [];
      const index = member(instance, 'index_key');
      const key = typeof index === 'string' || typeof index === 'number' ? index : undefined;
      const values = member(instance, 'attributes');
      const address = key === undefined ? block : `${block}[${JSON.stringify(key)}]`;
      return [{ address, module, mode, type, name, key, values: isJsonMap(values) ? values : {} }];
    });
  });
}

export function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
