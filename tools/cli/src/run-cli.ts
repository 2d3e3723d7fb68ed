import { Console, type CliHost } from './console/console';
import { ExitStatus, type ExitStatusCode } from './console/exit-status';
import { failureOf } from './console/failure';
import { createProgram } from './program';

/** Runs one command line and answers with the exit status. Nothing of the process is touched but through `host`. */
export async function runCli(args: readonly string[], host: CliHost): Promise<ExitStatusCode> {
  const console = new Console(host);
  let status: ExitStatusCode = ExitStatus.answered;
  const program = createProgram({ console, exitWith: (wanted) => (status = wanted) });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return status;
  } catch (thrown) {
    const failure = failureOf(thrown);
    if (failure === undefined) return ExitStatus.answered;
    console.warn(failure.line);
    if (host.env['LANDBRIDGE_DEBUG'] && thrown instanceof Error) console.warn(withCauses(thrown));
    if (wantsJson(args)) console.printJson({ error: { code: failure.code, message: failure.line } });
    return failure.status;
  }
}

function withCauses(error: Error): string {
  const { cause, stack = error.message } = error;
  return cause instanceof Error ? `${stack}\ncaused by ${withCauses(cause)}` : stack;
}

/** Whether stdout is to be one JSON document, an error included. */
function wantsJson(args: readonly string[]): boolean {
  const own = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
  return own.some((arg, at) => arg === '--format=json' || (arg === '--format' && own[at + 1] === 'json'));
}
