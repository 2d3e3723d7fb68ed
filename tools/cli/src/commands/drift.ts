import type { Command } from 'commander';
import { commandWithExample, type CommandContext } from './command';
import { withRunOptions, type RunOptions } from './plan';

export function driftCommand(context: CommandContext): Command {
  const command = commandWithExample(
    'drift',
    "find what was changed behind Terraform's back; exit status 1 when something was",
    'landbridge drift prod',
  ).argument('[environment]', 'environment to look at; all when left out');
  return withRunOptions(command).action(async (environment: string | undefined, options: RunOptions) => {
    const { runDrift } = await import('../plan/run-drift.js');
    context.exitWith(await runDrift({ ...options, environment }, context.console));
  });
}
