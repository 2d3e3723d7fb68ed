import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { LandbridgeError } from '@landbridge/terraform-model';
import { z } from 'zod';
import { parseJson } from './json-file';

/** A CDKTF project of stacks: the folder with `cdktf.json`, and where its files go. */
export interface Project {
  /** Folder that holds `.landbridge/`: the workspace's, or the project's own where there is no workspace. */
  readonly root: string;
  /** Folder of `cdktf.json`. */
  readonly dir: string;
  /** Output folder of the synthesis, absolute. */
  readonly outdir: string;
  /** The shell command of `cdktf.json` that synthesizes. */
  readonly app: string;
  /** Names that `--configuration` and `landbridge plan <environment>` accept; empty: those that the stacks' names show. */
  readonly environments: readonly string[];
}

const CDKTF_JSON = 'cdktf.json';
const WORKSPACE_MARKS = ['nx.json', 'pnpm-workspace.yaml', '.git'];

const cdktfJson = z.object({
  app: z.string(),
  output: z.string().default('cdktf.out'),
  context: z
    .object({ environments: z.array(z.string()).optional() })
    .loose()
    .optional(),
});

/**
 * Finds the stacks project for a command that runs in `cwd`: the folder named by `--project`, else the nearest folder
 * above with a `cdktf.json`, else the only one directly below the workspace.
 */
export function findProject(cwd: string, named?: string): Project {
  if (named !== undefined) return readProject(resolve(cwd, named));
  const above = ancestors(cwd).find((dir) => existsSync(join(dir, CDKTF_JSON)));
  if (above !== undefined) return readProject(above);
  const root = workspaceRoot(cwd);
  const below = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(root, entry.name, CDKTF_JSON)))
    .map((entry) => join(root, entry.name));
  if (below.length === 1 && below[0] !== undefined) return readProject(below[0]);
  throw new LandbridgeError({
    code: 'CLI002',
    place: relative(cwd, root) || '.',
    message:
      below.length === 0
        ? 'no folder with a cdktf.json'
        : `several folders with a cdktf.json: ${names(root, below)}`,
    fix: 'name one by --project <folder>',
  });
}

/** The folder that the workspace starts in, else `from` itself. */
export function workspaceRoot(from: string): string {
  return ancestors(from).find((dir) => WORKSPACE_MARKS.some((mark) => existsSync(join(dir, mark)))) ?? from;
}

function readProject(dir: string): Project {
  const file = join(dir, CDKTF_JSON);
  if (!existsSync(file)) {
    throw new LandbridgeError({
      code: 'CLI002',
      place: dir,
      message: 'no cdktf.json in this folder',
      fix: 'name a folder that has one',
    });
  }
  const parsed = cdktfJson.safeParse(parseJson(file));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new LandbridgeError({
      code: 'CLI011',
      place: `${file}#/${issue?.path.join('/') ?? ''}`,
      message: issue?.message ?? 'not valid',
    });
  }
  const { app, output, context } = parsed.data;
  return {
    root: workspaceRoot(dir),
    dir,
    outdir: resolve(dir, output),
    app,
    environments: context?.environments ?? [],
  };
}

function ancestors(from: string): readonly string[] {
  const above = dirname(from);
  return above === from ? [from] : [from, ...ancestors(above)];
}

function names(root: string, dirs: readonly string[]): string {
  return dirs.map((dir) => relative(root, dir)).join(', ');
}
