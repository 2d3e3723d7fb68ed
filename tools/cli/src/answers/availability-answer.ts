import { join, resolve } from 'node:path';
import { buildModel, readIntents, type Model } from '@landbridge/prover';
import { availability, availabilityText, parseOwnFigures } from '@landbridge/reports';
import { LandbridgeError } from '@landbridge/terraform-model';
import type { AvailabilityOptions } from '../commands/availability';
import type { CliHost, Console } from '../console/console';
import { ASSUMPTIONS_FILE, INTENT_FILE } from '../judge/judge-landscape';
import { stacksOf } from '../landscape/environments';
import { readModel } from '../model/read-model';
import { synthesize } from '../synth/synth';
import { findProject } from '../workspace/project';
import { assumed } from './prover-answers';
import { readReportFile } from './report-file';

/** `landbridge availability`: of what `--model` names, else of the stacks project as it is now. */
export async function answerAvailability(
  environment: string | undefined,
  options: AvailabilityOptions,
  console: Console,
): Promise<void> {
  const { host } = console;
  const figures =
    options.figures === undefined ? {} : readReportFile(options.figures, host, 'RPT001', parseOwnFigures);
  const { model, intents, place, concerns } =
    options.model === undefined
      ? await ofProject(environment, options, host)
      : await ofModel(environment, options.model, options, host);
  const report = availability(model, intents, {
    figures,
    place,
    ...(concerns && { concerns }),
    onIntent: (name, position, count) => console.progress(`${position + 1} of ${count}: ${name}`),
  });
  if (options.format === 'json') console.printJson(report);
  else console.print(availabilityText(report));
}

interface Question {
  readonly model: Model;
  readonly intents: ReturnType<typeof readIntents>;
  readonly place: string;
  readonly concerns?: (member: string) => boolean;
}

async function ofModel(
  environment: string | undefined,
  paths: readonly string[],
  { intent, assume }: Pick<AvailabilityOptions, 'intent' | 'assume'>,
  host: CliHost,
): Promise<Question> {
  if (intent === undefined || environment !== undefined) {
    const given = intent === undefined ? 'without --intent' : 'together with an environment';
    throw new LandbridgeError({
      code: 'CLI001',
      place: 'availability',
      message: `--model was given ${given}`,
      fix: intent === undefined ? 'name the intent file' : 'leave one of them out',
    });
  }
  const place = resolve(host.cwd, intent);
  const intents = readIntents(place);
  const model = buildModel(await readModel(paths, host), assumed(assume, host));
  return { model, intents, place: intent };
}

async function ofProject(
  environment: string | undefined,
  options: AvailabilityOptions,
  host: CliHost,
): Promise<Question> {
  const project = findProject(host.cwd, options.project);
  const { outdir, stacks } = await synthesize(project, host.env);
  const paths = {
    intent: options.intent ?? join(outdir, INTENT_FILE),
    assume: options.assume ?? join(outdir, ASSUMPTIONS_FILE),
  };
  const question = await ofModel(undefined, [outdir], paths, host);
  if (environment === undefined) return question;
  const names = new Set(stacksOf(stacks, environment, project.environments).map(({ name }) => name));
  return { ...question, concerns: (member) => names.has(member.slice(0, member.indexOf('/'))) };
}
