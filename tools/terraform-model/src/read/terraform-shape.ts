import { LandbridgeError } from '../errors';
import { isJsonList, isJsonMap, type Json, type JsonMap } from '../json';

/** What may stand at the top of a file; blocks that say nothing about the network are passed over. */
const BLOCKS = new Set([
  ...['resource', 'data', 'module', 'provider', 'terraform', 'locals', 'variable', 'output', '//'],
  ...['moved', 'removed', 'import', 'check', 'ephemeral', 'action', 'language'],
]);

/** Whether a file holds something that only Terraform JSON has. */
export function isTerraform(content: JsonMap): boolean {
  return Object.keys(content).some((name) => name !== '//' && BLOCKS.has(name));
}

export function checkBlocks(file: string, part: JsonMap): void {
  for (const [name, value] of Object.entries(part)) {
    if (!BLOCKS.has(name))
      throw malformed(file, `/${name}`, `${JSON.stringify(name)} is no block of Terraform`);
    if (name !== '//') checkMap(file, `/${name}`, value);
  }
}

/** Refuses what is neither an object nor a list of objects. */
export function checkMap(file: string, pointer: string, value: Json): void {
  const isMap = isJsonMap(value) || (isJsonList(value) && value.every((item) => isJsonMap(item)));
  if (!isMap) throw malformed(file, pointer, 'expected a block (a JSON object)');
}

function malformed(file: string, pointer: string, message: string): LandbridgeError {
  return new LandbridgeError({
    code: 'MDL011',
    place: `${file}#${pointer}`,
    message,
    fix: 'give Terraform JSON: an object with "resource", "provider" and so on',
  });
}

/** What Terraform takes for a name. */
const NAME = /^[\p{ID_Start}_][\p{ID_Continue}-]*$/u;

export function checkName(file: string, pointer: string, name: string): void {
  if (!NAME.test(name)) throw malformed(file, pointer, `${JSON.stringify(name)} is no name`);
}
