import { curve, middle } from '../curve';
import { figure } from '../markdown';
import { repeat, runProgram } from '../run-program';
import type { Context, Report, Scenario } from '../scenario';

interface Figures {
  readonly size: number;
  readonly userMs: number;
  readonly floorMs: number;
  readonly resources: number;
  readonly peakRssMb: number;
}

const SIZES = [100, 250, 500, 1000];
/** Where cdktf's own settings are measured beside. */
const DEFAULTS_AT = [100, 1000];

export const networkCore: Scenario = {
  name: 'network-core',
  title: 'Synthesis of VPCs by network-core, one stack in one application',
  async measure(context: Context): Promise<Report> {
    const points: Figures[] = [];
    for (const size of SIZES) points.push(await point(context, size));
    const defaults: Figures[] = [];
    for (const size of DEFAULTS_AT) defaults.push(await point(context, size, 'defaults'));
    const curves = { 'as stacks/ does': curve(points), "cdktf's defaults": curve(defaults) };
    const rows = Object.entries(curves).flatMap(([settings, at]) =>
      at.map((p) => [
        settings,
        ...[
          p.size,
          p.resources,
          p.userMs,
          p.msPerItem,
          p.growth,
          p.floorMs,
          p.userMs / p.floorMs,
          p.peakRssMb,
        ].map(figure),
      ]),
    );
    return { header: HEADER, rows, figures: curves };
  },
};

const HEADER = [
  'settings',
  'VPCs',
  'resources',
  'user ms',
  'ms per VPC',
  'ms per VPC / first',
  'floor ms',
  'user / floor',
  'peak RSS MiB',
];

async function point({ runs }: Context, size: number, ...settings: string[]): Promise<Figures> {
  const samples = await repeat(runs, () => runProgram<Figures>('network-core', size, ...settings));
  const [first] = samples;
  return {
    size,
    resources: first?.resources ?? 0,
    userMs: middle(samples.map((sample) => sample.userMs)),
    floorMs: middle(samples.map((sample) => sample.floorMs)),
    peakRssMb: middle(samples.map((sample) => sample.peakRssMb)),
  };
}
