import type { Model } from '../model/model';
import type { Query } from '../trace/query';
import type { TraceResult } from '../trace/result';
import { trace as traceOne } from '../trace/trace';
import { inAllReadings } from './all-readings';

/** Answers one question. Throws LandbridgeError for what the question names and the model does not hold. */
export function trace(model: Model, query: Query): TraceResult {
  return inAllReadings(model, {
    ask: (reading) => traceOne(reading, query),
    verdict: ({ outcome }) => (outcome === 'unknown' ? undefined : outcome),
    reasons: ({ stopsAt }) => (stopsAt === undefined ? [] : [stopsAt.because]),
    open: ({ forward, return: back, packet, stopsAt }, because) => ({
      outcome: 'unknown',
      stopsAt: {
        component: stopsAt?.component ?? query.from,
        direction: stopsAt?.direction ?? 'forward',
        because,
      },
      forward,
      return: back,
      sourceSeen: null,
      ...(packet !== undefined && { packet }),
    }),
  });
}
