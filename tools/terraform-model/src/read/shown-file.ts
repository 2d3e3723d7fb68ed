import { LandbridgeError } from '../errors';
import { isJsonList, isJsonMap, mapsIn, member, type Json, type JsonMap } from '../json';

/** Major version of what `terraform show -json` prints of plans and states, and of the state file itself. */
const FORMAT = /^[01]\./;
const STATE_VERSION = 4;

/**
 * Refuses a plan or state that cannot be read whole: of a format that is not known, cut off, or of a plan that failed.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 */
export function checkShown(content: JsonMap, file: string): void {
  const format = member(content, 'format_version');
  if (format === undefined) checkState(content, file);
  else if (typeof format !== 'string' || !FORMAT.test(format))
    throw refused(
      file,
      '/format_version',
      `format ${text(format)} is not known, 1.x is`,
      'print it with a Terraform of version 1',
    );
  if (member(content, 'errored') === true)
    throw refused(
      file,
      '/errored',
      'the plan stopped with an error: it is not whole',
      'correct the configuration and plan again',
    );
  for (const name of ['planned_values', 'values', 'configuration', 'prior_state'])
    checkModule(member(content, name), file, `/${name}`);
  for (const [name, kind] of [
    ['resource_changes', isJsonList],
    ['variables', isJsonMap],
  ] as const) {
    const value = member(content, name);
    if (value !== undefined && value !== null && !kind(value)) throw misshapen(file, `/${name}`);
  }
}

function checkState(content: JsonMap, file: string): void {
  const version = member(content, 'version');
  if (version !== STATE_VERSION)
    throw refused(
      file,
      '/version',
      `a state of version ${text(version)}, version ${STATE_VERSION} can be read`,
      'give the output of `terraform show -json` of a current Terraform',
    );
  if (!isJsonList(member(content, 'resources') ?? [])) throw misshapen(file, '/resources');
}

/** `planned_values`, `values` or `configuration`: an object, its modules objects with lists of resources. */
function checkModule(value: Json | undefined, file: string, pointer: string): void {
  if (value === undefined || value === null) return;
  if (!isJsonMap(value)) throw misshapen(file, pointer);
  const open: [Json | undefined, string][] = [[member(value, 'root_module'), `${pointer}/root_module`]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [module, place] = next;
    if (module === undefined || module === null) continue;
    if (!isJsonMap(module)) throw misshapen(file, place);
    for (const name of ['resources', 'child_modules']) {
      const list = member(module, name) ?? [];
      if (!isJsonList(list) || mapsIn(list).length !== list.length) throw misshapen(file, `${place}/${name}`);
    }
    mapsIn(member(module, 'child_modules')).forEach((child, at) =>
      open.push([child, `${place}/child_modules/${at}`]),
    );
  }
}

function misshapen(file: string, pointer: string): LandbridgeError {
  return refused(
    file,
    pointer,
    'it is not what Terraform prints there',
    'give the whole output of `terraform show -json`',
  );
}

function refused(file: string, pointer: string, message: string, fix: string): LandbridgeError {
  return new LandbridgeError({ code: 'MDL011', place: `${file}#${pointer}`, message, fix });
}

function text(value: Json | undefined): string {
  return JSON.stringify(value) ?? 'none';
}
