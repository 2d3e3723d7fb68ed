import { InvalidArgumentError, Option, type Command } from 'commander';
import { commandWithExample, formatOption, type CommandContext } from './command';
import { downOption } from './model-options';

export interface ResolveOptions {
  readonly model: readonly string[];
  readonly name: string;
  readonly type: string;
  readonly fromCountry?: string;
  readonly fromSubdivision?: string;
  readonly fromRegion?: string;
  readonly fromIp?: string;
  readonly fromVpc?: string;
  readonly fromCoordinates?: { readonly latitude: number; readonly longitude: number };
  readonly down?: readonly string[];
  readonly format: string;
}

export function resolveCommand({ console }: CommandContext): Command {
  return commandWithExample(
    'resolve',
    'which records Route 53 returns for a name, in which share of the answers, and why',
    'landbridge resolve --model stacks/cdktf.out --name www.example.com --from-country DE --down region:eu-west-1',
  )
    .requiredOption('--model <path...>', 'CDKTF output folder, Terraform folder, plan or state JSON')
    .requiredOption('--name <name>', 'the DNS name')
    .option('--type <type>', 'record type', 'A')
    .option('--from-country <code>', 'country of whoever asks, ISO 3166-1 alpha-2')
    .option('--from-subdivision <code>', 'subdivision of the country, e.g. CA')
    .option('--from-region <region>', 'AWS Region nearest to whoever asks')
    .option('--from-ip <address>', 'address of whoever asks')
    .option('--from-vpc <address>', 'VPC whose Amazon DNS server is asked (default: the internet asks)')
    .addOption(
      new Option('--from-coordinates <latitude,longitude>', 'position of whoever asks, in degrees').argParser(
        coordinates,
      ),
    )
    .addOption(downOption())
    .addOption(formatOption())
    .action(async (options: ResolveOptions) => {
      const { answerResolve } = await import('../answers/resolve-answer.js');
      await answerResolve(options, console);
    });
}

function coordinates(text: string): { latitude: number; longitude: number } {
  const [latitude = NaN, longitude = NaN, ...more] = text.split(',').map(Number);
  if (more.length === 0 && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)
    return { latitude, longitude };
  throw new InvalidArgumentError('It has to be latitude,longitude in degrees, e.g. 53.35,-6.26.');
}
