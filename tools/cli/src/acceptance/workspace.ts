import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const REPOSITORY = join(__dirname, '../../../..');
/** A landscape of seven stacks with a few resources each: the same shape, deployed in seconds. */
export const SMALL = join(__dirname, '../../fixtures/small-landscape');
const CLI = join(REPOSITORY, 'tools/cli/bin/landbridge.cjs');

/** What a run of the command line left. */
export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A copy of the stacks with a world of its own, in which a test may change and deploy whatever it likes. */
export class Workspace {
  /** The program that is run. */
  readonly cli = CLI;
  readonly root = mkdtempSync(join(tmpdir(), 'landbridge-test-'));

  constructor(source = join(REPOSITORY, 'stacks')) {
    mkdirSync(join(this.root, '.git'));
    symlinkSync(join(REPOSITORY, 'node_modules'), join(this.root, 'node_modules'));
    cpSync(source, join(this.root, 'stacks'), {
      recursive: true,
      filter: (source) => !/\/(cdktf\.out|dist|out-tsc|node_modules|\.landbridge)$/.test(source),
    });
  }

  /** Runs landbridge as its own process, as a person would. */
  run(...args: readonly string[]): Promise<Ran> {
    return this.start(args).ended;
  }

  /** The same in another folder. */
  runIn(cwd: string, args: readonly string[]): Promise<Ran> {
    return this.start(args, cwd).ended;
  }

  start(
    args: readonly string[],
    cwd = this.root,
    extra: Readonly<Record<string, string>> = {},
  ): { readonly pid: number | undefined; readonly ended: Promise<Ran> } {
    let pid: number | undefined;
    const ended = new Promise<Ran>((resolve) => {
      const options = { cwd, env: { ...process.env, NO_COLOR: '1', ...extra }, maxBuffer: 64 << 20 };
      const child = execFile(process.execPath, [CLI, ...args], options, (error, stdout, stderr) => {
        const status = error === null ? 0 : typeof error.code === 'number' ? error.code : 128;
        resolve({ status, stdout, stderr });
      });
      pid = child.pid;
    });
    return { pid, ended };
  }

  /** Replaces `from` by `to` in a file below the root; a text that is not there fails the test. */
  edit(file: string, from: string | RegExp, to: string): void {
    const path = join(this.root, file);
    const before = readFileSync(path, 'utf8');
    const after = before.replace(from, to);
    if (after === before) throw new Error(`${file} has no ${String(from)}`);
    writeFileSync(path, after);
  }

  read(file: string): string {
    return readFileSync(join(this.root, file), 'utf8');
  }

  /** Changes the synthesized JSON of a stack. */
  editStack(stack: string, change: (json: TerraformJson) => void): void {
    const path = join(this.root, 'stacks/cdktf.out/stacks', stack, 'cdk.tf.json');
    const json = JSON.parse(readFileSync(path, 'utf8')) as TerraformJson;
    change(json);
    writeFileSync(path, JSON.stringify(json, undefined, 2));
  }

  /** Gives a stack other addresses: every block that starts with `from` then starts with `to`. */
  renumber(stack: string, from: string, to: string): void {
    const path = join(this.root, 'stacks/cdktf.out/stacks', stack, 'cdk.tf.json');
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(from, to));
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

export interface TerraformJson {
  readonly resource: Record<string, Record<string, Record<string, unknown>>>;
  readonly data?: Record<string, Record<string, Record<string, unknown>>>;
}
