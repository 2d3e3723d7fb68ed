import type { TraceResult } from '../trace/result';
import type { Edit } from '../fix/edit';

export type Verdict = 'holds' | 'fails' | 'unknown';

/** The answer of `landbridge prove`, as its JSON prints it. */
export interface Proof {
  /** `fails` when any intent fails, else `unknown` when any is unknown. */
  readonly verdict: Verdict;
  readonly intents: readonly IntentProof[];
  /** What the model does not know, whether or not an intent depends on it. */
  readonly unknown: readonly { readonly place: string; readonly because: string }[];
}

export interface IntentProof {
  readonly name: string;
  /** Why the intent exists, e.g. the number of a policy. */
  readonly because?: string;
  readonly expect: 'blocked' | 'reachable';
  readonly verdict: Verdict;
  /** Pairs of members that were judged, each under every failure that the intent survives. */
  readonly pairs: number;
  /** Single failures under which it was judged besides the fair weather. */
  readonly failures: number;
  /** Pairs that fail, and pairs of which the model cannot say. Shown are a few of each. */
  readonly failing: number;
  readonly unsure: number;
  /** So many pairs fail that the rest was not judged: the numbers are lower bounds. */
  readonly stopped?: true;
  readonly findings: readonly Finding[];
  /** Why it holds. */
  readonly certificate?: Certificate;
}

/** One pair for which an intent does not hold. */
export interface Finding {
  readonly verdict: 'fails' | 'unknown';
  readonly from: string;
  readonly to: string;
  /** The failure in force, in the words of `--down`. */
  readonly under?: string;
  /** One packet with its way. */
  readonly trace: TraceResult;
  /** The route, rule or setting that decides. */
  readonly decidedBy: { readonly component: string; readonly because: string };
  /** The smallest set of edits after which the intent holds for this pair; absent where none was found. */
  readonly fix?: readonly Edit[];
}

/** What a verdict rests on, so that it can be checked by hand. */
export interface Certificate {
  /** Pairs that route tables alone keep apart: nothing that the sources' tables lead to enters the targets' networks. */
  readonly routedApart: number;
  /** Where the packets end: components with the number of pairs of which it was looked up. */
  readonly endsAt: readonly {
    readonly component: string;
    readonly because: string;
    readonly pairs: number;
  }[];
}
