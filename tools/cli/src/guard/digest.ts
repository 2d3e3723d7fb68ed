import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** What was reviewed, as content hashes; a part that did not exist is `none`. */
export interface PlanParts {
  /** The saved plan file. */
  readonly plan: string;
  /** The synthesized JSON of the stack. */
  readonly json: string;
  readonly intent: string;
  readonly assumptions: string;
  /** Terraform's provider lock. */
  readonly lock: string;
  /** The proof that was read with the plan. */
  readonly proof: string;
  /** Lineage and serial of the state that the plan was made on; `elsewhere` for one that is not a local file. */
  readonly state: string;
}

const WORDS: Readonly<Record<keyof PlanParts, string>> = {
  plan: 'the saved plan',
  json: 'the synthesized JSON',
  intent: 'the intents',
  assumptions: 'the assumptions',
  lock: 'the provider lock',
  proof: 'the proof',
  state: 'the state',
};

/** What differs between what was reviewed and what would be applied, in words. */
export function changedParts(
  reviewed: PlanParts,
  found: PlanParts,
  ignored: readonly (keyof PlanParts)[] = [],
): readonly string[] {
  const names = Object.keys(WORDS) as (keyof PlanParts)[];
  return names
    .filter((name) => !ignored.includes(name) && reviewed[name] !== found[name])
    .map((name) => WORDS[name]);
}

/** Files that decide what a deploy of one stack does. */
export interface PlanFiles {
  readonly planFile: string;
  readonly stackFile: string;
  /** Synthesis folder with the intents and assumptions. */
  readonly outdir: string;
  readonly lockFile: string;
  readonly proofFile: string;
  /** The state, where it is a local file. */
  readonly stateFile: string | undefined;
}

export function partsOf(files: PlanFiles): PlanParts {
  const { planFile, stackFile, outdir, lockFile, proofFile } = files;
  return {
    plan: hashOfFile(planFile),
    json: hashOfFile(stackFile),
    intent: hashOfFile(join(outdir, 'intent.json')),
    assumptions: hashOfFile(join(outdir, 'assumptions.json')),
    lock: hashOfFile(lockFile),
    proof: hashOfFile(proofFile),
    state: files.stateFile === undefined ? 'elsewhere' : serialOf(files.stateFile),
  };
}

/** The lock that Terraform keeps in the folder it runs in. */
export function lockFileIn(folder: string): string {
  return join(folder, '.terraform.lock.hcl');
}

export function sha256(text: string | Buffer): string {
  return createHash('sha256').update(text).digest('hex');
}

function hashOfFile(file: string): string {
  return existsSync(file) ? sha256(readFileSync(file)) : `none:${basename(file)}`;
}

/** What Terraform itself compares: a state of another lineage or serial is not the one that the plan was made on. */
function serialOf(file: string): string {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (text.trim() === '') return 'none';
  const { lineage, serial } = JSON.parse(text) as { readonly lineage?: string; readonly serial?: number };
  return `${lineage ?? ''} ${serial ?? ''}`;
}
