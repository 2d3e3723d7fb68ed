import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { LandbridgeError } from '@landbridge/terraform-model';
import type { CliHost } from '../console/console';

/** What a file that belongs to a report says. Throws `code` where there is no such file. */
export function readReportFile<T>(
  file: string,
  host: CliHost,
  code: string,
  parse: (text: string, place: string) => T,
): T {
  let text: string;
  try {
    text = readFileSync(resolve(host.cwd, file), 'utf8');
  } catch (error) {
    throw new LandbridgeError({
      code,
      place: file,
      message: `the file cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      fix: 'name a file that exists',
    });
  }
  return parse(text, file);
}
