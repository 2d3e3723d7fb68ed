import type { Groups } from '../intent/groups';
import type { Intent } from '../intent/intent-schema';
import type { Member } from '../intent/member';
import { part } from '../screen/apart';
import { isTwinTarget, twinGroups } from '../screen/twins';
import { FAMILIES, type Engine } from './engine';
import { Footprints } from './footprints';
import { judge, type Judgement, type Wish } from './judge';
import { directionsOf, isPair, type Direction } from './pairs';
import { isStruck, type Weather } from './weather';

/** What one pair came to, with what it takes to show it. */
export interface Judged extends Judgement {
  readonly from: Member;
  readonly to: Member;
  readonly wish: Wish;
  readonly weather: Weather;
  /** Other pairs for which it holds just so. */
  readonly twins?: number;
}

/** Verdicts of pairs, and numbers of pairs that routes alone keep apart, in fair weather first. */
export function* judgements(
  engine: Engine,
  intent: Intent,
  groups: Groups,
  states: readonly Weather[],
): Generator<Judged | number> {
  for (const direction of directionsOf(intent, groups)) {
    if (intent.expect === 'blocked') yield* judgeBlocked(engine, direction, states);
    else yield* judgeReachable(engine, direction, states);
  }
}

function* judgeBlocked(
  engine: Engine,
  direction: Direction,
  states: readonly Weather[],
): Generator<Judged | number> {
  const { from, to } = direction;
  const [fair, ...failures] = states;
  if (fair === undefined) return;
  if (failures.length === 0) {
    for (const parted of part(fair.model, from, to, FAMILIES)) {
      yield typeof parted === 'number' ? parted : judgePair(engine, direction, fair, ...parted);
    }
    return;
  }
  // What lasts needs to be looked at once for all failures.
  const open: (readonly [Member, Member])[] = [];
  for (const parted of part(fair.model, from, to, FAMILIES, true)) {
    if (typeof parted === 'number') yield parted * states.length;
    else open.push(parted);
  }
  for (const weather of states) {
    for (const [source, target] of open) {
      if (!isStruck(weather, source) && !isStruck(weather, target))
        yield judgePair(engine, direction, weather, source, target);
    }
  }
}

function* judgeReachable(
  engine: Engine,
  direction: Direction,
  states: readonly Weather[],
): Generator<Judged | number> {
  const [fair, ...failures] = states;
  if (fair === undefined) return;
  const footprints = new Footprints(fair.model);
  for (const judged of reachEach(engine, direction, fair, direction.from, direction.to)) {
    if (failures.length > 0) footprints.note(judged);
    yield judged.judged;
  }
  for (const weather of failures) {
    const concerned = footprints.concernedBy(weather.under ?? '');
    if (concerned === undefined) yield* reachAll(engine, direction, weather);
    else {
      yield concerned.others;
      for (const [source, target] of concerned.pairs) {
        if (!isStruck(weather, source) && !isStruck(weather, target))
          yield judgePair(engine, direction, weather, source, target);
      }
    }
  }
}

function* reachAll(engine: Engine, direction: Direction, weather: Weather): Generator<Judged> {
  const from = direction.from.filter((member) => !isStruck(weather, member));
  const to = direction.to.filter((member) => !isStruck(weather, member));
  const [lost] = direction.to;
  const [client] = from;
  if (to.length === 0 && lost !== undefined && client !== undefined) {
    // Every server is gone: whoever needs one is cut off.
    yield { verdict: 'fails', from: client, to: lost, wish: direction.wishFor(client, lost), weather };
    return;
  }
  for (const { judged } of reachEach(engine, direction, weather, from, to)) yield judged;
}

/** One verdict and the members for which it was found. */
export interface Reached {
  readonly judged: Judged;
  readonly members: readonly Member[];
}

/** One walk speaks for all twins where it succeeds; where it fails each is looked at, to tell which are concerned. */
function* reachEach(
  engine: Engine,
  direction: Direction,
  weather: Weather,
  from: readonly Member[],
  to: readonly Member[],
): Generator<Reached> {
  const { model } = weather;
  const one = (source: Member, target: Member): Reached => ({
    judged: judgePair(engine, direction, weather, source, target),
    members: [source],
  });
  const twins = twinGroups(model, from);
  const single = from.map((member) => [member]);
  for (const target of to) {
    for (const group of isTwinTarget(model, target) ? twins : single) {
      const near = group.filter((member) => isPair(member, target) && member.vpc === target.vpc);
      for (const source of near) yield one(source, target);
      const far = group.filter((member) => isPair(member, target) && member.vpc !== target.vpc);
      const [first, ...rest] = far;
      if (first === undefined) continue;
      const { judged } = one(first, target);
      const isAlike =
        judged.verdict === 'holds' &&
        rest.every((source) => direction.wishFor(source, target) === judged.wish);
      yield isAlike
        ? { judged: { ...judged, twins: rest.length }, members: far }
        : { judged, members: [first] };
      if (!isAlike) for (const source of rest) yield one(source, target);
    }
  }
}

function judgePair(engine: Engine, direction: Direction, weather: Weather, from: Member, to: Member): Judged {
  const wish = direction.wishFor(from, to);
  return { ...judge(engine, weather.model, from, to, wish), from, to, wish, weather };
}
