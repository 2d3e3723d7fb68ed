import { LandbridgeError } from '@landbridge/terraform-model';
import type { Command } from 'commander';
import { commandWithExample, type CommandContext } from './command';
import { downOption, withModelOptions, type ModelOptions } from './model-options';

export interface RoutesOptions extends ModelOptions {
  readonly table?: string;
  readonly subnet?: string;
  readonly ip: string;
  readonly down?: readonly string[];
}

export function routesCommand({ console }: CommandContext): Command {
  const command = commandWithExample(
    'routes',
    'which route wins for an address, and why',
    'landbridge routes --model stacks/cdktf.out --table dev-network/aws_route_table.private --ip 10.0.1.10',
  );
  return withModelOptions(command)
    .option('--table <address>', 'VPC or transit gateway route table, or a virtual private gateway')
    .option('--subnet <address>', 'subnet whose table is meant')
    .requiredOption('--ip <ip>', 'destination address')
    .addOption(downOption())
    .action(async (options: RoutesOptions) => {
      if ((options.table === undefined) === (options.subnet === undefined)) {
        throw new LandbridgeError({
          code: 'CLI001',
          place: 'routes',
          message: 'exactly one of --table and --subnet is needed',
          fix: 'give one of them',
        });
      }
      const { answerRoutes } = await import('../answers/prover-answers.js');
      await answerRoutes(options, console);
    });
}
