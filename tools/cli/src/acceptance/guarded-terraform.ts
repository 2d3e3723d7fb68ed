import { join } from 'node:path';
import type { Ran, Workspace } from './workspace';

export const GUARD = join(__dirname, '../../bin/landbridge-terraform.cjs');

/** Terraform behind the guard in a stack's folder, wired to the workspace's world, as `cdktf deploy` calls it. */
export function guarded(workspace: Workspace, stack: string, ...args: readonly string[]): Promise<Ran> {
  return inSandbox(workspace, stack, process.execPath, GUARD, ...args);
}

/** The two calls by which `cdktf deploy` applies a stack. */
export async function applyGuarded(workspace: Workspace, stack: string): Promise<Ran> {
  const init = await guarded(workspace, stack, 'init', '-input=false');
  return init.status === 0 ? guarded(workspace, stack, 'apply', '-auto-approve') : init;
}

/** Terraform itself, behind the back of everybody. */
export function unguarded(workspace: Workspace, stack: string, ...args: readonly string[]): Promise<Ran> {
  return inSandbox(workspace, stack, 'terraform', ...args);
}

function inSandbox(workspace: Workspace, stack: string, ...command: readonly string[]): Promise<Ran> {
  const world = join(workspace.root, '.landbridge/sandbox/world');
  const folder = join(workspace.root, 'stacks/cdktf.out/stacks', stack);
  return workspace.runIn(folder, ['sandbox', 'run', '--world', world, '--', ...command]);
}
