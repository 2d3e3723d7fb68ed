import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { middle } from '../curve';
import { figure } from '../markdown';
import { runOnce } from '../measure';
import { repeat, runProgram } from '../run-program';
import type { Context, Report, Scenario } from '../scenario';

interface Figures {
  readonly vpcs: number;
  readonly readMs: number;
  readonly modelMs: number;
  readonly proveMs: number;
  readonly parseMs: number;
  readonly pairs: number;
  readonly intents: number;
  readonly verdict: string;
  readonly peakRssMb: number;
}

const SIZES = [100, 1000];
/** Takes long: only with `--full`. */
const LARGE = 5000;

export const prover: Scenario = {
  name: 'prover',
  title: 'Proof of all intents, all pairs',
  async measure(context: Context): Promise<Report> {
    const models: [string, string | number][] = [
      ['landscape of stacks/', await landscape(context)],
      ...[...SIZES, ...(context.full ? [LARGE] : [])].map((size): [string, number] => [`${size} VPCs`, size]),
    ];
    const figures: ({ name: string } & Figures)[] = [];
    for (const [name, model] of models) {
      const samples = await repeat(context.runs, () => runProgram<Figures>('prover', model));
      figures.push({ name, ...medians(samples) });
    }
    const rows = figures.map((f) => [
      f.name,
      ...[f.vpcs, f.intents, f.pairs, f.readMs, f.modelMs, f.proveMs].map(figure),
      ...[f.readMs + f.modelMs + f.proveMs, f.parseMs, f.peakRssMb].map(figure),
      f.verdict,
    ]);
    return { header: HEADER, rows, figures };
  },
};

const HEADER = [
  'model',
  'VPCs',
  'intents',
  'pairs',
  'read ms',
  'model ms',
  'prove ms',
  'end to end ms',
  'floor: JSON.parse ms',
  'peak RSS MiB',
  'verdict',
];

/** The landscape's output folder, synthesized into the copy unless another scenario has done it. */
async function landscape({ root }: Context): Promise<string> {
  const outdir = join(root, 'stacks/cdktf.out');
  const cli = join(root, 'node_modules/@landbridge/cli/bin/landbridge.cjs');
  if (!existsSync(outdir)) await runOnce({ argv: [process.execPath, cli, 'synth'], cwd: root });
  return outdir;
}

function medians(samples: readonly Figures[]): Figures {
  const [first] = samples;
  if (first === undefined) throw new RangeError('a median of no runs');
  const median = (pick: (sample: Figures) => number) => middle(samples.map(pick));
  return {
    ...first,
    readMs: median((s) => s.readMs),
    modelMs: median((s) => s.modelMs),
    proveMs: median((s) => s.proveMs),
    parseMs: median((s) => s.parseMs),
    peakRssMb: median((s) => s.peakRssMb),
  };
}
