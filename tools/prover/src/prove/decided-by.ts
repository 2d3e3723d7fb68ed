import type { Hop, TraceResult } from '../trace/result';
import type { PathEnd } from '../trace/walk-result';

/** The one thing to look at: where a packet was lost, or what let through one that should be lost. */
export function decidedBy(
  trace: TraceResult,
  expect: 'blocked' | 'reachable',
  path: PathEnd | undefined,
): { component: string; because: string } {
  if (expect === 'blocked' && trace.outcome === 'reachable') {
    const route = lettingThrough(trace.forward);
    if (route !== undefined) return { component: route.table ?? route.component, because: route.because };
  }
  const stop = trace.stopsAt ?? path?.at;
  if (stop !== undefined) return { component: stop.component, because: stop.because };
  const last = trace.forward.at(-1);
  return { component: last?.component ?? '', because: last?.because ?? 'no member is left to reach' };
}

/** The last route that is not local: it brought the packets where they must not come. */
function lettingThrough(hops: readonly Hop[]): Hop | undefined {
  const routes = hops.filter(({ prefix, origin }) => prefix !== undefined && origin !== 'local');
  return routes.at(-1) ?? hops.at(-1);
}
