import { availableParallelism } from 'node:os';
import { LandbridgeError } from '@landbridge/terraform-model';
import { Option, type Command } from 'commander';
import { parseShard, type Shard } from '../affected/shards';
import type { World } from '../world/choose-world';
import {
  commandWithExample,
  formatOption,
  positiveInteger,
  projectOption,
  worldOption,
  type CommandContext,
} from './command';

export interface RunOptions {
  readonly project?: string;
  readonly format: 'text' | 'json';
  readonly parallel: number;
  readonly lockTimeout: number;
  readonly skipSynth?: boolean;
  readonly world?: World;
}

export interface PlanOptions extends RunOptions {
  readonly verbose?: boolean;
  readonly affectedBy?: string;
  readonly shard?: Shard;
  readonly detailedExitcode?: boolean;
}

export function planCommand(context: CommandContext): Command {
  const command = commandWithExample(
    'plan',
    'synthesize everything, judge every intent, and let Terraform plan the stacks of an environment',
    'landbridge plan dev',
  ).argument('[environment]', 'dev, test, prod, shared …; all stacks when left out');
  return withRunOptions(command)
    .addOption(
      new Option('--affected-by <ref>', 'plan the environments that the change since a commit touches'),
    )
    .addOption(
      new Option(
        '--shard <part>',
        'plan this part of the stacks, e.g. 2/3; landbridge affected computes the parts',
      ).argParser(parseShard),
    )
    .option('--verbose', "print Terraform's own plan text of each stack")
    .option('--detailed-exitcode', 'exit with 2 when planned and proved and there are changes')
    .action(async (environment: string | undefined, options: PlanOptions) => {
      refuseTwoSelections(environment, options);
      const { runPlan } = await import('../plan/run-plan.js');
      context.exitWith(await runPlan({ ...options, environment }, context.console));
    });
}

function refuseTwoSelections(environment: string | undefined, { affectedBy }: PlanOptions): void {
  if (environment === undefined || affectedBy === undefined) return;
  throw new LandbridgeError({
    code: 'CLI001',
    place: 'plan',
    message: 'an environment was named and --affected-by was given',
    fix: 'give one of them',
  });
}

/** Options that plan, deploy, destroy and drift share. */
export function withRunOptions(command: Command): Command {
  return command
    .addOption(projectOption())
    .addOption(formatOption())
    .addOption(worldOption())
    .addOption(
      new Option('--parallel <number>', 'how many stacks are worked on at once')
        .argParser(positiveInteger)
        .default(availableParallelism(), 'the number of cores'),
    )
    .addOption(
      new Option('--lock-timeout <seconds>', 'how long to wait for another run')
        .argParser(positiveInteger)
        .default(300),
    )
    .option('--skip-synth', 'take what was synthesized last');
}
