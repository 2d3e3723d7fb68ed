import fc from 'fast-check';
import { compare, compareRoutes } from './compare';
import { wrongProofs } from './intents';
import { planArbitrary } from './plan';

const LONG = process.env['LANDBRIDGE_LONG'] !== undefined;
const SEED = Number(process.env['LANDBRIDGE_SEED'] ?? Date.now() % 1_000_000_007);
/** Landscapes; each is asked for 6 to 10 packets, so that the long run has more than 20,000 of them. */
const CASES = Number(process.env['LANDBRIDGE_CASES'] ?? (LONG ? 4_000 : 150));

/** Share of packets that the walker may leave without a verdict, and the prover where the walker has one. */
const MAY_BE_SILENT = 0.05;
const MAY_BE_UNSURE = 0.01;

describe('prover and walker', () => {
  it(
    `agree on ${CASES} generated landscapes`,
    () => {
      const counts = { none: 0, silent: 0, unsure: 0, opposite: 0, source: 0 };
      const outcomes: Record<string, number> = {};
      process.stdout.write(`differential: seed ${SEED}, ${CASES} landscapes\n`);
      fc.assert(
        fc.property(planArbitrary, (plan) => {
          for (const each of compare(plan)) {
            counts[each.difference] += 1;
            outcomes[each.walker.outcome] = (outcomes[each.walker.outcome] ?? 0) + 1;
            const disagrees = each.difference === 'opposite' || each.difference === 'source';
            expect(disagrees ? each : undefined).toBeUndefined();
          }
        }),
        { numRuns: CASES, seed: SEED },
      );
      const packets = Object.values(counts).reduce((sum, each) => sum + each, 0);
      process.stdout.write(
        `differential: ${packets} packets, ${JSON.stringify({ ...counts, ...outcomes })}\n`,
      );
      if (LONG) expect(packets).toBeGreaterThan(20_000);
      expect(counts.silent / packets).toBeLessThan(MAY_BE_SILENT);
      expect(counts.unsure / packets).toBeLessThan(MAY_BE_UNSURE);
      // A run in which everything was blocked would prove little.
      expect(outcomes['reachable'] ?? 0).toBeGreaterThan(packets / 10);
    },
    LONG ? 3_600_000 : 120_000,
  );

  it(
    'choose the same routes',
    () => {
      fc.assert(
        fc.property(planArbitrary, (plan) => void expect(compareRoutes(plan)).toEqual([])),
        { numRuns: Math.ceil(CASES / 5), seed: SEED },
      );
    },
    LONG ? 3_600_000 : 120_000,
  );

  it(
    'and what is proved of pairs of hosts is so',
    () => {
      fc.assert(
        fc.property(planArbitrary, (plan) => void expect(wrongProofs(plan)).toEqual([])),
        { numRuns: Math.ceil(CASES / 4), seed: SEED },
      );
    },
    LONG ? 3_600_000 : 120_000,
  );
});
