import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildModel,
  proofText,
  prove,
  readAssumptions,
  readIntents,
  type Model,
  type Proof,
} from '@landbridge/prover';
import { LandbridgeError, readConfiguration, type Configuration } from '@landbridge/terraform-model';
import type { Landscape } from '../landscape/manifest';
import type { Project } from '../workspace/project';
import { appliedStates, type Sites } from '../world/sites';
import { proofFiles } from './proof-files';

/** Written by synthesis beside the manifest. */
export const INTENT_FILE = 'intent.json';
export const ASSUMPTIONS_FILE = 'assumptions.json';

/** The synthesized landscape as the prover sees it, and what it thinks of it. */
export interface Judged {
  readonly configuration: Configuration;
  readonly model: Model;
  readonly proof: Proof;
}

/** Judges every intent on the synthesized JSON of all environments. */
export function judgeLandscape({ outdir }: Pick<Landscape, 'outdir'>): Judged {
  const intents = join(outdir, INTENT_FILE);
  if (!existsSync(intents)) {
    throw new LandbridgeError({
      code: 'CLI005',
      place: intents,
      message: 'synthesis wrote no intents, so nothing can be proved',
      fix: 'let the program write intent.json into the output folder; its form is schema/intent.schema.json of the prover',
    });
  }
  const configuration = readConfiguration([outdir]);
  const model = buildModel(configuration, assumptionsOf(outdir));
  return { configuration, model, proof: prove(model, readIntents(intents), { place: intents }) };
}

/** Judges what is applied, by its state; undefined unless every stack is, because intents are about all of them. */
export async function judgeApplied({ stacks, outdir }: Landscape, sites: Sites): Promise<Judged | undefined> {
  const states = await appliedStates(stacks, sites);
  if (states.length < stacks.length) return undefined;
  const configuration = readConfiguration(states);
  const model = buildModel(configuration, assumptionsOf(outdir));
  const place = join(outdir, INTENT_FILE);
  return { configuration, model, proof: prove(model, readIntents(place), { place }) };
}

export function assumptionsOf(outdir: string): ReturnType<typeof readAssumptions> | undefined {
  const file = join(outdir, ASSUMPTIONS_FILE);
  return existsSync(file) ? readAssumptions(file) : undefined;
}

/** Keeps the proof where a person and the next command find it. */
export function writeProof(proof: Proof, project: Pick<Project, 'root'>): void {
  const { json, text } = proofFiles(project);
  mkdirSync(join(project.root, '.landbridge'), { recursive: true });
  writeFileSync(json, `${JSON.stringify(proof, undefined, 2)}\n`);
  writeFileSync(text, proofText(proof));
}
