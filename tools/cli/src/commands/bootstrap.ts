import { Option, type Command } from 'commander';
import type { World } from '../world/choose-world';
import {
  commandWithExample,
  formatOption,
  positiveInteger,
  projectOption,
  worldOption,
  type CommandContext,
} from './command';

export interface BootstrapOptions {
  readonly project?: string;
  readonly format: 'text' | 'json';
  readonly world?: World;
  readonly lockTimeout: number;
  readonly yes?: boolean;
  readonly allow: readonly string[];
}

export function bootstrapCommand(context: CommandContext): Command {
  return commandWithExample(
    'bootstrap',
    'make what the pipeline needs: the bucket and key of the states, and its roles; again at any time',
    'landbridge bootstrap --world aws --yes',
  )
    .addOption(projectOption())
    .addOption(formatOption())
    .addOption(worldOption())
    .option('--yes', 'on AWS: apply it; else only the plan is shown')
    .option('--allow <address...>', 'resources that may be replaced or destroyed', [])
    .addOption(
      new Option('--lock-timeout <seconds>', 'how long to wait for another run')
        .argParser(positiveInteger)
        .default(300),
    )
    .action(async (options: BootstrapOptions) => {
      const { runBootstrap } = await import('../bootstrap/run-bootstrap.js');
      context.exitWith(await runBootstrap(options, context.console));
    });
}
