import { ConstructError } from '@landbridge/network-core';
import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { HybridErrorCode } from './codes';

/** A mistake in the use of this package; the codes are listed in {@link HYBRID_ERROR_CODES}. */
export class HybridError extends ConstructError<HybridErrorCode> {}

/** @throws `code`: the value is no whole number between the two */
export function checkRange(
  code: HybridErrorCode,
  what: string,
  value: number,
  [low, high]: readonly [number, number],
  place: IConstruct,
): void {
  if (Number.isInteger(value) && value >= low && value <= high) return;
  throw new HybridError(code, place, {
    problem: `the ${what} is out of range`,
    got: `${value}`,
    allowed: `a whole number from ${low} to ${high}`,
    fix: 'correct it',
  });
}

/** @throws HYB014 a secret that is no reference */
export function checkSecret(what: string, value: string, place: IConstruct): void {
  if (Token.isUnresolved(value)) return;
  throw new HybridError('HYB014', place, {
    problem: `${what} is written in clear text`,
    got: 'a literal',
    allowed: 'a reference, e.g. to a data source of Secrets Manager',
    fix: 'keep it in Secrets Manager and pass its reference',
  });
}
