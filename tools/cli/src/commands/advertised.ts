import type { Command } from 'commander';
import { commandWithExample, type CommandContext } from './command';
import { downOption, withModelOptions, type ModelOptions } from './model-options';

export interface AdvertisedOptions extends ModelOptions {
  readonly on: string;
  readonly down?: readonly string[];
}

export function advertisedCommand({ console }: CommandContext): Command {
  const command = commandWithExample(
    'advertised',
    'prefixes that AWS advertises to the router at the other end',
    'landbridge advertised --model stacks/cdktf.out --on hybrid-site/aws_vpn_connection.hq',
  );
  return withModelOptions(command)
    .requiredOption('--on <address>', 'VPN connection or virtual interface')
    .addOption(downOption())
    .action(async (options: AdvertisedOptions) => {
      const { answerAdvertised } = await import('../answers/prover-answers.js');
      await answerAdvertised(options, console);
    });
}
