import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildModel, diffText, interruptionLines } from '@landbridge/prover';
import { LandbridgeError } from '@landbridge/terraform-model';
import type { DiffOptions } from '../commands/diff';
import type { Console } from '../console/console';
import { withBase } from '../affected/base-synthesis';
import { appliedModel, differenceOf, type Difference } from '../judge/connectivity';
import { ASSUMPTIONS_FILE } from '../judge/judge-landscape';
import { readModel } from '../model/read-model';
import { localState } from '../plan/applied';
import { siteAt } from '../plan/site';
import { synthesize } from '../synth/synth';
import { findProject } from '../workspace/project';
import { earlierModel } from './earlier-model';
import { assumed } from './prover-answers';

/** `landbridge diff`: what is not named is what is applied (base) and the stacks project as it is now (head). */
export async function answerDiff(options: DiffOptions, console: Console): Promise<void> {
  const { base, baseRef, head } = options;
  if (base !== undefined && baseRef !== undefined) {
    throw new LandbridgeError({
      code: 'CLI001',
      place: 'diff',
      message: '--base and --base-ref were both given',
      fix: 'give one of them',
    });
  }
  const { connectivity, interruptions } =
    base === undefined || head === undefined
      ? await withProject(options, console)
      : await between(base, head, options.assume, console);
  if (options.format === 'json') return console.printJson({ ...connectivity, interruptions });
  console.print(diffText(connectivity));
  const lines = interruptionLines(interruptions);
  if (lines.length > 0) console.print(['Interrupts:', ...lines].join('\n'));
}

async function between(
  base: readonly string[],
  head: readonly string[],
  assume: string | undefined,
  { host }: Console,
): Promise<Difference> {
  const assumptions = assumed(assume, host);
  const before = await earlierModel(base, assumptions, host);
  return differenceOf(before, buildModel(await readModel(head, host), assumptions));
}

async function withProject(options: DiffOptions, console: Console): Promise<Difference> {
  const { cwd, env } = console.host;
  const project = findProject(cwd, options.project);
  const landscape = await synthesize(project, env);
  const written = join(landscape.outdir, ASSUMPTIONS_FILE);
  const assume = options.assume ?? (existsSync(written) ? written : undefined);
  const head = options.head ?? [landscape.outdir];
  if (options.baseRef !== undefined) {
    return withBase(options.baseRef, project, console.host, ({ outdir }) =>
      between([outdir], head, assume, console),
    );
  }
  if (options.base !== undefined) return between(options.base, head, assume, console);
  const assumptions = assumed(assume, console.host);
  const model = buildModel(await readModel(head, console.host), assumptions);
  const site = siteAt(project.root);
  const states = landscape.stacks.map((stack) => localState(stack, site, project.root));
  const applied = appliedModel(
    states.filter((file) => file !== undefined),
    assumptions,
  );
  return differenceOf(applied, model);
}
