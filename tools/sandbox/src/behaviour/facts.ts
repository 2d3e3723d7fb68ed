import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { TfValue } from '../contract';
import { factsFolder } from '../facts-folder';
import type { NormalForm } from './normal-forms';
import type { Rule } from './validate/rule';

/** What is known about the behaviour of one resource type. Paths are dotted and run through blocks without indices. */
export interface TypeFacts {
  /** `read` off newer sources, `dumped` from a real provider, or `shape` only: nothing is known but the schema. */
  readonly origin: 'read' | 'dumped' | 'shape';
  readonly kind: 'sdkv2' | 'framework';
  /** A change of one of these replaces the resource. */
  readonly forceNew: readonly string[];
  /** Every change replaces: the provider has no update. */
  readonly noUpdate?: boolean;
  readonly defaults: Readonly<Record<string, TfValue>>;
  /** Blocks that AWS fills when the configuration has none. */
  readonly computedBlocks?: readonly string[];
  readonly conflictsWith?: readonly (readonly string[])[];
  readonly exactlyOneOf?: readonly (readonly string[])[];
  /** Like `exactlyOneOf`, but first noticed when the resource is created or updated. */
  readonly oneOfAtApply?: readonly (readonly string[])[];
  readonly atLeastOneOf?: readonly (readonly string[])[];
  readonly requiredWith?: Readonly<Record<string, readonly string[]>>;
  readonly validation?: Readonly<Record<string, readonly Rule[]>>;
  /** Attributes whose values may be written in several ways that mean the same. */
  readonly normalForms?: Readonly<Record<string, NormalForm>>;
  /** Attributes some of whose differences the provider does not plan; which ones is not known. */
  readonly diffSuppress?: readonly string[];
  readonly importable?: boolean;
}

const SHAPE_ONLY: TypeFacts = { origin: 'shape', kind: 'sdkv2', forceNew: [], defaults: {} };

let raw: Record<string, string> | undefined;
const parsed = new Map<string, TypeFacts>();

/** Facts of a type; a type that is newer than all sources has only its shape. */
export function factsOf(type: string): TypeFacts {
  let facts = parsed.get(type);
  if (facts === undefined) {
    raw ??= JSON.parse(
      gunzipSync(readFileSync(join(factsFolder(), 'compiled', 'behaviour.json.gz'))).toString('utf8'),
    ) as Record<string, string>;
    const text = raw[type];
    facts = text === undefined ? SHAPE_ONLY : (JSON.parse(text) as TypeFacts);
    parsed.set(type, facts);
  }
  return facts;
}
