import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Environments of a stacks project whose `cdktf.json` names none under `context.environments`. */
export const DEFAULT_ENVIRONMENTS: readonly string[] = ['dev', 'test', 'prod', 'shared'];

/** The environments of the stacks project whose `cdktf.json` is `file`. */
export function environmentsOf(file: string): readonly string[] {
  const { context } = JSON.parse(readFileSync(file, 'utf8')) as CdktfJson;
  return context?.environments ?? DEFAULT_ENVIRONMENTS;
}

interface CdktfJson {
  readonly context?: { readonly environments?: readonly string[] };
}

const NOT_SEARCHED = /^(node_modules|dist|cdktf\.out|\..*)$/;
const SEARCH_DEPTH = 3;

/** Every `cdktf.json` of the workspace. */
export function stacksProjects(root: string, depth = SEARCH_DEPTH): readonly string[] {
  const here = join(root, 'cdktf.json');
  const below =
    depth === 0
      ? []
      : readdirSync(root, { withFileTypes: true })
          .filter((entry) => entry.isDirectory() && !NOT_SEARCHED.test(entry.name))
          .flatMap((entry) => stacksProjects(join(root, entry.name), depth - 1));
  return [...(existsSync(here) ? [here] : []), ...below];
}
