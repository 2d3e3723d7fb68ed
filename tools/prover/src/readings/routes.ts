import type { RouteAnswer, RouteQuery } from '../api';
import type { Model } from '../model/model';
import { routes as routesOne } from '../routes/routes';
import { inAllReadings } from './all-readings';

/** Which route of a table wins for an address, and why. Throws PRV001, PRV007 or PRV008 for what names nothing. */
export function routes(model: Model, query: RouteQuery): RouteAnswer {
  return inAllReadings(model, {
    ask: (reading) => routesOne(reading, query),
    verdict: ({ target, prefix }) => (target === 'unknown' ? undefined : `${target} ${prefix ?? ''}`),
    reasons: ({ because }) => [because],
    open: (_, because) => ({ target: 'unknown', prefix: null, origin: null, because }),
  });
}
