import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { TfObject, TfValue } from '../../src/contract';

/** Plans that a real provider made, recorded with terraform 1.11.4 and provider 5.31. */
export interface Corpus {
  readonly bases: Readonly<Record<string, Base>>;
  readonly transitions: readonly Transition[];
}
export interface Base {
  readonly config: TfObject;
  /** Known values of the plan to create it; missing for some types. */
  readonly planned?: TfObject;
  readonly knownAfterApply?: readonly string[];
  readonly state: TfObject;
  /** Top-level attributes that the state marks as sensitive. */
  readonly sensitive?: readonly string[];
}
/** The base's state and configuration with one argument changed. */
export interface Transition {
  readonly type: string;
  readonly kind: 'change' | 'add' | 'remove' | 'add-block' | 'same';
  readonly path: string;
  readonly to: TfValue;
  readonly action: 'no-op' | 'update' | 'replace';
  readonly replacePaths?: readonly string[];
  readonly knownAfterApply?: readonly string[];
}

export function readCorpus(name: string): Corpus {
  return JSON.parse(gunzipSync(readFileSync(join(__dirname, name))).toString('utf8')) as Corpus;
}
