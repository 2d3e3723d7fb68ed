import { InvalidArgumentError, Option, type Command } from 'commander';
import { formatOption } from './command';

/** Options of every command that asks the prover. */
export interface ModelOptions {
  readonly model: readonly string[];
  readonly assume?: string;
  readonly format: string;
}

export function withModelOptions(command: Command, formats?: readonly string[]): Command {
  return command
    .requiredOption(
      '--model <path...>',
      'CDKTF output folder, Terraform folder, plan or state JSON; several make one landscape',
    )
    .addOption(assumeOption())
    .addOption(formatOption(formats));
}

export function assumeOption(): Option {
  return new Option('--assume <file>', 'what Terraform cannot know: sites, prefix lists, addresses');
}

export function downOption(): Option {
  return new Option(
    '--down <id...>',
    'failures in force: addresses, <vpn>/tunnel1, az:<zone>, region:<name>, on-premises:<site>',
  );
}

export function port(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0 || number > 65_535) {
    throw new InvalidArgumentError('It has to be a port, 0 to 65535.');
  }
  return number;
}

export function family(text: string): 4 | 6 {
  if (text === '4') return 4;
  if (text === '6') return 6;
  throw new InvalidArgumentError('It has to be 4 or 6.');
}
