import { LandbridgeError } from '@landbridge/terraform-model';
import { CommanderError } from 'commander';
import { ExitStatus, type ExitStatusCode } from './exit-status';

/** What a command that did not succeed leaves behind: a line for stderr and an exit status. */
export interface Failure {
  readonly code: string;
  readonly line: string;
  readonly status: ExitStatusCode;
}

/** Thrown by a command whose work failed although its input was good, e.g. Terraform refused to apply. */
export class WorkFailed extends LandbridgeError {}

/** Classifies whatever was thrown; undefined for commander's way to end after `--help`. */
export function failureOf(thrown: unknown): Failure | undefined {
  if (thrown instanceof CommanderError) return failureOfCommander(thrown);
  if (thrown instanceof WorkFailed) {
    return { code: thrown.code, line: thrown.message, status: ExitStatus.failed };
  }
  if (thrown instanceof Error && 'code' in thrown && /^[A-Z]{3}\d{3}$/.test(String(thrown.code))) {
    return { code: String(thrown.code), line: oneLine(thrown.message), status: ExitStatus.badInput };
  }
  const unwritable = diskFailure(thrown);
  if (unwritable !== undefined) return unwritable;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return {
    code: 'CLI099',
    line: `CLI099 unexpected: ${oneLine(message)}; LANDBRIDGE_DEBUG=1 prints the stack trace`,
    status: ExitStatus.failed,
  };
}

/** What the file system refuses, in words. */
const REFUSALS: Readonly<Record<string, string>> = {
  EACCES: 'nobody may write there, or read it, but its owner',
  EDQUOT: 'the quota of the disk is used up',
  EEXIST: 'there is a file where a folder should be',
  EMFILE: 'too many files are open',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'there is a file where a folder should be',
  EPERM: 'that is not permitted',
  EROFS: 'the disk is read-only',
};

const CANNOT_MAKE = 'the folder cannot be made; is the disk read-only?';

function diskFailure(thrown: unknown): Failure | undefined {
  const { code, path, syscall, dest } = thrown as Partial<NodeJS.ErrnoException> & { readonly dest?: string };
  // Below a folder on a read-only disk, Node says ENOENT of a mkdir.
  const said = syscall === 'mkdir' && code === 'ENOENT' ? CANNOT_MAKE : REFUSALS[code ?? ''];
  if (said === undefined) return undefined;
  const place = dest ?? path;
  const line = `CLI036${place === undefined ? '' : ` [${place}]`} ${said} (${code ?? ''}); mend that and run again`;
  return { code: 'CLI036', line, status: ExitStatus.failed };
}

function failureOfCommander(error: CommanderError): Failure | undefined {
  if (error.exitCode === 0) return undefined;
  if (error.code === 'commander.help') {
    return { code: 'CLI001', line: 'CLI001 no command was given; see --help', status: ExitStatus.badInput };
  }
  const said = error.message.replace(/^error: /, '').split('\n');
  const hint = said
    .slice(1)
    .map((line) => line.replace(/^\(|\)$/g, ''))
    .join(' ')
    .trim();
  const fix = hint === '' ? 'see --help' : hint;
  return { code: 'CLI001', line: `CLI001 ${said[0] ?? ''}; ${fix}`, status: ExitStatus.badInput };
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}
