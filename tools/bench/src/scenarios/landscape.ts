import { median, runOnce, type Sample } from '../measure';
import type { Context, Report, Scenario } from '../scenario';
import { TABLE_HEADER, tableRows, type Result } from '../table';
import { cases } from './landscape-cases';

export const landscape: Scenario = {
  name: 'landscape',
  title: 'Start, synthesis, cold plan and proof of the landscape in stacks/, by its commands',
  async measure({ root, runs, stock }: Context): Promise<Report> {
    const results: Result[] = [];
    for (const { group, name, command, prepare } of cases({ root, stock })) {
      const samples: Sample[] = [];
      // The first run fills caches that every later one has; it is not counted.
      for (let run = 0; run <= runs; run += 1) {
        prepare?.();
        const sample = await runOnce(command);
        if (run > 0) samples.push(sample);
      }
      results.push({ group, name, runs, ...median(samples) });
    }
    return { header: TABLE_HEADER, rows: tableRows(results), figures: results };
  },
};
