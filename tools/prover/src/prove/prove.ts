import { printable } from '../fix/edit';
import { findFix } from '../fix/find-fix';
import { Groups } from '../intent/groups';
import type { Intent, IntentFile } from '../intent/intent-schema';
import type { Model } from '../model/model';
import type { Query } from '../trace/query';
import { questionOf } from '../trace/witness';
import { ENGINE, type Engine } from './engine';
import { decidedBy } from './decided-by';
import type { Judged } from './judged';
import { judgements } from './judgements';
import type { Certificate, Finding, IntentProof, Proof, Verdict } from './proof';
import { Weathers } from './weather';
import { symmetryOf } from './symmetry-of';

export interface ProveOptions {
  /** Name of the intent file, for errors. @default the intent file */
  readonly place?: string;
  /** Findings shown for each intent. @default 3 */
  readonly shown?: number;
  /** Search for the edits that mend the first finding of each intent. @default true */
  readonly fixes?: boolean;
  /** Walk every pair by itself: the verdicts are the same, much later. @default false */
  readonly plain?: boolean;
}

/** A landscape that is broken altogether is not judged to its last pair. */
const MOST_FAILING = 1000;

/**
 * Judges every intent for every pair of members, under every failure that it survives.
 *
 * @throws {LandbridgeError} PRV103 when a group selects nothing, PRV104 when an intent names no group
 */
export function prove(model: Model, file: IntentFile, options: ProveOptions = {}): Proof {
  return proveWith(ENGINE, model, file, options);
}

/** As {@link prove}, with another engine. */
export function proveWith(engine: Engine, model: Model, file: IntentFile, options: ProveOptions = {}): Proof {
  const place = options.place ?? 'the intent file';
  const groups = new Groups(model, file, place);
  const isPlain = options.plain ?? false;
  const weathers = new Weathers(engine, model, isPlain ? undefined : symmetryOf(model, file), isPlain);
  const judged = file.intents.map((intent) => judgeIntent(engine, intent, groups, weathers));
  const sound = file.intents.filter((_, at) => judged[at]?.verdict === 'holds');
  const intents = judged.map((outcome) => {
    // A fix has to make the whole intent hold, and must not break another.
    const wanted = [...sound, outcome.intent];
    const alsoHolds = (mended: Model) => holdAll(engine, mended, { ...file, intents: wanted }, place);
    return proofOf(engine, outcome, options, alsoHolds);
  });
  return { verdict: worst(intents.map(({ verdict }) => verdict)), intents, unknown: unknownsOf(model) };
}

/** What judging one intent gave. */
interface Outcome {
  readonly intent: Intent;
  readonly verdict: Verdict;
  readonly pairs: number;
  readonly failures: number;
  readonly failing: readonly Judged[];
  readonly unsure: readonly Judged[];
  /** How many pairs those that are unsure stand for. */
  readonly unsurePairs: number;
  readonly certificate: Certificate;
}

function judgeIntent(engine: Engine, intent: Intent, groups: Groups, weathers: Weathers): Outcome {
  const states = weathers.of(intent);
  const failing: Judged[] = [];
  const unsure: Judged[] = [];
  const ends = new Map<string, Certificate['endsAt'][number]>();
  let pairs = 0;
  let unsurePairs = 0;
  let apart = 0;
  for (const judged of judgements(engine, intent, groups, states)) {
    if (typeof judged === 'number') {
      apart += judged;
      continue;
    }
    pairs += 1 + (judged.twins ?? 0);
    if (failing.length >= MOST_FAILING) break;
    if (judged.verdict === 'fails') failing.push(judged);
    else if (judged.verdict === 'unknown') {
      unsure.push(judged);
      unsurePairs += 1 + (judged.twins ?? 0);
    } else countEnd(ends, judged);
  }
  const verdict = failing.length > 0 ? 'fails' : unsure.length > 0 ? 'unknown' : 'holds';
  const certificate = { routedApart: apart, endsAt: topEnds(ends) };
  return {
    intent,
    verdict,
    pairs: pairs + apart,
    failures: states.count - 1,
    failing,
    unsure,
    unsurePairs,
    certificate,
  };
}

/** Whether all intents hold; stops at the first pair for which one does not. */
function holdAll(engine: Engine, model: Model, file: IntentFile, place: string): boolean {
  const groups = new Groups(model, file, place);
  const weathers = new Weathers(engine, model, symmetryOf(model, file));
  for (const intent of file.intents) {
    for (const judged of judgements(engine, intent, groups, weathers.of(intent))) {
      if (typeof judged !== 'number' && judged.verdict !== 'holds') return false;
    }
  }
  return true;
}

function proofOf(
  engine: Engine,
  outcome: Outcome,
  options: ProveOptions,
  alsoHolds: (model: Model) => boolean,
): IntentProof {
  const { intent, verdict, pairs, failures, failing, unsure, unsurePairs, certificate } = outcome;
  const shown = options.shown ?? 3;
  const mend = options.fixes ?? true;
  return {
    name: intent.name,
    ...(intent.because !== undefined && { because: intent.because }),
    expect: intent.expect,
    verdict,
    pairs,
    failures,
    failing: failing.length,
    ...(failing.length >= MOST_FAILING && { stopped: true }),
    unsure: unsurePairs,
    findings: [
      ...failing
        .slice(0, shown)
        .map((judged, at) => findingOf(engine, judged, mend && at === 0 ? alsoHolds : undefined)),
      ...unsure.slice(0, shown).map((judged) => findingOf(engine, judged, undefined)),
    ],
    ...(verdict === 'holds' && { certificate }),
  };
}

/** `alsoHolds` is given where a fix is wanted. */
function findingOf(
  engine: Engine,
  judged: Judged,
  alsoHolds: ((model: Model) => boolean) | undefined,
): Finding {
  const { from, to, weather, verdict, wish } = judged;
  const { model } = weather;
  const query = queryOf(judged);
  const trace = engine.trace(model, query);
  const fix =
    alsoHolds === undefined ? undefined : findFix(engine, { model, from, to, wish, query }, alsoHolds);
  return {
    verdict: verdict === 'unknown' ? 'unknown' : 'fails',
    from: from.text,
    to: to.text,
    ...(weather.under !== undefined && { under: weather.under }),
    trace,
    decidedBy: decidedBy(trace, wish.expect, judged.path),
    ...(fix !== undefined && { fix: fix.map(printable) }),
  };
}

/** The question of which the finding is the answer: one protocol and port of those that the path stands for. */
function queryOf({ from, to, wish, path }: Judged): Query {
  return {
    from: from.text,
    to: to.text,
    ...(path !== undefined && questionOf(path.headers)),
    oneWay: wish.expect === 'blocked',
  };
}

function countEnd(ends: Map<string, Certificate['endsAt'][number]>, { path, twins }: Judged): void {
  if (path === undefined) return;
  const { component, because } = path.at;
  const key = `${component} ${because}`;
  ends.set(key, { component, because, pairs: (ends.get(key)?.pairs ?? 0) + 1 + (twins ?? 0) });
}

function topEnds(ends: ReadonlyMap<string, Certificate['endsAt'][number]>): Certificate['endsAt'] {
  return [...ends.values()].sort((a, b) => b.pairs - a.pairs).slice(0, 10);
}

function worst(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('fails')) return 'fails';
  return verdicts.includes('unknown') ? 'unknown' : 'holds';
}

function unknownsOf({ network }: Model): Proof['unknown'] {
  const adrift = [...network.adrift].map(([place, { because }]) => ({ place, because }));
  return [...network.gaps.map(({ place, because }) => ({ place, because })), ...adrift];
}
