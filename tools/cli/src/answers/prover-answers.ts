import { resolve } from 'node:path';
import {
  advertised,
  buildModel,
  check,
  checkSarif,
  checkText,
  readAssumptions,
  routes,
  trace,
  type Assumptions,
  type Model,
} from '@landbridge/prover';
import type { AdvertisedOptions } from '../commands/advertised';
import type { ModelOptions } from '../commands/model-options';
import type { RoutesOptions } from '../commands/routes';
import type { TraceOptions } from '../commands/trace';
import type { CliHost, Console } from '../console/console';
import { ExitStatus, type ExitStatusCode } from '../console/exit-status';
import { readModel } from '../model/read-model';
import { traceText } from './trace-text';

/** `landbridge trace` */
export async function answerTrace(options: TraceOptions, console: Console): Promise<void> {
  const { from, to, toIp, protocol, port, sourcePort, family, down, oneWay } = options;
  const model = await modelOf(options, console.host);
  const result = trace(model, { from, to, toIp, protocol, port, sourcePort, family, down, oneWay });
  if (options.format === 'json') console.printJson(result);
  else console.print(traceText(result, console.colors));
}

/** `landbridge routes` */
export async function answerRoutes(options: RoutesOptions, console: Console): Promise<void> {
  const { table, subnet, ip, down } = options;
  const answer = routes(await modelOf(options, console.host), { table, subnet, ip, down });
  if (options.format === 'json') console.printJson(answer);
  else {
    const { target, prefix, origin, because, alternatives = [] } = answer;
    console.print(
      `${console.colors.bold(target)}  ${prefix ?? 'no prefix'} (${origin ?? 'no route'})\n${because}`,
    );
    for (const other of alternatives) console.print(`of equal cost: ${other}`);
  }
}

/** `landbridge advertised` */
export async function answerAdvertised(options: AdvertisedOptions, console: Console): Promise<void> {
  const { on, down } = options;
  const answer = advertised(await modelOf(options, console.host), { on, down });
  if (options.format === 'json') console.printJson(answer);
  else {
    for (const { prefix, because } of answer.prefixes) console.print(`${prefix.padEnd(20)} ${because}`);
    if (answer.prefixes.length === 0) console.print('AWS advertises nothing');
    for (const reason of answer.unknown ?? []) console.print(`not known: ${reason}`);
  }
}

/** `landbridge check` */
export async function answerCheck(
  { assume, format, model }: ModelOptions,
  console: Console,
): Promise<ExitStatusCode> {
  const configuration = await readModel(model, console.host);
  const { findings } = check(buildModel(configuration, assumed(assume, console.host)));
  const originOf = (component: string): string | undefined => configuration.resources.get(component)?.origin;
  if (format === 'json') console.printJson({ findings });
  else if (format === 'sarif') console.printJson(checkSarif(findings, originOf));
  else console.print(checkText(findings));
  return findings.some(({ severity }) => severity === 'error') ? ExitStatus.failed : ExitStatus.answered;
}

/** The model that the options name. */
export async function modelOf(
  { model, assume }: Pick<ModelOptions, 'model' | 'assume'>,
  host: CliHost,
): Promise<Model> {
  return buildModel(await readModel(model, host), assumed(assume, host));
}

export function assumed(file: string | undefined, { cwd }: CliHost): Assumptions | undefined {
  return file === undefined ? undefined : readAssumptions(resolve(cwd, file));
}
