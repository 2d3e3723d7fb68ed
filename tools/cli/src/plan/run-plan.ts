import { diff, type ConnectivityDiff, type Model } from '@landbridge/prover';
import { affectedBy } from '../affected/affected';
import type { PlanOptions } from '../commands/plan';
import type { Console } from '../console/console';
import { ExitStatus, type ExitStatusCode } from '../console/exit-status';
import { dropRecord, writeRecord } from '../guard/record';
import { interruptedBy } from '../interruption/interrupted';
import { appliedModel } from '../judge/connectivity';
import { assumptionsOf, judgeLandscape, writeProof, type Judged } from '../judge/judge-landscape';
import type { Stack } from '../landscape/manifest';
import { showPlan } from '../terraform/stack-runner';
import { appliedStates } from '../world/sites';
import { withRun, type Run } from './open-run';
import { planLandscape } from './plan-landscape';
import { printBeforePlan, printJson, printPlan, type Answer, type Outcomes } from './print-plan';
import { plansOf } from './report';
import { hasChanges } from './stack-plan';

/** `landbridge plan`: synthesizes, judges, plans, and prints the lot in the order in which a person reads it. */
export async function runPlan(
  options: PlanOptions & { readonly environment?: string | undefined },
  console: Console,
): Promise<ExitStatusCode> {
  const { affectedBy: ref, project } = options;
  const environments =
    ref === undefined ? undefined : (await affectedBy(ref, project, console.host)).environments;
  return withRun({ ...options, environments }, console, async (run) => {
    console.progress('judging every intent');
    const judged = judgeLandscape(run.landscape);
    writeProof(judged.proof, run.project);
    const states = await appliedStates(run.landscape.stacks, run.sites);
    const applied =
      states.length === 0 ? undefined : appliedModel(states, assumptionsOf(run.landscape.outdir));
    const interrupted = interruptedBy(run, applied, judged.model);
    if (options.format === 'text') printBeforePlan(interrupted, run);
    const outcomes = await planLandscape(run, run.sites, (stack, step) =>
      console.progress(`${stack}: ${step}`),
    );
    keepRecords(outcomes, judged, run);
    const connectivity = changeOfConnectivity(judged, applied, outcomes, run);
    const answer: Answer = { outcomes, proof: judged.proof, connectivity, interruptions: interrupted };
    if (options.format === 'json') printJson(answer, run);
    else {
      printPlan(answer, run);
      if (options.verbose) await printPlanTexts(outcomes, run);
    }
    return exitStatus(answer, options);
  });
}

/**
 * Undefined where nothing is applied that the landscape could be compared with. Where Terraform would change nothing
 * in any stack, nothing can change; comparing would only find what the state knows and the JSON does not, yet.
 */
function changeOfConnectivity(
  { model }: Judged,
  applied: Model | undefined,
  outcomes: Outcomes,
  { landscape }: Run,
): ConnectivityDiff | undefined {
  if (applied === undefined) return undefined;
  const isUnchanged = ({ name }: Stack): boolean => {
    const outcome = outcomes.get(name);
    return outcome?.kind === 'done' && !hasChanges(outcome.result);
  };
  if (landscape.stacks.every(isUnchanged)) return NO_CHANGE;
  return diff(applied, model);
}

const NO_CHANGE: ConnectivityDiff = { gained: [], lost: [], unknown: [], appeared: [], disappeared: [] };

/** Keeps beside each saved plan what it was made from, so that nothing else is applied in its name. */
function keepRecords(outcomes: Outcomes, { proof }: Judged, { landscape, sites, project }: Run): void {
  const kept = { site: sites.real, root: project.root, outdir: landscape.outdir };
  for (const stack of landscape.stacks) {
    const outcome = outcomes.get(stack.name);
    // What was planned of it before is older than what it waits for.
    if (outcome?.kind === 'waiting') dropRecord(kept.site, stack.name);
    if (outcome?.kind !== 'done') continue;
    writeRecord(stack, outcome.result, proof.verdict, kept);
  }
}

async function printPlanTexts(outcomes: Outcomes, { sites, console }: Run): Promise<void> {
  const { terraform } = await sites.openReal();
  for (const { stack, workDir } of plansOf(outcomes)) {
    console.print(`\n${console.colors.bold(stack)}\n${await showPlan(terraform, workDir)}`);
  }
}

function exitStatus({ outcomes, proof }: Answer, options: PlanOptions): ExitStatusCode {
  const all = [...outcomes.values()];
  if (proof.verdict !== 'holds' || all.some(({ kind }) => kind === 'failed' || kind === 'skipped'))
    return ExitStatus.failed;
  const changes = all.some(
    (outcome) => outcome.kind === 'waiting' || (outcome.kind === 'done' && hasChanges(outcome.result)),
  );
  return changes && options.detailedExitcode ? ExitStatus.changes : ExitStatus.answered;
}
