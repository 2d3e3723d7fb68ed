import { Annotations } from 'cdktf';
import type { Construct } from 'constructs';
import { NetworkError } from '../errors';

/** Until when something may exist. Dates are `YYYY-MM-DD`, in UTC. */
export interface Expiry {
  /** Last day; synthesis fails from the day after. */
  readonly on: string;
  /** The day of this synthesis: the application's `main.ts` reads the clock, constructs never do. */
  readonly today: string;
  /**
   * Days before the last day from which on synthesis warns.
   *
   * @default 14
   */
  readonly warnDays?: number;
}

const DAY = 86_400_000;

/** Warns before the last day. @throws NET036 the last day is over; NET037 a date cannot be read */
export function checkExpiry(expiry: Expiry, what: string, place: Construct): void {
  const left = (readDay(expiry.on, place) - readDay(expiry.today, place)) / DAY;
  if (left < 0) {
    throw new NetworkError('NET036', place, {
      problem: `${what} was to be temporary and has expired`,
      got: `today is ${expiry.today}`,
      allowed: `until ${expiry.on}`,
      fix: 'remove it from the application and deploy, or decide anew how long it is needed',
    });
  }
  if (left > (expiry.warnDays ?? 14)) return;
  const days = left === 0 ? 'today' : left === 1 ? 'in 1 day' : `in ${left} days`;
  Annotations.of(place).addWarning(`${what} expires ${days}, on ${expiry.on}; from then on synthesis fails`);
}

function readDay(text: string, place: Construct): number {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (!Number.isNaN(day) && new Date(day).toISOString().startsWith(text)) return day;
  throw new NetworkError('NET037', place, {
    problem: 'not a date',
    got: JSON.stringify(text),
    allowed: 'a day of the calendar as 2026-12-31',
    fix: 'write year, month and day',
  });
}
