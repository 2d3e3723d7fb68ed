import { InvalidArgumentError, type Command } from 'commander';
import { commandWithExample, projectOption, type CommandContext } from './command';
import type { DiagramOptions } from './diagram';
import { assumeOption } from './model-options';

export interface ServeOptions extends DiagramOptions {
  readonly port: number;
}

/** Of many servers the one that a front end's tools usually take. */
const PORT = 4173;

export function serveCommand({ console }: CommandContext): Command {
  return commandWithExample(
    'serve',
    'the page of diagram, made anew each time it is loaded; for this machine only',
    'landbridge serve --port 4173',
  )
    .option('--model <path...>', 'as for trace; the stacks project, freshly synthesized, when left out')
    .option('--intent <file>', 'intents to show with their verdicts')
    .option('--base <path...>', 'what was: the page shows what was gained and lost')
    .option('--port <number>', 'where to listen; 0 for any that is free', portNumber, PORT)
    .option('--title <text>', 'heading of the page')
    .addOption(assumeOption())
    .addOption(projectOption())
    .action(async (options: ServeOptions) => {
      const { answerServe } = await import('../answers/serve-answer.js');
      await answerServe(options, console);
    });
}

function portNumber(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= 65_535) return number;
  throw new InvalidArgumentError('It has to be a port, 0 to 65535.');
}
