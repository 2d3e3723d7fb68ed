import type { Family, HeaderSet } from '../headers/headers';
import { remember, withDown, type Model } from '../model/model';
import { endpoint, type Endpoint } from '../trace/endpoint';
import type { Query } from '../trace/query';
import type { TraceResult } from '../trace/result';
import { trace } from '../trace/trace';
import { walk } from '../trace/walk';
import type { WalkResult } from '../trace/walk-result';

/** What proving asks of the semantics. */
export interface Engine {
  /** What becomes of all these headers from one end to the other, both in the forms of the command line. */
  walk(model: Model, from: string, to: string, headers: HeaderSet, oneWay: boolean): WalkResult;
  trace(model: Model, query: Query): TraceResult;
  withDown(model: Model, down: readonly string[]): Model;
}

export const FAMILIES: readonly Family[] = [4, 6];

export const ENGINE: Engine = {
  walk: (model, from, to, headers, oneWay) =>
    walk(model, endOf(model, from), endOf(model, to), headers, { oneWay }),
  trace,
  withDown,
};

function endOf(model: Model, text: string): Endpoint {
  return remember(model, `end ${text}`, () => endpoint(model, text));
}
