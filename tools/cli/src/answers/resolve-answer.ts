import { resolve } from '@landbridge/prover';
import type { ResolveOptions } from '../commands/resolve';
import type { Console } from '../console/console';
import { readModel } from '../model/read-model';

/** `landbridge resolve` */
export async function answerResolve(options: ResolveOptions, console: Console): Promise<void> {
  const { model, format, ...query } = options;
  const answer = resolve(await readModel(model, console.host), query);
  if (format === 'json') return console.printJson(answer);
  const { bold, dim } = console.colors;
  console.print(`${bold(`${answer.type} ${answer.name}`)}  ${answer.outcome}: ${answer.because}`);
  if (answer.decidedBy !== undefined) console.print(dim(`decided by ${answer.decidedBy}`));
  for (const { record, setIdentifier, values, share, because } of answer.answers) {
    const which = setIdentifier === undefined ? record : `${record} (${setIdentifier})`;
    const percent = `${Number((share * 100).toFixed(2))} %`;
    console.print(`${percent.padStart(7)}  ${values.join(', ')}\n         ${which}: ${because}`);
  }
}
