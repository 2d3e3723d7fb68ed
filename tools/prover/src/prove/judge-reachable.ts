import { Orbits } from '../classes/orbits';
import type { Member } from '../intent/member';
import { isTwinTarget, twinGroups } from '../screen/twins';
import type { Engine } from './engine';
import { Footprints } from './footprints';
import { forAll, judgePair, throughout, type Judged } from './judged';
import type { Direction } from './pairs';
import { isStruck, type States, type Weather } from './weather';

export function* judgeReachable(
  engine: Engine,
  direction: Direction,
  states: States,
): Generator<Judged | number> {
  const { fair } = states;
  const footprints = new Footprints(fair.model);
  const orbits = new Orbits(fair.classes, direction.from, direction.to, direction.mark);
  for (const reached of reachEach(engine, direction, fair, orbits)) {
    if (states.count > 1) footprints.note(reached);
    yield* forAll(reached.judged, reached.weight, reached.pairs());
  }
  for (const storm of states.storms(orbits)) {
    const { weather } = storm;
    // Who is told apart by the failure alone is found by their ways; where much is alike, all is looked at anew.
    const concerned =
      fair.classes.isTrivial && !fair.isPlain ? footprints.concernedBy(weather.under ?? '') : undefined;
    if (concerned === undefined) yield* throughout(storm, reachAll(engine, direction, weather));
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
  const orbits = new Orbits(weather.classes, from, to, direction.mark);
  for (const { judged, weight, pairs } of reachEach(engine, direction, weather, orbits))
    yield* forAll(judged, weight, pairs());
}

/** One verdict and the members for which it was found. */
export interface Reached {
  readonly judged: Judged;
  /** Sources of which it was looked up. */
  readonly members: readonly Member[];
  /** How many pairs it is true of, and which. */
  readonly weight: number;
  pairs(): Iterable<readonly [Member, Member]>;
}

/** One walk speaks for all twins where it succeeds; where it fails each is looked at, to tell which are concerned. */
function* reachEach(
  engine: Engine,
  direction: Direction,
  weather: Weather,
  orbits: Orbits,
): Generator<Reached> {
  const { model, isPlain } = weather;
  const one = (source: Member, target: Member): Reached => ({
    judged: judgePair(engine, direction, weather, source, target),
    members: [source],
    weight: orbits.weight(source, target),
    pairs: () => orbits.all(source, target),
  });
  const single = orbits.from.map((member) => [member]);
  const twins = isPlain ? single : twinGroups(model, orbits.from);
  for (const target of orbits.to) {
    for (const group of isTwinTarget(model, target) ? twins : single) {
      const asked = group.filter((member) => orbits.weight(member, target) > 0);
      const far: Member[] = [];
      for (const source of asked) {
        if (source.vpc === target.vpc) yield one(source, target);
        else far.push(source);
      }
      const [first, ...rest] = far;
      if (first === undefined) continue;
      const reached = one(first, target);
      const { judged } = reached;
      const isAlike =
        judged.verdict === 'holds' &&
        rest.every((source) => direction.wishFor(source, target) === judged.wish);
      if (isAlike) {
        const weight = far.reduce((sum, source) => sum + orbits.weight(source, target), 0);
        yield { ...reached, members: far, weight };
      } else {
        yield reached;
        for (const source of rest) yield one(source, target);
      }
    }
  }
}
