import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import type { PromiseExecutor } from '@nx/devkit';
import { commandArguments, type LandbridgeOptions } from './arguments';

/** Runs the CLI as a process of its own, in the folder that the person is in, so that printed paths fit. */
const runExecutor: PromiseExecutor<LandbridgeOptions> = async (options, context) => {
  const project =
    context.projectName === undefined
      ? undefined
      : context.projectsConfigurations.projects[context.projectName];
  if (project === undefined) throw new Error(`there is no project ${context.projectName ?? ''}`);
  const cli = join(dirname(require.resolve('@landbridge/cli/package.json')), 'bin/landbridge.cjs');
  const args = [cli, ...commandArguments(options, join(context.root, project.root))];
  const cwd = process.env['INIT_CWD'] ?? context.cwd;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, env: environment(), stdio: 'inherit' });
    child.once('error', reject);
    child.once('close', (status) => resolve({ success: status === 0 }));
  });
};

/** Nx asks its tasks for colours even where nobody can see them. */
function environment(): NodeJS.ProcessEnv {
  if (process.stdout.isTTY) return process.env;
  const { FORCE_COLOR: _asked, ...rest } = process.env;
  return rest;
}

export default runExecutor;
