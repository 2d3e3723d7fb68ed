import type { TraceResult } from '../trace/result';

/** The answer of `landbridge diff`, as its JSON prints it. */
export interface ConnectivityDiff {
  readonly gained: readonly Change[];
  readonly lost: readonly Change[];
  /** Pairs of which one of the two models cannot say it. */
  readonly unknown: readonly Change[];
  /** Ends that only one of the two has. */
  readonly appeared: readonly string[];
  readonly disappeared: readonly string[];
}

/** Packets that now pass and did not, or the reverse, from anything in one place to anything in another. */
export interface Change {
  /** VPC, site, `internet`, or a resource by itself. */
  readonly from: string;
  readonly to: string;
  /** Pairs of members for which it is so. */
  readonly pairs: number;
  /** `round-trip` when replies come back as well; `one-way` packets arrive and replies are lost. */
  readonly kind: 'round-trip' | 'one-way';
  /** One of the packets, in words. */
  readonly example: string;
  /** Its way in the model in which it passes (or, when unknown, in the one that cannot say). */
  readonly trace: TraceResult;
}
