import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { LandbridgeError } from '@landbridge/terraform-model';
import type { RunOptions, Sandbox, Summary } from './options';
import { ErrorNotes } from './error-notes';
import { checkVersions } from './versions';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs a command with Terraform attached to `sandbox`; gives its exit code. Throws SBX002, SBX004, SBX005. */
export async function runWith(
  sandbox: Sandbox,
  argv: readonly string[],
  options: RunOptions,
): Promise<number> {
  const say = options.say ?? ((line: string) => void process.stderr.write(`${line}\n`));
  const [command, ...args] = argv;
  const cwd = options.cwd ?? process.cwd();
  try {
    if (command === undefined)
      throw new LandbridgeError({
        code: 'SBX004',
        message: 'no command was given',
        fix: 'write it after --, for example: landbridge sandbox run -- terraform plan',
      });
    checkVersions(command, args, cwd);
    return await runChild(
      command,
      args,
      { ...options, cwd, say },
      { ...process.env, ...options.env, ...sandbox.env },
    );
  } finally {
    for (const line of summaryLines(await sandbox.stop())) say(line);
  }
}

function runChild(
  command: string,
  args: readonly string[],
  { cwd, say, stdout, stderr }: RunOptions & { readonly cwd: string; readonly say: (line: string) => void },
  env: NodeJS.ProcessEnv,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['inherit', stdout ?? 'inherit', 'pipe'] });
    // Terraform gets the terminal's signals itself; this process has to outlive it, because it is the provider.
    const forward = (signal: NodeJS.Signals): void => {
      if (signal !== 'SIGINT') child.kill(signal);
    };
    for (const signal of SIGNALS) process.on(signal, forward);
    const watch = new ErrorNotes(stderr ?? ((text) => void process.stderr.write(text)), say);
    child.stderr?.on('data', (chunk: Buffer) => watch.write(chunk.toString('utf8')));
    child.on('error', (error: NodeJS.ErrnoException) => {
      for (const signal of SIGNALS) process.off(signal, forward);
      const missing = error.code === 'ENOENT';
      reject(
        new LandbridgeError(
          {
            code: 'SBX002',
            place: command,
            message: missing ? 'the command was not found' : error.message,
            fix: missing ? 'install it or give its full path' : 'check that it may be executed',
          },
          { cause: error },
        ),
      );
    });
    child.on('close', (code, signal) => {
      for (const name of SIGNALS) process.off(name, forward);
      watch.end();
      resolve(code ?? (signal === null ? 1 : 128 + constants.signals[signal]));
    });
  });
}

function summaryLines(summary: Summary): string[] {
  const { created, updated, deleted, refused, shapeOnly } = summary;
  const lines: string[] = [];
  if (created + updated + deleted + refused > 0)
    lines.push(
      `sandbox: ${created} created, ${updated} updated, ${deleted} deleted` +
        `${refused > 0 ? `, ${refused} refused` : ''} in the simulated account; no AWS account was touched`,
    );
  if (shapeOnly.length > 0)
    lines.push(
      `sandbox: shape only (behaviour not known, computed values invented): ${shapeOnly.join(', ')}`,
    );
  return lines;
}
