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
 * @throws when the exit status is not 0, with what was printed
 */
export function landbridge(args: readonly string[]): Finished {
  const cli = join(workspaceRoot(), 'node_modules', '.bin', 'landbridge');
  const { status, signal, stdout, stderr, error } = spawnSync(process.execPath, [cli, ...args], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (error) throw error;
  if (status === 0) return { stdout, stderr };
  throw new Error(`landbridge ${args.join(' ')} ended with ${signal ?? status}\n${stderr}\n${stdout}`);
}

function workspaceRoot(): string {
  for (let folder = __dirname; dirname(folder) !== folder; folder = dirname(folder)) {
    if (existsSync(join(folder, 'nx.json'))) return folder;
  }
  throw new Error(`no workspace above ${__dirname}`);
}
