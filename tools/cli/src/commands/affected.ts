import { Option, type Command } from 'commander';
import {
  commandWithExample,
  formatOption,
  positiveInteger,
  projectOption,
  type CommandContext,
} from './command';

interface AffectedOptions {
  readonly base: string;
  readonly project?: string;
  readonly format: string;
  readonly shardSize: number;
}

export function affectedCommand({ console }: CommandContext): Command {
  return commandWithExample(
    'affected',
    'which environments a change touches, by their synthesized JSON',
    'landbridge affected --base origin/main',
  )
    .requiredOption('--base <ref>', 'commit, branch or tag to compare with')
    .addOption(projectOption())
    .addOption(formatOption(['text', 'json', 'github']))
    .addOption(
      new Option('--shard-size <stacks>', 'how many stacks one job of the matrix plans')
        .argParser(positiveInteger)
        .default(40),
    )
    .action(async ({ base, project, format, shardSize }: AffectedOptions) => {
      const { affectedBy } = await import('../affected/affected.js');
      const affected = await affectedBy(base, project, console.host);
      if (format === 'json') console.printJson(affected);
      else if (format === 'github') {
        const { outputLines } = await import('../affected/matrix.js');
        console.print(outputLines(affected, shardSize).join('\n'));
      } else if (affected.environments.length === 0) console.print('no environment is touched');
      else for (const name of affected.environments) console.print(name);
    });
}
