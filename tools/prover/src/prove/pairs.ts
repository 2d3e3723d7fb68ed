import type { Intent } from '../intent/intent-schema';
import type { Groups } from '../intent/groups';
import type { Member } from '../intent/member';
import type { Wish } from './judge';
import type { Traffic } from './traffic';

/** One direction of an intent: who to whom, and what of it is excepted. */
export interface Direction {
  readonly from: readonly Member[];
  readonly to: readonly Member[];
  wishFor(from: Member, to: Member): Wish;
  /** Says of a member what exceptions speak of it: members with one mark are wished alike. */
  mark(member: Member): string;
}

/** The directions in which an intent is judged. */
export function directionsOf(intent: Intent, groups: Groups): readonly Direction[] {
  const from = groups.members(intent.from);
  const to = groups.members(intent.to);
  const exceptions = (intent.except ?? []).map((exception) => ({
    traffic: trafficOf(exception),
    from: exception.from === undefined ? undefined : textsOf(groups.members(exception.from)),
    to: exception.to === undefined ? undefined : textsOf(groups.members(exception.to)),
  }));
  const base: Wish = { ...trafficOf(intent), expect: intent.expect, exceptions: [] };
  const wishFor = (source: Member, target: Member): Wish => {
    const fitting = exceptions.filter(
      (exception) =>
        (exception.from === undefined || exception.from.has(source.text)) &&
        (exception.to === undefined || exception.to.has(target.text)),
    );
    return fitting.length === 0 ? base : { ...base, exceptions: fitting.map(({ traffic }) => traffic) };
  };
  const mark = ({ text }: Member): string =>
    exceptions.map((exception) => `/${exception.from?.has(text)} ${exception.to?.has(text)}`).join('');
  const forward: Direction = { from, to, wishFor, mark };
  return intent.bothWays === true ? [forward, { from: to, to: from, wishFor, mark }] : [forward];
}

function trafficOf({ protocol, ports }: Traffic): Traffic {
  return { ...(protocol !== undefined && { protocol }), ...(ports !== undefined && { ports }) };
}

function textsOf(members: readonly Member[]): ReadonlySet<string> {
  return new Set(members.map(({ text }) => text));
}
