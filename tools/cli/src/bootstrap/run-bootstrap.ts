import { join } from 'node:path';
import type { BootstrapOptions } from '../commands/bootstrap';
import type { Console } from '../console/console';
import { ExitStatus, type ExitStatusCode } from '../console/exit-status';
import { WorkFailed } from '../console/failure';
import type { Stack } from '../landscape/manifest';
import { withWorldLock } from '../plan/lock';
import { outcomesJson } from '../plan/outcomes-json';
import { disruptionLines, stackLines } from '../plan/report';
import { workFolder } from '../plan/site';
import { disruptions, hasChanges, stackPlan, type StackPlan } from '../plan/stack-plan';
import { findTerraform } from '../terraform/binary';
import { applyStack, planStack, prepareStack } from '../terraform/stack-runner';
import { chooseWorld } from '../world/choose-world';
import { openWorld } from '../world/open-world';
import type { Sites } from '../world/sites';
import { findProject, type Project } from '../workspace/project';
import { FirstState, type Place } from './first-state';
import { synthesizeBootstrap } from './synthesize';

/** What a bootstrap came to. */
interface Bootstrapped {
  readonly plan: StackPlan;
  readonly applied: boolean;
  /** Whether the state went into the bucket just now. */
  readonly moved: boolean;
}

/**
 * `landbridge bootstrap`: plans and applies the stack that everything else needs. May be run again at any time, also
 * after it was killed.
 */
export async function runBootstrap(options: BootstrapOptions, console: Console): Promise<ExitStatusCode> {
  const { cwd, env } = console.host;
  const world = chooseWorld(options.world, env);
  const project = findProject(cwd, options.project);
  const binary = await findTerraform(env, cwd, (line) => console.warn(line));
  const lock = {
    waitMs: options.lockTimeout * 1000,
    onWait: () => console.warn('waiting for another run in this world to end'),
  };
  return withWorldLock(project.root, lock, async () => {
    const { landscape, stack } = await synthesizeBootstrap(project, env);
    const use = {
      projectDir: project.dir,
      landscape,
      selected: landscape.stacks,
      // Its state lies under a prefix of its own, which no role of the pipeline may write.
      environments: [stack.name],
      parallel: 1,
      lockTimeout: options.lockTimeout,
    };
    const sites = openWorld(world, { root: project.root, cwd, binary, env }, use);
    if (world === 'aws') console.warn(`talking to ${sites.named.line}`);
    try {
      await sites.recover();
      const done =
        world === 'aws'
          ? await onAws(stack, sites, project, options)
          : await sites.protect(async () => {
              const place = await placeIn(sites, stack, project);
              await prepareStack(place.terraform, stack, place.workDir);
              return { ...(await bringAbout(stack, place, options.allow, true)), moved: false };
            });
      print(done, stack, sites, options, console);
      return ExitStatus.answered;
    } finally {
      await sites.close();
    }
  });
}

async function onAws(
  stack: Stack,
  sites: Sites,
  project: Project,
  { yes = false, allow }: BootstrapOptions,
): Promise<Bootstrapped> {
  const folder = join(project.root, '.landbridge/aws/bootstrap');
  const first = new FirstState(stack, await placeIn(sites, stack, project), folder);
  const done = await bringAbout(stack, await first.open(), allow, yes);
  // What was not applied may not be there yet, the bucket included.
  const isWhole = done.applied || !hasChanges(done.plan);
  return { ...done, moved: isWhole && (await first.settle()) };
}

async function placeIn(sites: Sites, stack: Stack, { root }: Project): Promise<Place> {
  const { terraform, site } = await sites.openReal();
  return { terraform, workDir: workFolder(site, stack.name, stack.dir, root) };
}

async function bringAbout(
  stack: Stack,
  { terraform, workDir }: Place,
  allow: readonly string[],
  mayApply: boolean,
): Promise<Omit<Bootstrapped, 'moved'>> {
  const plan = stackPlan(stack.name, await planStack(terraform, stack, workDir), workDir, []);
  if (!hasChanges(plan)) return { plan, applied: false };
  if (!mayApply) return { plan, applied: false };
  const missing = disruptions(plan).filter(({ address }) => !allow.includes(address));
  if (missing.length > 0) throw disruptive(stack, missing);
  await applyStack(terraform, stack, workDir);
  return { plan, applied: true };
}

function disruptive(stack: Stack, missing: readonly { readonly address: string }[]): WorkFailed {
  const addresses = missing.map(({ address }) => address).join(' ');
  return new WorkFailed({
    code: 'CLI037',
    place: stack.name,
    message: `nothing was applied: it would replace or destroy ${addresses}`,
    fix: `where that is meant, allow it by --allow ${addresses}`,
  });
}

function print(
  { plan, applied, moved }: Bootstrapped,
  stack: Stack,
  { named, world }: Sites,
  { format }: BootstrapOptions,
  console: Console,
): void {
  const outcomes = new Map([[stack.name, { kind: 'done', result: plan } as const]]);
  if (format === 'json') {
    console.printJson({ world: named.json, stacks: outcomesJson(outcomes), applied, moved });
    return;
  }
  const { colors } = console;
  console.print(`${colors.bold('world')}  ${named.line}\n`);
  const lines = [
    ...stackLines(outcomes, colors, applied ? 'applied' : 'planned'),
    ...disruptionLines(outcomes, colors),
    ...(moved ? ['  its state was moved into the bucket'] : []),
  ];
  for (const line of lines) console.print(line);
  if (world === 'aws' && !applied && hasChanges(plan))
    console.print('\nnothing was applied; landbridge bootstrap --world aws --yes applies it');
}
