import { InvalidArgumentError, Option, type Command } from 'commander';
import { chooseWorld, type World } from '../world/choose-world';
import { commandWithExample, formatOption, projectOption, worldOption, type CommandContext } from './command';

export interface ApproveOptions {
  readonly by: string;
  readonly allow: readonly string[];
  readonly hours: number;
  readonly world?: World;
  readonly project?: string;
  readonly format: string;
}

export function approveCommand({ console }: CommandContext): Command {
  return commandWithExample(
    'approve',
    'allow exactly what was planned last to be applied',
    'landbridge approve prod --by ana --allow aws_route_table.old --hours 24',
  )
    .argument('[environment]', 'environment whose plans are meant; all when left out')
    .requiredOption('--by <name>', 'who approves')
    .option('--allow <address...>', 'resources that may be replaced or destroyed', [])
    .addOption(new Option('--hours <number>', 'how long the approval holds').argParser(positive).default(24))
    .addOption(worldOption())
    .addOption(projectOption())
    .addOption(formatOption())
    .action(async (environment: string | undefined, options: ApproveOptions) => {
      const { cwd, env } = console.host;
      const { approve } = await import('../guard/approve.js');
      const given = { ...options, ...allowedBy(env) };
      const approvals = approve(environment, given, cwd, chooseWorld(options.world, env), new Date());
      if (options.format === 'json') console.printJson({ approvals });
      else
        for (const { stack, digest, expires } of approvals)
          console.print(`${stack}  ${digest.slice(0, 12)}  until ${expires}`);
    });
}

/** What a run of the pipeline was told, for all its environments. */
function allowedBy(env: Readonly<Record<string, string | undefined>>): { readonly allowed?: string } {
  const allowed = env['LANDBRIDGE_ALLOW'];
  return allowed === undefined ? {} : { allowed };
}

function positive(text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new InvalidArgumentError('It has to be a number above 0.');
  return number;
}
