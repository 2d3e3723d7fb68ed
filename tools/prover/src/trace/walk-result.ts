import type { Headers, HeaderSet } from '../headers/headers';
import type { Hop, StopsAt } from './result';

/** One path of packets that ended one way. `headers` are as they left the source. */
export interface PathEnd {
  readonly headers: Headers;
  readonly at: StopsAt;
  /** Built on demand: explanations cost more than verdicts. */
  hops(): { readonly forward: readonly Hop[]; readonly return: readonly Hop[] };
}

/** What became of every packet of the asked set. With several possible paths one header may stand in several parts. */
export interface WalkResult {
  /** Headers that certainly arrive (and whose reply comes back, unless one way) by at least one path. */
  readonly delivered: HeaderSet;
  /** Headers of which the model cannot say it. */
  readonly unknown: readonly PathEnd[];
  readonly arrived: readonly PathEnd[];
  readonly dropped: readonly PathEnd[];
}
