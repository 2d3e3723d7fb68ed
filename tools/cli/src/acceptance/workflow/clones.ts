import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMALL } from '../workspace';
import type { Runner } from './run-workflow';
import { REPOSITORY } from './workflow-file';

/**
 * The calls that cdktf-cli 0.21.0 was seen to make of its Terraform: what really makes them is tried by cdktf.spec.ts.
 */
const CDKTF = `#!/usr/bin/env bash
set -euo pipefail
if [[ "$1" == landbridge ]]; then shift; exec node "$LANDBRIDGE" "$@"; fi
if [[ "$*" != *cdktf-cli@0.21.0\\ deploy\\ * ]]; then echo "npx $*?" >&2; exit 1; fi
echo "$@" >> "$RECORD/cdktf"
while [[ $# -gt 0 && "$1" != --parallelism ]]; do shift; done
shift 2
for stack in "$@"; do
  cd "cdktf.out/stacks/$stack"
  for call in 'version -json' init 'apply -auto-approve' 'output -json'; do $TERRAFORM_BINARY_NAME $call; done
  cd ../../..
done
`;

/** Writes down what gh is asked, the body of what it posts included, and answers with the files of ANSWERS. */
const GH = `#!/usr/bin/env bash
echo "$@" >> "$RECORD/gh"
for word in "$@"; do
  case "$word" in body=@*) cp "\${word#body=@}" "$RECORD/body" ;; esac
done
while [[ $# -gt 0 ]]; do
  if [[ "$1" == --body-file ]]; then cp "$2" "$RECORD/body"; fi
  if [[ "$1" == --jq && -e "$RECORD/answer" ]]; then cat "$RECORD/answer"; fi
  shift
done
`;

/** A repository with the small landscape and these workflows, and machines to run their jobs on. */
export class Clones {
  readonly folder = mkdtempSync(join(tmpdir(), 'landbridge-workflow-'));
  readonly origin = join(this.folder, 'origin');
  private readonly record = join(this.folder, 'record');

  constructor() {
    for (const name of ['bin', 'record', 'artifacts', 'origin']) mkdirSync(join(this.folder, name));
    for (const [name, text] of [
      ['npx', CDKTF],
      ['gh', GH],
    ] as const) {
      writeFileSync(join(this.folder, 'bin', name), text);
      chmodSync(join(this.folder, 'bin', name), 0o755);
    }
    cpSync(SMALL, join(this.origin, 'stacks'), { recursive: true });
    cpSync(join(REPOSITORY, '.github'), join(this.origin, '.github'), { recursive: true });
    writeFileSync(join(this.origin, '.gitignore'), '.landbridge\nnode_modules\ncdktf.out\n');
    symlinkSync(join(REPOSITORY, 'node_modules'), join(this.origin, 'node_modules'));
    this.git('init', '--quiet', '--initial-branch=main');
    this.commit();
  }

  /** Commits what is there and answers with the commit. */
  commit(): string {
    this.git('add', '--all');
    this.git(
      '-c',
      'user.name=t',
      '-c',
      'user.email=t@example.com',
      'commit',
      '--quiet',
      '--allow-empty',
      '--message=change',
    );
    return this.git('rev-parse', 'HEAD');
  }

  edit(file: string, from: string, to: string): void {
    const path = join(this.origin, file);
    const before = readFileSync(path, 'utf8');
    if (!before.includes(from)) throw new Error(`${file} has no ${from}`);
    writeFileSync(path, before.replace(from, to));
  }

  /** Machines of one run; `world` is a folder whose .landbridge the first ones find. */
  runner(context: Record<string, unknown>, world?: string): Runner {
    rmSync(join(this.folder, 'artifacts'), { recursive: true, force: true });
    const run = mkdtempSync(join(this.folder, 'run-'));
    const seeded = world === undefined ? undefined : join(world, '.landbridge');
    return {
      bin: join(this.folder, 'bin'),
      artifacts: join(this.folder, 'artifacts'),
      context: { vars: {}, secrets: {}, ...context },
      env: {
        ...(process.env as Record<string, string>),
        NO_COLOR: '1',
        CI: 'true',
        RECORD: this.record,
        LANDBRIDGE: join(REPOSITORY, 'tools/cli/bin/landbridge.cjs'),
        GITHUB_REPOSITORY: 'o/r',
        GITHUB_ACTOR: 'ana',
      },
      clone: (job) => {
        const folder = join(run, job);
        execFileSync('git', ['clone', '--quiet', '--no-hardlinks', this.origin, folder]);
        symlinkSync(join(REPOSITORY, 'node_modules'), join(folder, 'node_modules'));
        if (seeded !== undefined) cpSync(seeded, join(folder, '.landbridge'), { recursive: true });
        return folder;
      },
    };
  }

  /** What a stand-in wrote down, and forgets. */
  recorded(name: 'gh' | 'body' | 'cdktf'): string {
    const file = join(this.record, name);
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    rmSync(file, { force: true });
    return text;
  }

  /** What gh answers when it is asked what is there already. */
  answer(text: string): void {
    writeFileSync(join(this.record, 'answer'), text);
  }

  /** Runs the script that keeps the issue about drift, with a text of a night. */
  issue(text: string): void {
    const file = join(this.folder, 'issue.md');
    writeFileSync(file, text);
    const env = {
      ...process.env,
      ...this.runner({}).env,
      PATH: `${join(this.folder, 'bin')}:${process.env['PATH'] ?? ''}`,
    };
    execFileSync(join(REPOSITORY, '.github/scripts/drift-issue'), [file], { env, stdio: 'pipe' });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private git(...args: readonly string[]): string {
    return execFileSync('git', args, { cwd: this.origin, encoding: 'utf8' }).trim();
  }
}
