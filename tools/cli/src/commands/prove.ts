import type { Command } from 'commander';
import type { World } from '../world/choose-world';
import { commandWithExample, projectOption, worldOption, type CommandContext } from './command';
import { assumeOption } from './model-options';
import { formatOption } from './command';

export interface ProveOptions {
  readonly model?: readonly string[];
  readonly intent?: string;
  readonly assume?: string;
  readonly applied?: boolean;
  readonly world?: World;
  readonly project?: string;
  readonly format: 'text' | 'json' | 'junit' | 'sarif';
}

export function proveCommand({ console, exitWith }: CommandContext): Command {
  return commandWithExample(
    'prove',
    'judge every intent over all pairs; exit status 1 when one fails or is unknown',
    'landbridge prove --model stacks/cdktf.out --intent stacks/cdktf.out/intent.json',
  )
    .option('--model <path...>', 'as for trace; the stacks project, freshly synthesized, when left out')
    .option('--intent <file>', 'what must be reachable and what must be isolated')
    .option('--applied', 'what is applied, by its state, instead of what is synthesized')
    .addOption(worldOption())
    .addOption(assumeOption())
    .addOption(projectOption())
    .addOption(formatOption(['text', 'json', 'junit', 'sarif']))
    .action(async (options: ProveOptions) => {
      const { answerProve } = await import('../answers/prove-answer.js');
      exitWith(await answerProve(options, console));
    });
}
