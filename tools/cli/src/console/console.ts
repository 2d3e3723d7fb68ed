import type { Colors } from 'picocolors/types';
import { createColors } from 'picocolors';

/** What a command may touch of the process that runs it; tests give their own. */
export interface CliHost {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
}

export interface OutputStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

/** Where a command writes: answers to stdout, progress and diagnostics to stderr. */
export class Console {
  /** Colours of stdout: none unless it is a terminal; `NO_COLOR` and `FORCE_COLOR` decide where they are set. */
  readonly colors: Colors;

  constructor(readonly host: CliHost) {
    this.colors = createColors(wantsColor(host));
  }

  /** Writes an answer, ending in a line break. */
  print(text: string): void {
    this.host.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  }

  /** Writes an answer as the one JSON document of stdout. */
  printJson(value: unknown): void {
    this.print(JSON.stringify(value, undefined, 2));
  }

  /** Writes a diagnostic line to stderr. */
  warn(text: string): void {
    this.host.stderr.write(text.endsWith('\n') ? text : `${text}\n`);
  }

  /** Says on stderr what is being done; silent in CI, where the log should hold results only. */
  progress(text: string): void {
    if (this.host.stderr.isTTY === true && !this.host.env['CI']) this.warn(text);
  }
}

/** See https://no-color.org: any non-empty value switches colours off. */
function wantsColor(host: CliHost): boolean {
  if (host.env['NO_COLOR']) return false;
  if (host.env['FORCE_COLOR'] !== undefined) return host.env['FORCE_COLOR'] !== '0';
  return host.stdout.isTTY === true && host.env['TERM'] !== 'dumb';
}
