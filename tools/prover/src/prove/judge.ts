import type { Headers, HeaderSet } from '../headers/headers';
import { covers, union, type Ranges } from '../headers/ranges';
import type { Member } from '../intent/member';
import type { Model } from '../model/model';
import type { PathEnd } from '../trace/walk-result';
import { isRoutedApart } from '../screen/screen';
import { FAMILIES, type Engine } from './engine';
import type { Verdict } from './proof';
import { headersOf, lessExceptions, type Traffic } from './traffic';

/** What an intent wants of one pair. */
export interface Wish extends Traffic {
  readonly expect: 'blocked' | 'reachable';
  /** Traffic of this pair of which the intent says nothing. */
  readonly exceptions: readonly Traffic[];
}

/** What one pair came to, with the path that shows it. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly path?: PathEnd;
  /** Every way that packets of the pair may take, where it was judged by a walk there and back. */
  readonly ways?: readonly PathEnd[];
}

/** Judges one pair exactly, for all headers that the wish speaks of. */
export function judge(engine: Engine, model: Model, from: Member, to: Member, wish: Wish): Judgement {
  return wish.expect === 'blocked'
    ? judgeBlocked(engine, model, from, to, wish)
    : judgeReachable(engine, model, from, to, wish);
}

/** No packet of either family may arrive. */
function judgeBlocked(engine: Engine, model: Model, from: Member, to: Member, wish: Wish): Judgement {
  let doubt: PathEnd | undefined;
  let end: PathEnd | undefined;
  for (const family of FAMILIES) {
    const headers = lessExceptions(headersOf(wish, family, 'every'), wish.exceptions);
    if (headers.length === 0 || isRoutedApart(model, from, to, family)) continue;
    const { arrived, unknown, dropped } = engine.walk(model, from.text, to.text, headers, true);
    const [first] = arrived;
    if (first !== undefined) return { verdict: 'fails', path: first };
    doubt ??= unknown[0];
    end ??= dropped[0];
  }
  if (doubt !== undefined) return { verdict: 'unknown', path: doubt };
  return { verdict: 'holds', ...(end !== undefined && { path: end }) };
}

/** The round trip of every listed port works, in one family at least; without ports, of some packet. */
function judgeReachable(engine: Engine, model: Model, from: Member, to: Member, wish: Wish): Judgement {
  let worst: Judgement = { verdict: 'fails' };
  for (const family of FAMILIES) {
    const headers = lessExceptions(headersOf(wish, family, 'client'), wish.exceptions);
    if (headers.length === 0) return { verdict: 'holds' };
    const { delivered, unknown, dropped, arrived } = engine.walk(model, from.text, to.text, headers, false);
    if (isEnough(headers, delivered, wish))
      return {
        verdict: 'holds',
        ways: [...arrived, ...dropped, ...unknown],
        ...(arrived[0] !== undefined && { path: arrived[0] }),
      };
    const [doubt] = unknown;
    const lost = dropped.find(({ headers: box }) => !isEnough([box], delivered, wish)) ?? dropped[0];
    if (doubt !== undefined && worst.verdict !== 'unknown') worst = { verdict: 'unknown', path: doubt };
    else if (worst.path === undefined && lost !== undefined) worst = { verdict: 'fails', path: lost };
  }
  return worst;
}

/** Whether what is delivered covers every asked protocol and port; addresses and source ports are the client's choice. */
function isEnough(asked: HeaderSet, delivered: HeaderSet, { protocol, ports }: Wish): boolean {
  if (delivered.length === 0) return false;
  // "Reachable" without naming ports promises that something gets through, not everything.
  if (ports === undefined) return protocol === undefined || protocol === 'any' || delivered.length > 0;
  return asked.every((box) => covers(portsDelivered(delivered, box), box.destinationPorts));
}

function portsDelivered(delivered: HeaderSet, { protocols }: Headers): Ranges<number> {
  return delivered.reduce<Ranges<number>>(
    (ports, box) => (covers(box.protocols, protocols) ? union(ports, box.destinationPorts) : ports),
    [],
  );
}
