import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export const REPOSITORY = join(__dirname, '../../../../..');
const FOLDER = join(REPOSITORY, '.github/workflows');

type Values = Readonly<Record<string, unknown>>;
export type Permissions = Readonly<Record<string, string>>;

export interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Values;
  readonly env?: Values;
}

export interface Job {
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Values;
  readonly env?: Values;
  readonly environment?: string;
  readonly concurrency?: Values;
  readonly permissions?: Permissions;
  readonly strategy?: { readonly matrix: string | Values };
  readonly outputs?: Readonly<Record<string, string>>;
  readonly steps?: readonly Step[];
}

export interface Workflow {
  readonly on: Readonly<
    Record<string, { readonly outputs?: Readonly<Record<string, { readonly value: string }>> }>
  >;
  readonly permissions: Permissions;
  readonly env?: Values;
  readonly jobs: Readonly<Record<string, Job>>;
}

export const workflowFiles = (): readonly string[] => readdirSync(FOLDER);
export const textOf = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');
export const workflowOf = (file: string): Workflow => parse(textOf(file)) as Workflow;
export const needsOf = ({ needs = [] }: Job): readonly string[] =>
  typeof needs === 'string' ? [needs] : needs;
