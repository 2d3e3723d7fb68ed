import { join } from 'node:path';
import { WorkFailed } from '../console/failure';
import { INSIDE_RUN } from '../guard/alone';
import { digestOf } from '../guard/decide';
import { appliedDigest, forgetApplied } from '../guard/record';
import type { PlanRecord } from '../guard/record-form';
import type { Stack } from '../landscape/manifest';
import type { Run } from '../plan/open-run';
import type { Outcomes } from '../plan/print-plan';
import type { Outcome } from '../plan/schedule';
import type { StackPlan } from '../plan/stack-plan';
import { runProcess } from '../terraform/process';
import { recordedPlan } from './apply-stack';

/** Fetched by npx where it is not there: it is no dependency of the workspace, and nothing else needs it. */
const CDKTF_CLI = 'cdktf-cli@0.21.0';
const GUARD = join(__dirname, '../../bin/landbridge-terraform.cjs');

/**
 * Applies the saved plans by `cdktf deploy`, whose Terraform is the guard: it applies what was reviewed, or nothing.
 * The lock and the checkpoint of this run are for it too.
 */
export async function deployThroughCdktf(
  stacks: readonly Stack[],
  plans: ReadonlyMap<string, PlanRecord>,
  { sites, project, console, parallel }: Run,
): Promise<Outcomes> {
  if (stacks.length === 0) return new Map();
  const { terraform, site } = await sites.openReal();
  const names = stacks.map(({ name }) => name);
  for (const name of names) forgetApplied(site, name);
  const { status } = await runProcess(
    'npx',
    ['--yes', CDKTF_CLI, 'deploy', ...FLAGS, '--parallelism', String(parallel), ...names],
    {
      cwd: project.dir,
      env: {
        ...terraform.env,
        LANDBRIDGE_WORLD: sites.world,
        LANDBRIDGE_TERRAFORM: terraform.binary,
        TERRAFORM_BINARY_NAME: GUARD,
        [INSIDE_RUN]: '1',
      },
      onStdout: (text) => console.warn(text),
      onStderr: (text) => console.warn(text),
    },
  );
  const isDone = (name: string): boolean => {
    const record = plans.get(name);
    return record !== undefined && appliedDigest(site, name) === digestOf(record);
  };
  const first = names.find((name) => !isDone(name));
  return new Map(stacks.map((stack) => [stack.name, outcomeOf(stack)]));

  function outcomeOf(stack: Stack): Outcome<StackPlan> {
    const { name } = stack;
    const record = plans.get(name);
    if (record !== undefined && isDone(name))
      return { kind: 'done', result: recordedPlan(stack, record, site, project.root) };
    if (name !== first) return { kind: 'skipped', because: first ?? name };
    const message = `cdktf deploy ended with status ${status}; what it said stands above`;
    return { kind: 'failed', error: new WorkFailed({ code: 'CLI006', place: name, message }) };
  }
}

/**
 * Nothing is synthesized again, no registry is asked for the lock, no terminal is needed, and what stands upstream of
 * the environment already is not asked for.
 */
const FLAGS = [
  '--skip-synth',
  '--skip-provider-lock',
  '--auto-approve',
  '--ignore-missing-stack-dependencies',
];
