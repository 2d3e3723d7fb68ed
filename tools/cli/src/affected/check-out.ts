import { mkdirSync, readdirSync, realpathSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { LandbridgeError } from '@landbridge/terraform-model';
import { runProcess } from '../terraform/process';

/**
 * Puts the files of a commit into `target`, with the modules that are installed now. Links to packages of the
 * workspace lead to those of the commit.
 */
export async function checkOut(root: string, ref: string, target: string): Promise<void> {
  const commit = (await git(root, ref, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`])).trim();
  mkdirSync(target, { recursive: true });
  // An index of its own, so that nothing of the repository changes.
  const env = { ...process.env, GIT_INDEX_FILE: join(target, '.index') };
  await git(root, ref, ['read-tree', commit], env);
  await git(root, ref, ['checkout-index', '--all', `--prefix=${target}/`], env);
  mkdirSync(join(target, '.git'));
  linkModules(join(root, 'node_modules'), join(target, 'node_modules'), root, target);
}

function linkModules(from: string, to: string, root: string, target: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, link] = [join(from, entry.name), join(to, entry.name)];
    if (entry.name.startsWith('@') && entry.isDirectory()) linkModules(source, link, root, target);
    else
      symlinkSync(
        entry.isSymbolicLink() ? moved(realpathSync(source), realpathSync(root), target) : source,
        link,
      );
  }
}

/** Where a package of the workspace lies in the commit's tree; anything else stays where it is. */
function moved(path: string, root: string, target: string): string {
  const inside = relative(root, path);
  return inside.startsWith('..') || inside.startsWith('node_modules') ? path : join(target, inside);
}

async function git(
  root: string,
  ref: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<string> {
  const finished = await runProcess('git', args, { cwd: root, env });
  if (finished.status === 0) return finished.stdout;
  throw new LandbridgeError({
    code: 'CLI011',
    place: `--base ${ref}`,
    message: finished.stderr.trim() || 'there is no such commit',
    fix: 'name a commit, branch or tag of this repository; in CI, fetch it first',
  });
}
