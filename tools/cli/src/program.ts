import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { advertisedCommand } from './commands/advertised';
import { affectedCommand } from './commands/affected';
import { allocateCommand } from './commands/allocate';
import { approveCommand } from './commands/approve';
import { availabilityCommand } from './commands/availability';
import { bootstrapCommand } from './commands/bootstrap';
import { packCommand, unpackCommand } from './commands/carry';
import { checkCommand } from './commands/check';
import { commentCommand } from './commands/comment';
import { completionCommand } from './commands/completion';
import type { CommandContext, CommandFactory } from './commands/command';
import { costCommand } from './commands/cost';
import { credentialsCommand, awsConfigCommand } from './commands/credentials';
import { deployCommand, destroyCommand } from './commands/deploy';
import { diffCommand } from './commands/diff';
import { diagramCommand } from './commands/diagram';
import { doctorCommand } from './commands/doctor';
import { driftCommand } from './commands/drift';
import { explainCommand } from './commands/explain';
import { inventoryCommand } from './commands/inventory';
import { planCommand } from './commands/plan';
import { proveCommand } from './commands/prove';
import { resolveCommand } from './commands/resolve';
import { routersCommand } from './commands/routers';
import { routesCommand } from './commands/routes';
import { sandboxCommand } from './commands/sandbox';
import { serveCommand } from './commands/serve';
import { synthCommand } from './commands/synth';
import { traceCommand } from './commands/trace';
import { waitingCommand } from './commands/waiting';

/** In the order in which `--help` lists them. */
const COMMANDS: readonly CommandFactory[] = [
  synthCommand,
  planCommand,
  deployCommand,
  destroyCommand,
  driftCommand,
  bootstrapCommand,
  approveCommand,
  affectedCommand,
  commentCommand,
  packCommand,
  unpackCommand,
  waitingCommand,
  awsConfigCommand,
  credentialsCommand,
  allocateCommand,
  proveCommand,
  traceCommand,
  diffCommand,
  routesCommand,
  advertisedCommand,
  resolveCommand,
  checkCommand,
  availabilityCommand,
  costCommand,
  inventoryCommand,
  diagramCommand,
  serveCommand,
  routersCommand,
  sandboxCommand,
  doctorCommand,
  explainCommand,
  completionCommand,
];

/** The command line of `landbridge`. */
export function createProgram(context: CommandContext): Command {
  const { host } = context.console;
  const program = new Command('landbridge')
    .enablePositionalOptions()
    .description('AWS networks that are proved before they are deployed.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show this, or the help of a command')
    .showSuggestionAfterError(true);
  for (const create of COMMANDS) program.addCommand(create(context));
  program.addHelpText(
    'after',
    '\nExit status: 0 answered; 1 failed intent, error finding or failed work; 2 bad input, and with\nplan --detailed-exitcode: planned, proved, and there are changes.',
  );
  forEachCommand(program, (command) => {
    command.exitOverride().configureOutput({
      writeOut: (text) => host.stdout.write(text),
      // Errors are printed once, as one line, by the caller.
      writeErr: () => undefined,
      getOutHasColors: () => context.console.colors.isColorSupported,
    });
  });
  return program;
}

function forEachCommand(command: Command, act: (command: Command) => void): void {
  act(command);
  for (const child of command.commands) forEachCommand(child, act);
}

function packageVersion(): string {
  const manifest = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8')) as {
    readonly version: string;
  };
  return manifest.version;
}
