import type { Command } from 'commander';
import { commandWithExample, formatOption, projectOption, type CommandContext } from './command';
import { assumeOption } from './model-options';

export interface DiffOptions {
  readonly base?: readonly string[];
  readonly baseRef?: string;
  readonly head?: readonly string[];
  readonly assume?: string;
  readonly project?: string;
  readonly format: string;
}

export function diffCommand({ console }: CommandContext): Command {
  return commandWithExample(
    'diff',
    'connectivity gained and lost between two landscapes',
    'landbridge diff --base main/cdktf.out --head stacks/cdktf.out',
  )
    .option('--base <path...>', 'what was; what is applied when left out')
    .option('--base-ref <ref>', 'the stacks project as it was at a commit, branch or tag')
    .option('--head <path...>', 'what will be; the stacks project, freshly synthesized, when left out')
    .addOption(assumeOption())
    .addOption(projectOption())
    .addOption(formatOption())
    .action(async (options: DiffOptions) => {
      const { answerDiff } = await import('../answers/diff-answer.js');
      await answerDiff(options, console);
    });
}
