import type { Configuration } from '@landbridge/terraform-model';
import type { Assumptions } from './assume/assumptions';
import type { Family, HeaderSet } from './headers/headers';
import type { Query } from './trace/query';
import type { RouteOrigin, TraceResult } from './trace/result';
import type { WalkResult } from './trace/walk-result';

/** The calls of this package, for those who build against it; `index.ts` exports functions of these types. */
export interface Prover<Model, Endpoint> {
  /** Throws LandbridgeError where an assumption names nothing. Pure; the result is immutable. */
  buildModel(configuration: Configuration, assumptions?: Assumptions): Model;
  /** The same landscape with these failures in force too (`--down` forms); cheap, shares everything unaffected. */
  withDown(model: Model, down: readonly string[]): Model;
  /** `--from`, `--to` in any form of the contract. Throws LandbridgeError where the text names nothing. */
  endpoint(model: Model, text: string): Endpoint;
  /** Addresses of everything that can stand as an end of traffic. */
  listEndpoints(
    model: Model,
  ): readonly { readonly address: string; readonly kind: string; readonly vpc?: string }[];
  trace(model: Model, query: Query): TraceResult;
  /** All headers at once. `headers` leave source and destination full where the endpoints say them. */
  walk(
    model: Model,
    from: Endpoint,
    to: Endpoint,
    headers: HeaderSet,
    options?: { oneWay?: boolean },
  ): WalkResult;
  /** Headers for protocol, ports; addresses full. */
  headersOf(query: {
    protocol?: string;
    ports?: readonly string[];
    sourcePort?: number;
    family: Family;
  }): HeaderSet;
  routes(model: Model, query: RouteQuery): RouteAnswer;
  advertised(model: Model, query: { on: string; down?: readonly string[] }): AdvertisedAnswer;
}

export interface RouteQuery {
  readonly table?: string;
  readonly subnet?: string;
  readonly ip: string;
  readonly down?: readonly string[];
}

export interface RouteAnswer {
  /** Resource address, `local`, `blackhole` or `none`; `unknown` where the model cannot say. */
  readonly target: string;
  readonly prefix: string | null;
  readonly origin: RouteOrigin | null;
  readonly because: string;
  /** The other targets of equal cost. */
  readonly alternatives?: readonly string[];
}

export interface AdvertisedAnswer {
  readonly prefixes: readonly { readonly prefix: string; readonly because: string }[];
  /** Reasons why the list may be longer or shorter than this. */
  readonly unknown?: readonly string[];
}
