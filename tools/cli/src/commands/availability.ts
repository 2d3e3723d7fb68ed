import type { Command } from 'commander';
import { commandWithExample, formatOption, projectOption, type CommandContext } from './command';
import { assumeOption } from './model-options';

export interface AvailabilityOptions {
  readonly model?: readonly string[];
  readonly intent?: string;
  readonly assume?: string;
  readonly figures?: string;
  readonly project?: string;
  readonly format: string;
}

export function availabilityCommand({ console }: CommandContext): Command {
  return commandWithExample(
    'availability',
    'what each path that an intent asks for can be relied on for, by AWS’s service levels, and what takes it down',
    'landbridge availability prod',
  )
    .argument('[environment]', 'only what concerns its stacks')
    .option('--model <path...>', 'as for trace; the stacks project, freshly synthesized, when left out')
    .option('--intent <file>', 'what must be reachable')
    .option('--figures <file>', 'own figures in percent by component: {"aws_dx_connection.a": 99.9}')
    .addOption(assumeOption())
    .addOption(projectOption())
    .addOption(formatOption())
    .action(async (environment: string | undefined, options: AvailabilityOptions) => {
      const { answerAvailability } = await import('../answers/availability-answer.js');
      await answerAvailability(environment, options, console);
    });
}
