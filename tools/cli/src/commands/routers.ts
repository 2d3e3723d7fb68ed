import type { Command } from 'commander';
import { commandWithExample, formatOption, projectOption, type CommandContext } from './command';

export interface RoutersOptions {
  readonly vendor?: string;
  readonly out?: string;
  readonly model?: string;
  readonly state?: readonly string[];
  readonly project?: string;
  readonly format: string;
}

export function routersCommand({ console }: CommandContext): Command {
  return commandWithExample(
    'routers',
    'the configuration of every router at the other end of a VPN or Direct Connect',
    'landbridge routers headquarters-a --vendor cisco-ios\nlandbridge routers --out routers',
  )
    .argument('[router]', 'name of one router, or <stack>/<router>; all when left out')
    .option('--vendor <name>', 'syntax: cisco-ios, juniper-junos or neutral (JSON)')
    .option('--out <folder>', 'write the files there, in every syntax unless --vendor names one')
    .option(
      '--model <folder>',
      "another application's CDKTF output folder (default: this project, freshly synthesized)",
    )
    .option('--state <file...>', 'states that say what AWS chose (default: what is deployed in the sandbox)')
    .addOption(projectOption())
    .addOption(formatOption())
    .addHelpText(
      'after',
      '\nSecrets are named by where they are kept, never shown. What AWS has yet to choose stands as <…: known once … is deployed>.',
    )
    .action(async (router: string | undefined, options: RoutersOptions) => {
      const { answerRouters } = await import('../routers/print-routers.js');
      await answerRouters({ ...options, router }, console);
    });
}
