import { relative } from 'node:path';
import type { PlanOptions } from '../commands/plan';
import type { Console } from '../console/console';
import { ExitStatus, type ExitStatusCode } from '../console/exit-status';
import { stacksOf } from '../landscape/environments';
import { readLandscape, type Landscape, type Stack } from '../landscape/manifest';
import { synthesize } from '../synth/synth';
import { findTerraform } from '../terraform/binary';
import { showPlan } from '../terraform/stack-runner';
import { findProject, type Project } from '../workspace/project';
import { withWorldLock } from './lock';
import { planLandscape } from './plan-landscape';
import { disruptionLines, driftLines, failureLines, stackLines } from './report';
import type { Outcome } from './schedule';
import { siteAt } from './site';
import { hasChanges, type StackPlan } from './stack-plan';
import { Sites } from './world';

type Outcomes = ReadonlyMap<string, Outcome<StackPlan>>;

/** `landbridge plan`: synthesizes, judges, plans, and prints the lot in the order in which a person reads it. */
export async function runPlan(
  options: PlanOptions & { readonly environment?: string | undefined },
  console: Console,
): Promise<ExitStatusCode> {
  const { cwd, env } = console.host;
  const project = findProject(cwd, options.project);
  const binary = findTerraform(env, cwd);
  const lock = {
    waitMs: options.lockTimeout * 1000,
    onWait: () => console.warn('waiting for another run in this world to end'),
  };
  return withWorldLock(project.root, lock, async () => {
    const landscape = options.skipSynth ? readLandscape(project.outdir) : await synthesize(project, env);
    const selected = select(landscape, project, options.environment);
    const sites = Sites.open(project.root, binary, env);
    try {
      const request = { landscape, selected, root: project.root, parallel: options.parallel };
      const outcomes = await planLandscape(
        { ...request, onStack: (stack, step) => console.progress(`${stack}: ${step}`) },
        sites,
      );
      printPlan(outcomes, project, console);
      if (options.verbose) await printPlanTexts(outcomes, sites, console);
      return exitStatus(outcomes, options);
    } finally {
      await sites.close();
    }
  });
}

function select(landscape: Landscape, project: Project, environment: string | undefined): readonly Stack[] {
  return environment === undefined
    ? landscape.stacks
    : stacksOf(landscape.stacks, environment, project.environments);
}

function printPlan(outcomes: Outcomes, project: Project, console: Console): void {
  const { colors } = console;
  const world = relative(console.host.cwd, siteAt(project.root).world);
  console.print(
    `${colors.bold('world')}  sandbox: a simulated AWS in ${world}; no AWS account and no credentials are used`,
  );
  console.print(`\n${colors.bold('plan')}`);
  console.print(stackLines(outcomes, colors).join('\n'));
  const drift = driftLines(outcomes, colors);
  if (drift.length > 0)
    console.print(`\n${colors.bold('changed outside of Terraform')}\n${drift.join('\n')}`);
  const disruption = disruptionLines(outcomes, colors);
  console.print(
    `\n${colors.bold('replaced and destroyed')}\n${disruption.length === 0 ? '  nothing' : disruption.join('\n')}`,
  );
  for (const line of failureLines(outcomes)) console.warn(line);
}

async function printPlanTexts(outcomes: Outcomes, sites: Sites, console: Console): Promise<void> {
  const { terraform } = await sites.openReal();
  for (const [name, outcome] of outcomes) {
    if (outcome.kind !== 'done') continue;
    console.print(`\n${console.colors.bold(name)}\n${await showPlan(terraform, outcome.result.workDir)}`);
  }
}

function exitStatus(outcomes: Outcomes, options: PlanOptions): ExitStatusCode {
  const all = [...outcomes.values()];
  if (all.some(({ kind }) => kind !== 'done')) return ExitStatus.failed;
  const changes = all.some((outcome) => outcome.kind === 'done' && hasChanges(outcome.result));
  return changes && options.detailedExitcode ? ExitStatus.changes : ExitStatus.answered;
}
