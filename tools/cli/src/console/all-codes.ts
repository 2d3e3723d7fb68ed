import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PROVER_CODES } from '@landbridge/prover';
import { REPORT_CODES } from '@landbridge/reports';
import { WORLD_CODES } from '@landbridge/sandbox';
import { MODEL_CODES } from '@landbridge/terraform-model';
import { parseJson } from '../workspace/json-file';
import { findProject } from '../workspace/project';
import { CLI_CODES } from './codes';

export interface KnownCode {
  readonly code: string;
  readonly meaning: string;
}

/** Written by synthesis: the codes of the packages, which no tool imports. */
const PACKAGE_CODES = 'error-codes.json';

/** Every error code that can be met below `cwd`, sorted. */
export function allCodes(cwd: string): readonly KnownCode[] {
  const all: Readonly<Record<string, string>> = {
    ...packageCodes(cwd),
    ...MODEL_CODES,
    ...PROVER_CODES,
    ...REPORT_CODES,
    ...WORLD_CODES,
    ...CLI_CODES,
  };
  return Object.entries(all)
    .map(([code, meaning]) => ({ code, meaning }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

function packageCodes(cwd: string): Readonly<Record<string, string>> {
  const file = synthesizedCodes(cwd);
  return file !== undefined && existsSync(file) ? (parseJson(file) as Record<string, string>) : {};
}

/** Outside of a project there are no packages to explain. */
function synthesizedCodes(cwd: string): string | undefined {
  try {
    return join(findProject(cwd).outdir, PACKAGE_CODES);
  } catch {
    return undefined;
  }
}
