import { ConstructError } from '@landbridge/network-core';
import type { IConstruct } from 'constructs';
import type { WebErrorCode } from './codes';

/** A mistake in the use of this package; the codes are listed in {@link WEB_ERROR_CODES}. */
export class WebError extends ConstructError<WebErrorCode> {}

/** @throws `code`: the value is no whole number between the two */
export function checkRange(
  code: WebErrorCode,
  what: string,
  value: number,
  [low, high]: readonly [number, number],
  place: IConstruct,
): void {
  if (Number.isInteger(value) && value >= low && value <= high) return;
  throw new WebError(code, place, {
    problem: `the ${what} is out of range`,
    got: `${value}`,
    allowed: `a whole number from ${low} to ${high}`,
    fix: 'correct it',
  });
}
