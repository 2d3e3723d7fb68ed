import { relative } from 'node:path';
import {
  interruptionLines,
  proofText,
  type ConnectivityDiff,
  type Interruption,
  type Proof,
} from '@landbridge/prover';
import type { Console } from '../console/console';
import { connectivityLines } from '../judge/connectivity-lines';
import { proofFiles } from '../judge/proof-files';
import { PLAN_FILE } from '../terraform/stack-runner';
import type { Run } from './open-run';
import { outcomesJson } from './outcomes-json';
import { allowanceLines, disruptionLines, driftLines, failureLines, plansOf, stackLines } from './report';
import type { Outcome } from './schedule';
import type { StackPlan } from './stack-plan';

/** Lines of drift that a plan shows. */
const DRIFT_SHOWN = 10;

export type Outcomes = ReadonlyMap<string, Outcome<StackPlan>>;

export function printWorld({ sites, console }: Run): void {
  console.print(`${console.colors.bold('world')}  ${sites.named.line}`);
}

/** What a plan comes to. */
export interface Answer {
  readonly outcomes: Outcomes;
  readonly proof: Proof;
  /** Against what is applied; undefined where nothing is. */
  readonly connectivity: ConnectivityDiff | undefined;
  /** Links and gateways whose change drops sessions or withdraws prefixes. */
  readonly interruptions: readonly Interruption[];
}

/** The whole answer as one JSON document. */
export function printJson({ outcomes, proof, connectivity, interruptions }: Answer, run: Run): void {
  const { sites, landscape, console, project } = run;
  console.printJson({
    world: sites.named.json,
    stacks: outcomesJson(outcomes),
    proof,
    connectivity: connectivity ?? null,
    interruptions,
    files: { synthesis: landscape.outdir, savedPlan: PLAN_FILE, proof: proofFiles(project) },
  });
  for (const line of failureLines(outcomes)) console.warn(line);
}

/** What is said before Terraform starts: which world it is, and what the change interrupts there. */
export function printBeforePlan(interruptions: readonly Interruption[], run: Run): void {
  printWorld(run);
  printSection(
    'interrupts',
    interruptionLines(interruptions).map((line) => `  ${line}`),
    run.console,
  );
}

/** The answer in the order in which a person reads it. */
export function printPlan({ outcomes, proof, connectivity }: Answer, run: Run): void {
  const { console } = run;
  const { colors } = console;
  printSection('plan', stackLines(outcomes, colors), console);
  printSection('changed outside of Terraform', shortened(driftLines(outcomes, colors)), console);
  const disruption = disruptionLines(outcomes, colors);
  printSection('replaced and destroyed', disruption.length === 0 ? ['  nothing'] : disruption, console);
  printSection('to deploy it, allow by name', allowanceLines(outcomes), console);
  printProof(proof, console);
  const compared = connectivity === undefined ? ['nothing is applied yet'] : connectivityLines(connectivity);
  printSection(
    'connectivity gained and lost',
    compared.map((line) => `  ${line}`),
    console,
  );
  printFiles(outcomes, run);
  for (const line of failureLines(outcomes)) console.warn(line);
}

/** The verdict of every intent, and for what does not hold one packet with its way. */
export function printProof(proof: Proof, console: Console, title = 'intents'): void {
  printSection(title, indented(proofText(proof)), console);
}

function indented(text: string): readonly string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`));
}

/** A titled part of the answer; nothing when it has no lines. */
export function printSection(title: string, lines: readonly string[], console: Console): void {
  if (lines.length > 0) console.print([`\n${console.colors.bold(title)}`, ...lines].join('\n'));
}

function shortened(drift: readonly string[]): readonly string[] {
  const more = drift.length - DRIFT_SHOWN;
  return more > 0
    ? [...drift.slice(0, DRIFT_SHOWN), `  and ${more} more, which landbridge drift lists`]
    : drift;
}

/** Where everything is, and the command that shows one saved plan. */
function printFiles(outcomes: Outcomes, { console, landscape, project, sites }: Run): void {
  const { cwd } = console.host;
  const plans = plansOf(outcomes);
  const here = (path: string): string => relative(cwd, path) || '.';
  const inWorld = sites.world === 'aws' ? '' : 'npx landbridge sandbox run -- ';
  const first = plans.find(({ changes }) => changes.length > 0) ?? plans[0];
  const lines = [
    `  Terraform JSON  ${here(landscape.outdir)}/stacks/<stack>/cdk.tf.json`,
    ...plans.map(({ stack, workDir }) => `  saved plan      ${here(workDir)}/${PLAN_FILE}  (${stack})`),
    `  proof           ${here(proofFiles(project).text)}, ${here(proofFiles(project).json)}`,
    ...(first === undefined
      ? []
      : [`  show a plan     ${inWorld}terraform -chdir=${here(first.workDir)} show ${PLAN_FILE}`]),
  ];
  printSection('files', lines, console);
}
