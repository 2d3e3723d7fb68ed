import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { ExitStatusCode } from '../console/exit-status';
import { commandWithExample, formatOption, type CommandContext } from './command';

interface WorldOptions {
  readonly world?: string;
  readonly format?: string;
}

interface RunOptions extends WorldOptions {
  readonly account?: string;
  readonly region?: string;
  readonly fixtures?: string;
}

const WORLD = '--world <folder>';
const WORLD_HELP = 'folder of the simulated accounts (default: .landbridge/sandbox/world of the workspace)';

export function sandboxCommand(context: CommandContext): Command {
  const example = 'landbridge sandbox run -- terraform plan';
  return commandWithExample('sandbox', 'real Terraform on a simulated AWS, with no account', example)
    .enablePositionalOptions()
    .addCommand(runCommand(context))
    .addCommand(showCommand(context))
    .addCommand(resetCommand(context));
}

function runCommand({ console, exitWith }: CommandContext): Command {
  return commandWithExample(
    'run',
    'run a command with Terraform wired to the simulated AWS',
    'landbridge sandbox run -- terraform plan',
  )
    .argument('<command...>', 'what to run, after --')
    .option(WORLD, WORLD_HELP)
    .option('--account <id>', 'account of a provider that names none')
    .option('--region <name>', 'Region of a provider that names none')
    .option('--fixtures <file>', 'answers for data sources that the sandbox cannot know')
    .passThroughOptions()
    .action(async (argv: string[], options: RunOptions) => {
      const { runInSandbox } = await import('../sandbox/run-command.js');
      const { world, account, region, fixtures } = options;
      const status = await runInSandbox(argv, console.host, {
        world: await worldFolder(world, console.host.cwd),
        ...(account === undefined ? {} : { account }),
        ...(region === undefined ? {} : { region }),
        ...(fixtures === undefined ? {} : { fixtures: resolve(console.host.cwd, fixtures) }),
      });
      exitWith(status as ExitStatusCode);
    });
}

function showCommand({ console }: CommandContext): Command {
  return commandWithExample(
    'show',
    'what exists in the simulated AWS',
    'landbridge sandbox show --format json',
  )
    .option(WORLD, WORLD_HELP)
    .addOption(formatOption())
    .action(async ({ world, format }: WorldOptions) => {
      const { listingLines, showWorld } = await import('../sandbox/show.js');
      const folder = await worldFolder(world, console.host.cwd);
      const listing = await showWorld(folder);
      if (format === 'json') console.printJson({ world: folder, ...listing });
      else console.print(listingLines(folder, listing).join('\n'));
    });
}

function resetCommand({ console }: CommandContext): Command {
  return commandWithExample('reset', 'empty the simulated AWS', 'landbridge sandbox reset')
    .option(WORLD, WORLD_HELP)
    .addOption(formatOption())
    .action(async ({ world, format }: WorldOptions) => {
      const { resetSandbox } = await import('../sandbox/reset.js');
      const reset = await resetSandbox(world, console.host.cwd);
      if (format === 'json') console.printJson(reset);
      else
        console.print(
          [`emptied ${reset.world}`, ...reset.states.map((file) => `removed ${file}`)].join('\n'),
        );
    });
}

async function worldFolder(named: string | undefined, cwd: string): Promise<string> {
  if (named !== undefined) return resolve(cwd, named);
  const { workspaceRoot } = await import('../workspace/project.js');
  return join(workspaceRoot(cwd), '.landbridge/sandbox/world');
}
