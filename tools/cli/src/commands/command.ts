import { Command, InvalidArgumentError, Option } from 'commander';
import type { Console } from '../console/console';
import type { ExitStatusCode } from '../console/exit-status';
import { WORLDS } from '../world/choose-world';

/** What commands are made with. */
export interface CommandContext {
  readonly console: Console;
  /** Sets what the process will exit with. */
  exitWith(status: ExitStatusCode): void;
}

export type CommandFactory = (context: CommandContext) => Command;

/** A command with its example, which `--help` shows below the options. */
export function commandWithExample(name: string, summary: string, example: string): Command {
  return new Command(name)
    .description(summary)
    .addHelpText('after', `\nExample:\n${indent(example)}`)
    .allowExcessArguments(false);
}

export function formatOption(choices: readonly string[] = ['text', 'json']): Option {
  return new Option('--format <format>', 'form of the answer on stdout').choices(choices).default('text');
}

export function projectOption(): Option {
  return new Option('--project <folder>', 'folder with the cdktf.json (default: the nearest)');
}

export function worldOption(): Option {
  return new Option('--world <world>', 'what Terraform talks to (default: sandbox)').choices(WORLDS);
}

export function positiveInteger(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new InvalidArgumentError('It has to be a whole number of 1 or more.');
  return number;
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `  $ ${line}`)
    .join('\n');
}
