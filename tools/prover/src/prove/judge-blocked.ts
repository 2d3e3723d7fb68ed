import { Orbits } from '../classes/orbits';
import type { Member } from '../intent/member';
import { part } from '../screen/apart';
import { FAMILIES, type Engine } from './engine';
import { forAll, judgePair, throughout, type Judged } from './judged';
import type { Direction } from './pairs';
import { isStruck, type States, type Weather } from './weather';

/** What routes keep apart needs no walk; of pairs that are alike one is walked. */
export function* judgeBlocked(
  engine: Engine,
  direction: Direction,
  states: States,
): Generator<Judged | number> {
  const { fair } = states;
  const isLasting = states.count > 1;
  let open = 0;
  const orbits = orbitsOf(direction, fair);
  for (const [source, target] of openPairs(orbits, fair, isLasting)) {
    const weight = orbits.weight(source, target);
    open += weight;
    yield* forAll(judgePair(engine, direction, fair, source, target), weight, orbits.all(source, target));
  }
  // What lasts needs to be looked at once for all failures.
  yield (orbits.pairs - open) * states.count;
  for (const storm of states.storms(orbits))
    yield* throughout(storm, inStorm(engine, direction, fair, storm.weather));
}

function* inStorm(engine: Engine, direction: Direction, fair: Weather, weather: Weather): Generator<Judged> {
  const orbits = orbitsOf(direction, weather);
  for (const [source, target] of openPairs(orbits, fair, true)) {
    if (isStruck(weather, source) || isStruck(weather, target)) continue;
    const judged = judgePair(engine, direction, weather, source, target);
    yield* forAll(judged, orbits.weight(source, target), orbits.all(source, target));
  }
}

function orbitsOf({ from, to, mark }: Direction, { classes }: Weather): Orbits {
  return new Orbits(classes, from, to, mark);
}

function* openPairs(
  orbits: Orbits,
  { model, isPlain }: Weather,
  isLasting: boolean,
): Generator<readonly [Member, Member]> {
  if (isPlain) {
    for (const source of orbits.from)
      for (const target of orbits.to) if (source.text !== target.text) yield [source, target];
    return;
  }
  for (const parted of part(model, orbits.from, orbits.to, FAMILIES, isLasting))
    if (typeof parted !== 'number' && orbits.weight(...parted) > 0) yield parted;
}
