import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readLandscape, type Landscape } from '../landscape/manifest';
import { runProcess, type Finished } from '../terraform/process';
import type { Project } from '../workspace/project';
import { bundleApp } from './bundle';
import { synthesisError } from './synthesis-error';

/** The program that a project is synthesized by when it is there; else the `app` command of `cdktf.json` runs. */
const ENTRY = 'src/main.ts';

/**
 * Synthesizes all stacks of the project into its output folder, always all environments.
 *
 * @throws CLI004 with the stacks' own one-line error where they refuse their input.
 */
export async function synthesize(
  project: Project,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Landscape> {
  // cdktf makes the last folder of the path only.
  mkdirSync(project.outdir, { recursive: true });
  const finished = await runApp(project, { ...env, CDKTF_OUTDIR: project.outdir, CHECKPOINT_DISABLE: '1' });
  if (finished.status !== 0) throw synthesisError(finished, project.dir);
  return readLandscape(project.outdir);
}

/**
 * Runs another program of the project, e.g. `src/allocate.ts`, and answers with what it printed.
 *
 * @throws the program's own one-line error.
 */
export async function runProgram(
  project: Project,
  entry: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const finished = await runEntry(project, entry, env);
  if (finished.status !== 0) throw synthesisError(finished, project.dir);
  return finished.stdout;
}

async function runEntry(
  project: Project,
  entry: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Finished> {
  const cache = join(project.root, '.landbridge/cache');
  const bundle = await bundleApp(project.dir, entry, cache);
  // A refusal is one line and needs no stack trace; cdktf takes one for each token, at a quarter of the whole time.
  const flag = env['LANDBRIDGE_DEBUG'] ? '--enable-source-maps' : '--stack-trace-limit=0';
  return runProcess(process.execPath, [flag, bundle], { cwd: project.dir, env });
}

async function runApp(
  project: Project,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Finished> {
  if (existsSync(join(project.dir, ENTRY))) return runEntry(project, ENTRY, env);
  // `app` is a shell command by cdktf's own definition, written by the owner of the project.
  const [shell, flag] = process.platform === 'win32' ? ['cmd.exe', '/c'] : ['/bin/sh', '-c'];
  return runProcess(shell, [flag, project.app], { cwd: project.dir, env });
}
