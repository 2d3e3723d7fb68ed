import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import {
  buildModel,
  proofJunit,
  proofSarif,
  proofText,
  prove,
  readIntents,
  type Proof,
} from '@landbridge/prover';
import { LandbridgeError, type Configuration } from '@landbridge/terraform-model';
import type { ProveOptions } from '../commands/prove';
import type { Console } from '../console/console';
import { ExitStatus, type ExitStatusCode } from '../console/exit-status';
import { WorkFailed } from '../console/failure';
import {
  ASSUMPTIONS_FILE,
  INTENT_FILE,
  judgeApplied,
  judgeLandscape,
  writeProof,
} from '../judge/judge-landscape';
import { readModel } from '../model/read-model';
import { withRun } from '../plan/open-run';
import { synthesize } from '../synth/synth';
import { findProject } from '../workspace/project';
import { appliedStacks } from '../world/sites';
import { assumed } from './prover-answers';

const LOCK_SECONDS = 300;

/** `landbridge prove`: of what `--model` names, else of the stacks project as it is now. */
export async function answerProve(options: ProveOptions, console: Console): Promise<ExitStatusCode> {
  const { configuration, proof } = await answer(options, console);
  print(proof, configuration, options.format, console);
  return proof.verdict === 'holds' ? ExitStatus.answered : ExitStatus.failed;
}

async function answer(options: ProveOptions, console: Console): Promise<Answer> {
  refuseContradiction(options);
  if (options.applied) return ofApplied(options, console);
  return options.model === undefined ? ofProject(options, console) : ofModel(options, console);
}

function refuseContradiction({ applied, world, model, intent, assume }: ProveOptions): void {
  const others = [model, intent, assume].some((given) => given !== undefined);
  if (applied ? !others : world === undefined) return;
  throw new LandbridgeError({
    code: 'CLI001',
    place: 'prove',
    message: applied
      ? '--applied was given with --model, --intent or --assume'
      : '--world was given without --applied',
    fix: 'a world is asked for what is applied in it: prove --applied [--world aws]',
  });
}

/** Judges what stands, by its state. */
async function ofApplied({ project, world }: ProveOptions, console: Console): Promise<Answer> {
  const options = {
    ...(project !== undefined && { project }),
    ...(world !== undefined && { world }),
    format: 'text',
    parallel: availableParallelism(),
    lockTimeout: LOCK_SECONDS,
  } as const;
  return withRun(options, console, async ({ landscape, sites }) => {
    const judged = await judgeApplied(landscape, sites);
    if (judged !== undefined) return judged;
    const standing = await appliedStacks(landscape.stacks, sites);
    const missing = landscape.stacks.filter((stack) => !standing.includes(stack)).map(({ name }) => name);
    throw new WorkFailed({
      code: 'CLI038',
      place: 'prove',
      message: `intents are about all stacks, and not applied are ${missing.join(', ')}`,
      fix: 'deploy them first; prove without --applied judges what is synthesized',
    });
  });
}

interface Answer {
  readonly configuration: Configuration;
  readonly proof: Proof;
}

async function ofModel({ model = [], intent, assume }: ProveOptions, { host }: Console): Promise<Answer> {
  if (intent === undefined) {
    throw new LandbridgeError({
      code: 'CLI001',
      place: 'prove',
      message: '--model was given without --intent',
      fix: 'name the intent file',
    });
  }
  const place = resolve(host.cwd, intent);
  const intents = readIntents(place);
  const configuration = await readModel(model, host);
  const proof = prove(buildModel(configuration, assumed(assume, host)), intents, { place: intent });
  return { configuration, proof };
}

async function ofProject(options: ProveOptions, console: Console): Promise<Answer> {
  const { cwd, env } = console.host;
  const project = findProject(cwd, options.project);
  const { outdir } = await synthesize(project, env);
  if (options.intent === undefined && options.assume === undefined) {
    const judged = judgeLandscape({ outdir });
    writeProof(judged.proof, project);
    return judged;
  }
  const intent = options.intent ?? join(outdir, INTENT_FILE);
  return ofModel(
    { ...options, model: [outdir], intent, assume: options.assume ?? join(outdir, ASSUMPTIONS_FILE) },
    console,
  );
}

function print(
  proof: Proof,
  { resources }: Configuration,
  format: ProveOptions['format'],
  console: Console,
): void {
  if (format === 'json') console.printJson(proof);
  else if (format === 'junit') console.print(proofJunit(proof));
  else if (format === 'sarif')
    console.printJson(proofSarif(proof, (component) => resources.get(component)?.origin));
  else console.print(proofText(proof));
}
