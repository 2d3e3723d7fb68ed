import { spawn } from 'node:child_process';

/** What a finished child process left. */
export interface Finished {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface ProcessOptions extends Surroundings {
  /** Receives each piece of stdout as it comes. */
  readonly onStdout?: (text: string) => void;
  readonly onStderr?: (text: string) => void;
}

/** Runs a program with an argument array, no shell, and waits for its end. */
export function runProcess(
  program: string,
  args: readonly string[],
  options: ProcessOptions,
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: { ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const stdout: string[] = [];
    const stderr: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout.push(text);
      options.onStdout?.(text);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr.push(text);
      options.onStderr?.(text);
    });
    child.once('error', reject);
    child.once('close', (status) =>
      resolve({ status: status ?? 1, stdout: stdout.join(''), stderr: stderr.join('') }),
    );
  });
}

/** Runs a program in place of this one: input, output and exit status are its own; answers with its stderr too. */
export function passOn(
  program: string,
  args: readonly string[],
  { cwd, env }: Surroundings,
): Promise<Pick<Finished, 'status' | 'stderr'>> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env: { ...env }, stdio: ['inherit', 'inherit', 'pipe'] });
    const stderr: string[] = [];
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr.push(text);
      process.stderr.write(text);
    });
    child.once('error', reject);
    child.once('close', (status) => resolve({ status: status ?? 1, stderr: stderr.join('') }));
  });
}
