import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { middle } from '../curve';
import { figure } from '../markdown';
import { runOnce } from '../measure';
import { SHAPES, type Shape } from '../programs/topology/shape';
import { repeat, runProgram } from '../run-program';
import type { Context, Report, Scenario } from '../scenario';

interface Figures {
  readonly vpcs: number;
  readonly resources: number;
  readonly readMs: number;
  readonly modelMs: number;
  readonly compareMs: number;
  readonly proveMs: number;
  readonly parseMs: number;
  readonly pairs: number;
  readonly intents: number;
  readonly failures: number;
  readonly verdict: string;
  readonly peakRssMb: number;
}

/** Landscapes that are made: a growth curve, then each shape. */
interface Made {
  readonly vpcs: number;
  readonly shape: Shape;
  readonly failures?: boolean;
}

const USUAL: readonly Made[] = [
  ...[100, 1000].map((vpcs): Made => ({ vpcs, shape: 'plain' })),
  ...SHAPES.filter((shape) => shape !== 'plain').map((shape): Made => ({ vpcs: 1000, shape })),
  { vpcs: 1000, shape: 'plain', failures: true },
];
/** Takes long: only with `--full`. */
const LARGE: readonly Made[] = [
  ...SHAPES.map((shape): Made => ({ vpcs: 5000, shape })),
  ...(['plain', 'dense'] as const).map((shape): Made => ({ vpcs: 5000, shape, failures: true })),
];

export const prover: Scenario = {
  name: 'prover',
  title: 'Proof of all intents, all pairs',
  async measure(context: Context): Promise<Report> {
    const figures: ({ name: string } & Figures)[] = [];
    const note = async (name: string, folder: string) => {
      const samples = await repeat(context.runs, () => runProgram<Figures>('prover', folder));
      figures.push({ name, ...medians(samples) });
    };
    await note('landscape of stacks/', await landscape(context));
    for (const { vpcs, shape, failures } of [...USUAL, ...(context.full ? LARGE : [])]) {
      const folder = mkdtempSync(join(tmpdir(), 'landbridge-bench-prove-'));
      const asked = failures === true ? ['failures'] : [];
      await runProgram('write-topology', folder, vpcs, shape, ...asked);
      await note([`${vpcs} VPCs, ${shape}`, ...asked].join(', '), folder);
      rmSync(folder, { recursive: true, force: true });
    }
    const rows = figures.map((f) => [
      f.name,
      ...[f.resources, f.intents, f.failures, f.pairs].map(figure),
      ...[f.readMs, f.modelMs, f.compareMs, f.proveMs].map(figure),
      ...[f.readMs + f.modelMs + f.compareMs + f.proveMs, f.parseMs, f.peakRssMb].map(figure),
      f.verdict,
    ]);
    return { header: HEADER, rows, figures };
  },
};

const HEADER = [
  'model',
  'resources',
  'intents',
  'failures',
  'pairs',
  'read ms',
  'model ms',
  'compare ms',
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
    compareMs: median((s) => s.compareMs),
    proveMs: median((s) => s.proveMs),
    parseMs: median((s) => s.parseMs),
    peakRssMb: median((s) => s.peakRssMb),
  };
}
