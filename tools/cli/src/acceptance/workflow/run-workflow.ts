import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { evaluated, filled, type Context } from './expression';
import { needsOf, workflowOf, type Job, type Step, type Workflow } from './workflow-file';

/** What stands for GitHub while a workflow runs. */
export interface Runner {
  /** A clone of the repository for a job, as a fresh machine has it. */
  readonly clone: (job: string) => string;
  /** Commands that stand in for others, first on the PATH. */
  readonly bin: string;
  /** Folder for artifacts, each a folder of its name. */
  readonly artifacts: string;
  readonly context: Context;
  readonly env: Readonly<Record<string, string>>;
}

export interface RanJob {
  readonly job: string;
  readonly result: 'success' | 'failure' | 'skipped';
  /** GitHub environment whose reviewers had to agree. */
  readonly environment: string | undefined;
  readonly said: string;
  readonly folder: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** Runs the jobs of a workflow as GitHub does: in the order of their needs, each step in order, artifacts between. */
export function runWorkflow(
  file: string,
  runner: Runner,
  inputs: Context = {},
  prefix = '',
): readonly RanJob[] {
  const workflow = workflowOf(file);
  const ran = new Map<string, readonly RanJob[]>();
  const needs: Record<string, { result: string; outputs: Context }> = {};
  const left = Object.keys(workflow.jobs);
  while (left.length > 0) {
    const name = left.find((each) => needsOf(workflow.jobs[each] as Job).every((need) => ran.has(need)));
    if (name === undefined) throw new Error(`jobs wait for each other: ${left.join(', ')}`);
    left.splice(left.indexOf(name), 1);
    const jobs = runJob(name, workflow, { ...runner, context: { ...runner.context, inputs, needs } }, prefix);
    ran.set(name, jobs);
    const outputs = Object.assign({}, ...jobs.map((job) => job.outputs)) as Context;
    needs[name] = { result: resultOf(jobs), outputs };
  }
  return [...ran.values()].flat();
}

function runJob(name: string, workflow: Workflow, runner: Runner, prefix: string): readonly RanJob[] {
  const job = workflow.jobs[name] as Job;
  const needed = needsOf(job).map(
    (need) => (runner.context['needs'] as Record<string, { result: string }>)[need],
  );
  const succeeded = needed.every((need) => need?.result === 'success');
  const context: Context = { ...runner.context, ...FUNCTIONS };
  const asked = job.if === undefined || Boolean(evaluated(job.if, context));
  const skipped = {
    job: prefix + name,
    result: 'skipped',
    environment: undefined,
    said: '',
    folder: '',
    outputs: {},
  };
  if (!asked || (!succeeded && !/cancelled|always/.test(job.if ?? ''))) return [skipped as RanJob];
  if (job.uses !== undefined) {
    const called = basename(job.uses);
    const inputs = Object.fromEntries(
      Object.entries(job.with ?? {}).map(([key, value]) => [key, filled(String(value), context)]),
    );
    const inner = { ...runner, context: { ...runner.context, secrets: {} } };
    const jobs = runWorkflow(called, inner, { after: '', allow: '', ...inputs }, `${prefix}${name}/`);
    return jobs;
  }
  return entriesOf(job, context).map((matrix) =>
    runSteps(name, job, workflow, { ...runner, context: { ...context, matrix } }, prefix),
  );
}

function entriesOf({ strategy }: Job, context: Context): readonly Context[] {
  if (strategy === undefined) return [{}];
  const matrix = typeof strategy.matrix === 'string' ? evaluated(strategy.matrix, context) : strategy.matrix;
  const { include, ...lists } = matrix as Record<string, readonly unknown[]>;
  if (include !== undefined) return include as readonly Context[];
  const [[key, values = []] = ['', []]] = Object.entries(lists);
  return values.map((value) => ({ [key]: value }));
}

function runSteps(name: string, job: Job, workflow: Workflow, runner: Runner, prefix: string): RanJob {
  const part = Object.values((runner.context['matrix'] ?? {}) as Context)[0];
  const title = `${prefix}${name}${part === undefined ? '' : ` ${String(part)}`}`;
  const folder = runner.clone(title.replace(/\W/g, '-'));
  const files = { GITHUB_OUTPUT: join(folder, '.output'), GITHUB_STEP_SUMMARY: join(folder, '.summary') };
  for (const file of Object.values(files)) writeFileSync(file, '');
  const steps: Record<string, { outputs: Context }> = {};
  let env: Record<string, string> = {
    ...runner.env,
    ...files,
    PATH: `${runner.bin}:${process.env['PATH'] ?? ''}`,
  };
  let said = '';
  let failed = false;
  for (const values of [workflow.env, job.env]) env = { ...env, ...filledAll(values, runner.context) };
  for (const step of job.steps ?? []) {
    const context: Context = { ...runner.context, steps, env };
    const goesOn =
      step.if === undefined
        ? !failed
        : Boolean(evaluated(step.if, context)) && (!failed || /cancelled|always/.test(step.if));
    if (!goesOn) continue;
    const stepEnv = { ...env, ...filledAll(step.env, context) };
    writeFileSync(files.GITHUB_OUTPUT, '');
    const ended =
      step.run === undefined
        ? useAction(step, folder, runner, context)
        : runCommand(step.run, folder, stepEnv);
    said += `${step.name ?? step.uses ?? ''}\n${ended.said}`;
    if (!ended.ok) failed = true;
    if (step.id !== undefined) steps[step.id] = { outputs: outputsIn(files.GITHUB_OUTPUT) };
  }
  const outputs = filledAll(job.outputs, { ...runner.context, steps });
  return {
    job: title,
    result: failed ? 'failure' : 'success',
    environment: environmentOf(job, runner),
    said,
    folder,
    outputs,
  };
}

interface Ended {
  readonly ok: boolean;
  readonly said: string;
}

function runCommand(run: string, cwd: string, env: Record<string, string>): Ended {
  const { status, stdout, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', run], {
    cwd,
    env,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  return { ok: status === 0, said: stdout + stderr };
}

/** Actions that carry files between jobs do so; those that set a machine up have nothing to do here. */
function useAction(
  { uses = '', with: given }: Step,
  folder: string,
  { artifacts }: Runner,
  context: Context,
): Ended {
  const { name = '', path = '', pattern = '' } = filledAll(given, context);
  if (uses.startsWith('actions/upload-artifact@')) {
    const target = join(artifacts, name);
    mkdirSync(target, { recursive: true });
    const sources = path
      .split('\n')
      .filter((each) => each !== '')
      .flatMap((each) => matching(folder, each));
    for (const each of sources) cpSync(join(folder, each), join(target, each), { recursive: true });
    return { ok: sources.length > 0, said: `${sources.join(' ')}\n` };
  }
  if (uses.startsWith('actions/download-artifact@')) {
    const names = name === '' ? matching(artifacts, pattern) : [name];
    const found = names.filter((each) => existsSync(join(artifacts, each)));
    for (const each of found) cpSync(join(artifacts, each), join(folder, path), { recursive: true });
    return { ok: name === '' || found.length === 1, said: `${found.join(' ')}\n` };
  }
  return {
    ok: /^(actions\/(checkout|setup-node)@|hashicorp\/|opentofu\/|\.\/\.github\/actions\/setup$)/.test(uses),
    said: '',
  };
}

function matching(folder: string, pattern: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const form = new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
  return readdirSync(folder).filter((name) => form.test(name));
}

function filledAll(
  values: Readonly<Record<string, unknown>> | undefined,
  context: Context,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values ?? {}).map(([name, value]) => [name, filled(String(value), context)]),
  );
}

function outputsIn(file: string): Context {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.includes('='));
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}

function environmentOf({ environment }: Job, { context }: Runner): string | undefined {
  return environment === undefined ? undefined : filled(environment, context);
}

function resultOf(jobs: readonly RanJob[]): string {
  if (jobs.some(({ result }) => result === 'failure')) return 'failure';
  return jobs.every(({ result }) => result === 'skipped') ? 'skipped' : 'success';
}

const FUNCTIONS: Context = {
  cancelled: () => false,
  always: () => true,
  fromJSON: (text: string): unknown => JSON.parse(text),
};
