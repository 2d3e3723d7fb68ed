import { Option, type Command } from 'commander';
import { commandWithExample, projectOption, type CommandContext } from './command';
import { assumeOption } from './model-options';

export interface DiagramOptions {
  readonly model?: readonly string[];
  readonly intent?: string;
  readonly assume?: string;
  readonly base?: readonly string[];
  readonly out?: string;
  readonly title?: string;
  readonly format?: 'html' | 'svg';
  readonly project?: string;
}

export function diagramCommand({ console }: CommandContext): Command {
  return commandWithExample(
    'diagram',
    'one HTML file with the map, on which one asks, breaks and compares; opens from disk',
    'landbridge diagram --out landscape.html',
  )
    .option('--model <path...>', 'as for trace; the stacks project, freshly synthesized, when left out')
    .option('--intent <file>', 'intents to show with their verdicts')
    .option('--base <path...>', 'what was: the page shows what was gained and lost')
    .option('--out <file>', 'where to write it (default: .landbridge/diagram.html or .svg)')
    .addOption(
      new Option('--format <format>', 'the page, or its map as a picture')
        .choices(['html', 'svg'])
        .default('html'),
    )
    .option('--title <text>', 'heading of the page')
    .addOption(assumeOption())
    .addOption(projectOption())
    .action(async (options: DiagramOptions) => {
      const { answerDiagram } = await import('../answers/diagram-answer.js');
      await answerDiagram(options, console);
    });
}
