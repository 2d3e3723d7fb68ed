import { curve, middle } from '../curve';
import { figure } from '../markdown';
import { repeat, runProgram } from '../run-program';
import type { Context, Report, Scenario } from '../scenario';

interface Figures {
  readonly size: number;
  readonly userMs: number;
  readonly floorMs: number;
  readonly routes: number;
}

const SIZES = [500, 1000, 5000];

export const transit: Scenario = {
  name: 'transit',
  title: 'Derivation of the routes of a transit gateway, one deriveRoutes',
  async measure({ runs }: Context): Promise<Report> {
    const points: Figures[] = [];
    for (const size of SIZES) {
      const samples = await repeat(runs, () => runProgram<Figures>('transit', size));
      const median = (pick: (sample: Figures) => number) => middle(samples.map(pick));
      const routes = samples[0]?.routes ?? 0;
      points.push({ size, routes, userMs: median((s) => s.userMs), floorMs: median((s) => s.floorMs) });
    }
    const figures = curve(points);
    const rows = figures.map((p) =>
      [p.size, p.routes, p.userMs, p.msPerItem, p.growth, p.floorMs, p.userMs / p.floorMs].map(figure),
    );
    return { header: HEADER, rows, figures };
  },
};

const HEADER = [
  'attachments',
  'records derived',
  'user ms',
  'ms per attachment',
  'ms per attachment / first',
  'floor ms',
  'user / floor',
];
