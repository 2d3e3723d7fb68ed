import { cost, costChange, costChangeText, costText, parseUsage } from '@landbridge/reports';
import { LandbridgeError, type Configuration } from '@landbridge/terraform-model';
import { withBase } from '../affected/base-synthesis';
import type { CostOptions } from '../commands/cost';
import type { CliHost, Console } from '../console/console';
import { stacksOf } from '../landscape/environments';
import { readModel } from '../model/read-model';
import { synthesize } from '../synth/synth';
import { findProject } from '../workspace/project';
import { readReportFile } from './report-file';

type Concerns = (stack: string | undefined) => boolean;

/** `landbridge cost`: of what `--model` names, else of the stacks project as it is now. */
export async function answerCost(
  environment: string | undefined,
  options: CostOptions,
  console: Console,
): Promise<void> {
  const { host } = console;
  const usage = options.usage === undefined ? {} : readReportFile(options.usage, host, 'RPT003', parseUsage);
  const { configuration, concerns } = await asked(environment, options, host);
  const after = cost(configuration, usage, concerns);
  if (options.base === undefined && options.baseRef === undefined) {
    if (options.format === 'json') console.printJson(after);
    else console.print(costText(after));
    return;
  }
  // Usage is of what is there now: what was may lack some of it.
  const before = cost(await earlier(options, host), {}, concerns);
  const change = costChange(before, cost(configuration, {}, concerns));
  if (options.format === 'json') console.printJson(change);
  else console.print(costChangeText(change));
}

async function earlier({ base, baseRef, project }: CostOptions, host: CliHost): Promise<Configuration> {
  if (baseRef === undefined) return readModel(base ?? [], host);
  return withBase(baseRef, findProject(host.cwd, project), host, ({ outdir }) => readModel([outdir], host));
}

async function asked(
  environment: string | undefined,
  { model, project: folder }: CostOptions,
  host: CliHost,
): Promise<{ configuration: Configuration; concerns?: Concerns }> {
  if (model !== undefined) {
    if (environment === undefined) return { configuration: await readModel(model, host) };
    throw new LandbridgeError({
      code: 'CLI001',
      place: 'cost',
      message: '--model was given together with an environment',
      fix: 'leave one of them out',
    });
  }
  const project = findProject(host.cwd, folder);
  const { outdir, stacks } = await synthesize(project, host.env);
  const configuration = await readModel([outdir], host);
  if (environment === undefined) return { configuration };
  const names = new Set(stacksOf(stacks, environment, project.environments).map(({ name }) => name));
  return { configuration, concerns: (stack) => stack !== undefined && names.has(stack) };
}
