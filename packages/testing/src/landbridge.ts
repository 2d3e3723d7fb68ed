import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Finished {
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs the CLI as a child process: packages never import tools.
 *
 * @param accept exit statuses that are answers; 1 is one of `prove` where an intent may fail
 * @throws when the exit status is another, with what was printed
 */
export function landbridge(args: readonly string[], accept: readonly number[] = [0]): Finished {
  const cli = join(workspaceRoot(), 'node_modules', '.bin', 'landbridge');
  const { status, signal, stdout, stderr, error } = spawnSync(process.execPath, [cli, ...args], {
    encoding: 'utf8',
    // What a test sets counts: jest gives it a copy of the environment.
    env: process.env,
    maxBuffer: 256 * 1024 * 1024,
  });
  if (error) throw error;
  if (status !== null && accept.includes(status)) return { stdout, stderr };
  throw new Error(`landbridge ${args.join(' ')} ended with ${signal ?? status}\n${stderr}\n${stdout}`);
}

function workspaceRoot(): string {
  for (let folder = __dirname; dirname(folder) !== folder; folder = dirname(folder)) {
    if (existsSync(join(folder, 'nx.json'))) return folder;
  }
  throw new Error(`no workspace above ${__dirname}`);
}
