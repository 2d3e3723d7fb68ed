import type { RouteOrigin } from './trace/result';

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
