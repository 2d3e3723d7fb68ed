import type { Command } from 'commander';
import { commandWithExample, type CommandContext } from './command';
import { withModelOptions, type ModelOptions } from './model-options';

export function checkCommand({ console, exitWith }: CommandContext): Command {
  const command = commandWithExample(
    'check',
    'what AWS would refuse, or silently drop; exit status 1 when a finding is an error',
    'landbridge check --model stacks/cdktf.out',
  );
  return withModelOptions(command, ['text', 'json', 'sarif']).action(async (options: ModelOptions) => {
    const { answerCheck } = await import('../answers/prover-answers.js');
    exitWith(await answerCheck(options, console));
  });
}
