import { withoutSet, type Headers, type HeaderSet } from '../headers/headers';
import type { Member } from '../intent/member';
import type { Model } from '../model/model';
import { ENGINE, FAMILIES, type Engine } from '../prove/engine';
import { headersOf } from '../prove/traffic';
import { packetText } from '../report/path-text';
import { isRoutedApart } from '../screen/screen';
import type { WalkResult } from '../trace/walk-result';
import { questionOf } from '../trace/witness';
import type { Change, ConnectivityDiff } from './connectivity-diff';
import { endsOf, placeOf } from './ends';

type Direction = 'gained' | 'lost' | 'unknown';

interface Draft {
  readonly direction: Direction;
  readonly from: Member;
  readonly to: Member;
  readonly kind: Change['kind'];
  readonly headers: Headers;
  pairs: number;
}

/** Compares what passes between all ends of two landscapes, for every protocol and port. */
export function diff(base: Model, head: Model): ConnectivityDiff {
  return diffWith(ENGINE, base, head);
}

function diffWith(engine: Engine, base: Model, head: Model): ConnectivityDiff {
  const before = endsOf(base);
  const after = endsOf(head);
  const texts = new Set([...before.keys(), ...after.keys()]);
  const drafts = new Map<string, Draft>();
  for (const from of texts) {
    for (const to of texts) {
      if (from !== to)
        compare(
          engine,
          base,
          head,
          [before.get(from), before.get(to)],
          [after.get(from), after.get(to)],
          drafts,
        );
    }
  }
  const changes = (direction: Direction) =>
    [...drafts.values()]
      .filter((draft) => draft.direction === direction)
      .map((draft) => changeOf(engine, base, head, draft));
  return {
    gained: changes('gained'),
    lost: changes('lost'),
    unknown: changes('unknown'),
    appeared: [...after.keys()].filter((text) => !before.has(text)),
    disappeared: [...before.keys()].filter((text) => !after.has(text)),
  };
}

type Pair = readonly [Member | undefined, Member | undefined];

function compare(
  engine: Engine,
  base: Model,
  head: Model,
  was: Pair,
  is: Pair,
  drafts: Map<string, Draft>,
): void {
  for (const family of FAMILIES) {
    for (const kind of ['round-trip', 'one-way'] as const) {
      const oneWay = kind === 'one-way';
      const asked = [headersOf({}, family, oneWay ? 'every' : 'client')];
      const old = passes(engine, base, was, asked, oneWay);
      const now = passes(engine, head, is, asked, oneWay);
      const ends = is[0] !== undefined && is[1] !== undefined ? is : was;
      const note = (direction: Direction, headers: Headers | undefined) => {
        const [from, to] = ends;
        if (headers !== undefined && from !== undefined && to !== undefined)
          add(drafts, { direction, from, to, kind, headers, pairs: 1 });
      };
      const [gained] = less(now.certain, [...old.certain, ...old.unknown]);
      const [lost] = less(old.certain, [...now.certain, ...now.unknown]);
      note('gained', gained);
      note('lost', lost);
      if (gained !== undefined || lost !== undefined) return;
      // What neither of the two models can tell has not changed as far as anybody knows.
      note('unknown', less(now.unknown, old.unknown)[0] ?? less(old.unknown, now.unknown)[0]);
    }
  }
}

/** Headers that pass, and those of which the model cannot say. */
function passes(
  engine: Engine,
  model: Model,
  [from, to]: Pair,
  asked: HeaderSet,
  oneWay: boolean,
): { certain: HeaderSet; unknown: HeaderSet } {
  const [first] = asked;
  if (from === undefined || to === undefined || first === undefined) return { certain: [], unknown: [] };
  if (isRoutedApart(model, from, to, first.family)) return { certain: [], unknown: [] };
  const result: WalkResult = engine.walk(model, from.text, to.text, asked, oneWay);
  const certain = oneWay ? result.arrived.map(({ headers }) => headers) : result.delivered;
  return {
    certain: certain.map(withoutSources),
    unknown: result.unknown.map(({ headers }) => withoutSources(headers)),
  };
}

/** Source and destination addresses may be other stand-ins in each model: protocols and ports are compared. */
function withoutSources(headers: Headers): Headers {
  const { source, destination } = headersOf({}, headers.family, 'every');
  return { ...headers, source, destination };
}

function less(headers: HeaderSet, taken: HeaderSet): HeaderSet {
  return headers.flatMap((box) => withoutSet(box, taken));
}

function add(drafts: Map<string, Draft>, draft: Draft): void {
  const key = `${draft.direction} ${placeOf(draft.from)} ${placeOf(draft.to)} ${draft.kind}`;
  const known = drafts.get(key);
  if (known === undefined) drafts.set(key, draft);
  else known.pairs += 1;
}

function changeOf(engine: Engine, base: Model, head: Model, draft: Draft): Change {
  const { from, to, kind, headers, pairs, direction } = draft;
  const trace = engine.trace(direction === 'lost' ? base : head, {
    from: from.text,
    to: to.text,
    ...questionOf(headers),
    oneWay: kind === 'one-way',
  });
  const packet = trace.packet === undefined ? '' : ` (${packetText(trace.packet)})`;
  const verb = { gained: 'now passes', lost: 'no longer passes', unknown: 'may or may not pass' }[direction];
  return {
    from: placeOf(from),
    to: placeOf(to),
    pairs,
    kind,
    example: `a packet from ${from.text} to ${to.text}${packet} ${verb}`,
    trace,
  };
}
