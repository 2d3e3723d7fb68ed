import { openSimulation } from '../world/simulation';
import type { RunOptions, Sandbox, SandboxOptions } from './options';
import { runWith } from './run';
import { startWith } from './start';

export type { RunOptions, Sandbox, SandboxOptions, Summary } from './options';

/**
 * Starts the simulated provider in this process. Throws SBX001 for a fixtures file that cannot be read, SBX1xx for a
 * world that cannot be used.
 */
export function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  return startWith(openSimulation, options);
}

/** Runs `argv` (a command and its arguments) with Terraform attached to a sandbox; gives its exit code. */
export async function runInSandbox(argv: readonly string[], options: RunOptions): Promise<number> {
  return runWith(await startSandbox(options), argv, options);
}
