import { Argument, type Command } from 'commander';
import { completionScript, SHELLS, type Shell } from '../console/completion';
import { commandWithExample, type CommandContext } from './command';

export function completionCommand({ console }: CommandContext): Command {
  return commandWithExample(
    'completion',
    'print a completion script for a shell',
    'source <(npx landbridge completion bash)',
  )
    .addArgument(new Argument('<shell>', 'your shell').choices(SHELLS))
    .action((shell: Shell, _options: object, command: Command) => {
      console.print(completionScript(shell, describe(command.parent ?? command)));
    });
}

function describe(program: Command): Parameters<typeof completionScript>[1] {
  return {
    program: program.name(),
    commands: program.commands.map((command) => ({
      name: command.name(),
      summary: command.description(),
      words: [
        ...command.commands.map((child) => child.name()),
        ...command.options.flatMap(({ long }) => (long ? [long] : [])),
      ],
    })),
  };
}
