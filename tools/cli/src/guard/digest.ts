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
}

const WORDS: Readonly<Record<keyof PlanParts, string>> = {
  plan: 'the saved plan',
  json: 'the synthesized JSON',
  intent: 'the intents',
  assumptions: 'the assumptions',
  lock: 'the provider lock',
};

/** One name for all parts together; an approval is for exactly one. */
export function digestOf(parts: PlanParts): string {
  const text = JSON.stringify([parts.plan, parts.json, parts.intent, parts.assumptions, parts.lock]);
  return createHash('sha256').update(text).digest('hex');
}

/** What differs between what was reviewed and what would be applied, in words. */
export function changedParts(reviewed: PlanParts, found: PlanParts): readonly string[] {
  const names = Object.keys(WORDS) as (keyof PlanParts)[];
  return names.filter((name) => reviewed[name] !== found[name]).map((name) => WORDS[name]);
}

/** Files that decide what a deploy of one stack does. */
export interface PlanFiles {
  readonly planFile: string;
  readonly stackFile: string;
  /** Synthesis folder with the intents and assumptions. */
  readonly outdir: string;
  readonly lockFile: string;
}

export function partsOf({ planFile, stackFile, outdir, lockFile }: PlanFiles): PlanParts {
  return {
    plan: hashOfFile(planFile),
    json: hashOfFile(stackFile),
    intent: hashOfFile(join(outdir, 'intent.json')),
    assumptions: hashOfFile(join(outdir, 'assumptions.json')),
    lock: hashOfFile(lockFile),
  };
}

/** The lock that Terraform keeps in the folder it runs in. */
export function lockFileIn(folder: string): string {
  return join(folder, '.terraform.lock.hcl');
}

function hashOfFile(file: string): string {
  return existsSync(file)
    ? createHash('sha256').update(readFileSync(file)).digest('hex')
    : `none:${basename(file)}`;
}
