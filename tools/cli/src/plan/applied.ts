import { existsSync, readFileSync } from 'node:fs';
import { LandbridgeError } from '@landbridge/terraform-model';
import type { Stack } from '../landscape/manifest';
import { parseJson } from '../workspace/json-file';
import { stateFile } from './site';

interface State {
  readonly resources?: readonly unknown[];
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/** Whether the state that the stack would have from `workDir` holds anything. */
export function isApplied(stack: Stack, workDir: string): boolean {
  const file = localStateFile(stack, workDir);
  if (!existsSync(file)) return false;
  const text = readFileSync(file, 'utf8');
  if (text.trim() === '') return false;
  const { resources = [], outputs = {} } = parseJson(file) as State;
  return resources.length > 0 || Object.keys(outputs).length > 0;
}

/**
 * The stack's state file.
 *
 * @throws CLI012 where the stack keeps its state elsewhere: the sandbox reads no backend that needs an account.
 */
export function localStateFile(stack: Stack, workDir: string): string {
  const file = stateFile(workDir, parseJson(stack.file));
  if (file !== undefined) return file;
  throw new LandbridgeError({
    code: 'CLI012',
    place: stack.file,
    message: 'the stack keeps its state in a backend that is not local',
    fix: 'synthesize for the sandbox, whose state is local',
  });
}
