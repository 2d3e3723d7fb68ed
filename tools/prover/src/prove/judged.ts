import type { Member } from '../intent/member';
import type { Engine } from './engine';
import { judge, type Judgement, type Wish } from './judge';
import type { Direction } from './pairs';
import type { Storm, Weather } from './weather';

/** What one pair came to, with what it takes to show it. */
export interface Judged extends Judgement {
  readonly from: Member;
  readonly to: Member;
  readonly wish: Wish;
  readonly weather: Weather;
  /** Other pairs for which it holds just so. */
  readonly twins?: number;
}

export function judgePair(
  engine: Engine,
  direction: Direction,
  weather: Weather,
  from: Member,
  to: Member,
): Judged {
  const wish = direction.wishFor(from, to);
  return { ...judge(engine, weather.model, from, to, wish), from, to, wish, weather };
}

/** One verdict, said of all pairs that it is true of: each by itself where it fails, to tell which they are. */
export function* forAll(
  judged: Judged,
  weight: number,
  pairs: Iterable<readonly [Member, Member]>,
): Generator<Judged> {
  if (judged.verdict !== 'fails') yield weight === 1 ? judged : { ...judged, twins: weight - 1 };
  else for (const [from, to] of pairs) yield { ...judged, from, to };
}

/** What was found of one failure, said of all that are alike. */
export function* throughout(storm: Storm, found: Iterable<Judged | number>): Generator<Judged | number> {
  for (const judged of found) {
    if (typeof judged === 'number') yield judged * storm.size;
    else if (judged.verdict !== 'fails')
      yield { ...judged, twins: (1 + (judged.twins ?? 0)) * storm.size - 1 };
    else {
      yield judged;
      for (const other of storm.others(judged)) yield { ...judged, ...other };
    }
  }
}
