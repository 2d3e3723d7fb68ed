import { Command, InvalidArgumentError, Option } from 'commander';

export interface Options {
  readonly only?: readonly string[];
  readonly full: boolean;
  readonly stock: boolean;
  readonly runs: number;
}

const RUNS = 5;

/** Reads the command line; prints the help and ends the process where asked to. */
export function readOptions(args: readonly string[], scenarios: readonly string[]): Options {
  const program = new Command('npm run bench --')
    .description('Measures Landbridge beside the stock way and the floor, in user CPU.')
    .addOption(new Option('--only <name...>', 'measure these alone').choices(scenarios))
    .addOption(new Option('--full', 'also what takes minutes: 5,000 VPCs, 1,000 resources').env('BENCH_FULL'))
    .option('--stock', "also cdktf's own command line, which npx may download first")
    .option('--runs <n>', 'runs of each, of which the median counts', count, RUNS)
    .addHelpText('after', '\nExample: npm run bench -- --only prover transit --runs 3');
  const { full = false, stock = false, ...rest } = program.parse([...args], { from: 'user' }).opts();
  return { full, stock, ...rest } as Options;
}

function count(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('It has to be a whole number from 1.');
  return Number(text);
}
