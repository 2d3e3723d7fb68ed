import type { Command } from 'commander';
import { commandWithExample, formatOption, projectOption, type CommandContext } from './command';

export interface CostOptions {
  readonly model?: readonly string[];
  readonly base?: readonly string[];
  readonly baseRef?: string;
  readonly usage?: string;
  readonly project?: string;
  readonly format: string;
}

export function costCommand({ console }: CommandContext): Command {
  return commandWithExample(
    'cost',
    'fixed monthly cost by list prices, what a change adds, and what has no price',
    'landbridge cost prod',
  )
    .argument('[environment]', 'only its stacks')
    .option('--model <path...>', 'as for trace; the stacks project, freshly synthesized, when left out')
    .option('--base <path...>', 'what was: prints the difference')
    .option('--base-ref <ref>', 'the stacks project as it was at a commit, branch or tag')
    .option('--usage <file>', 'gigabytes a month by component: {"dev-network/aws_nat_gateway.a": 500}')
    .addOption(projectOption())
    .addOption(formatOption())
    .action(async (environment: string | undefined, options: CostOptions) => {
      const { answerCost } = await import('../answers/cost-answer.js');
      await answerCost(environment, options, console);
    });
}
