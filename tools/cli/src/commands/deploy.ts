import { LandbridgeError } from '@landbridge/terraform-model';
import { Option, type Command } from 'commander';
import { commandWithExample, type CommandContext } from './command';
import { withRunOptions, type RunOptions } from './plan';

export interface DeployOptions extends RunOptions {
  readonly all?: boolean;
  /** Of deploy only. */
  readonly planned?: boolean;
  readonly allow?: readonly string[];
  readonly through?: 'terraform' | 'cdktf';
}

export function deployCommand(context: CommandContext): Command {
  const command = commandWithExample(
    'deploy',
    'apply the saved plans, or what is planned now, stack by stack',
    'landbridge deploy dev',
  ).argument('[environment]', 'environment to deploy, with what it needs upstream and is not applied');
  return withRunOptions(command)
    .option('--all', 'deploy every stack')
    .addOption(
      new Option('--through <program>', 'what applies the plans; cdktf is cdktf deploy, fetched by npx')
        .choices(['terraform', 'cdktf'])
        .default('terraform'),
    )
    .option('--planned', 'refuse a stack that was not planned before by landbridge plan')
    .option(
      '--allow <address...>',
      'resources that may be replaced or destroyed, where nobody has to approve',
    )
    .action(async (environment: string | undefined, options: DeployOptions) => {
      refuseUnselected('deploy', environment, options);
      const { runDeploy } = await import('../deploy/run-deploy.js');
      context.exitWith(await runDeploy({ ...options, environment }, context.console));
    });
}

export function destroyCommand(context: CommandContext): Command {
  const command = commandWithExample(
    'destroy',
    'destroy the stacks of an environment, downstream first',
    'landbridge destroy dev',
  ).argument('[environment]', 'environment to destroy');
  return withRunOptions(command)
    .option('--all', 'destroy every stack')
    .action(async (environment: string | undefined, options: DeployOptions) => {
      refuseUnselected('destroy', environment, options);
      const { runDestroy } = await import('../deploy/run-destroy.js');
      context.exitWith(await runDestroy({ ...options, environment }, context.console));
    });
}

/** What changes a world is never done to all of it by leaving a word out. */
function refuseUnselected(command: string, environment: string | undefined, { all }: DeployOptions): void {
  if ((environment === undefined) === (all !== true)) {
    throw new LandbridgeError({
      code: 'CLI010',
      place: command,
      message:
        environment === undefined
          ? 'no environment was named'
          : 'an environment was named and --all was given',
      fix: `landbridge ${command} <environment>, or landbridge ${command} --all`,
    });
  }
}
