import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { LandbridgeError } from '@landbridge/terraform-model';
import { readLandscape, type Landscape } from '../landscape/manifest';
import { runProcess, type Finished } from '../terraform/process';
import type { Project } from '../workspace/project';
import { bundleApp } from './bundle';

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
  if (finished.status !== 0) throw synthesisError(finished, project);
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
  if (finished.status !== 0) throw synthesisError(finished, project);
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

/** Takes the one line that matters out of what a failed synthesis printed. */
export function synthesisError(
  finished: Pick<Finished, 'stdout' | 'stderr'>,
  project: Pick<Project, 'dir'>,
): LandbridgeError {
  const lines = `${finished.stderr}\n${finished.stdout}`.split('\n').map((line) => line.trim());
  const coded = lines
    .map((line) => /(?:^|\s|- )([A-Z]{3}\d{3}) (.*)$/.exec(line))
    .find((match) => match !== null);
  if (coded?.[1] !== undefined && coded[2] !== undefined) return ofStacks(coded[1], coded[2]);
  const validation = lines.indexOf(lines.find((line) => /^(Error: )?Validation failed/.test(line)) ?? '-');
  if (validation >= 0) {
    return new LandbridgeError({
      code: 'CLI004',
      place: project.dir,
      message: lines.slice(validation + 1).find(Boolean) ?? 'validation failed',
    });
  }
  const thrown =
    lines.find((line) => /^(Uncaught )?[A-Za-z]*Error\b/.test(line)) ?? lines.find(Boolean) ?? 'no message';
  return new LandbridgeError({ code: 'CLI004', place: project.dir, message: thrown });
}

/** An error of the stacks, carried over with its own code; the rest of its line has place and fix in it already. */
function ofStacks(code: string, rest: string): LandbridgeError {
  const [, place, said] = /^\[([^\]]*)\] (.*)$/.exec(rest) ?? [undefined, undefined, rest];
  return new LandbridgeError({ code, message: said ?? rest, ...(place === undefined ? {} : { place }) });
}
