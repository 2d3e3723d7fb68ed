import { runInSandbox as run, type SandboxOptions } from '@landbridge/sandbox';
import type { CliHost } from '../console/console';
import { commandEnvironment } from '../terraform/environment';

/** Runs a command in the sandbox and answers with its exit status. */
export function runInSandbox(
  argv: readonly string[],
  host: CliHost,
  options: SandboxOptions,
): Promise<number> {
  const say = (line: string): void => void host.stderr.write(`${line}\n`);
  return run(argv, { ...options, cwd: host.cwd, env: commandEnvironment(host.env), say });
}
