import { existsSync, readFileSync } from 'node:fs';
import { LandbridgeError } from '@landbridge/terraform-model';
import type { Stack } from '../landscape/manifest';
import { parseJson } from '../workspace/json-file';
import { stateFile, workFolder, type Site } from './site';

interface State {
  readonly resources?: readonly unknown[];
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/** The state file of a stack whose state is local; undefined where nothing of it is applied. */
export function localState(stack: Stack, site: Site, root: string): string | undefined {
  const file = localStateFile(stack, workFolder(site, stack.name, stack.dir, root));
  return holdsAnything(file) ? file : undefined;
}

/** Whether a state file is there and has a resource or an output in it. */
export function holdsAnything(file: string): boolean {
  if (!existsSync(file) || readFileSync(file, 'utf8').trim() === '') return false;
  const { resources = [], outputs = {} } = parseJson(file) as State;
  return resources.length > 0 || Object.keys(outputs).length > 0;
}

/**
 * The stack's state file.
 *
 * @throws CLI012 where the stack keeps its state elsewhere: the sandbox reads no backend that needs an account.
 */
function localStateFile(stack: Stack, workDir: string): string {
  const file = stateFile(workDir, parseJson(stack.file));
  if (file !== undefined) return file;
  throw new LandbridgeError({
    code: 'CLI012',
    place: stack.file,
    message: 'the stack keeps its state in a backend that is not local',
    fix: 'synthesize for the sandbox, whose state is local',
  });
}
