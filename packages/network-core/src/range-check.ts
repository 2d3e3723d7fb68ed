import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { ConstructError, ConstructErrorParts } from './errors';

/** Throws `code` when `value` is no whole number from `low` to `high`; a token passes. */
export type RangeCheck<Code extends string> = (
  code: Code,
  what: string,
  value: number,
  range: readonly [low: number, high: number],
  place: IConstruct,
) => void;

/** The check for whole numbers of a package: it throws that package's error. */
export function rangeCheck<Code extends string>(
  Refusal: new (code: Code, place: IConstruct, parts: ConstructErrorParts) => ConstructError<Code>,
): RangeCheck<Code> {
  return (code, what, value, [low, high], place) => {
    if (Token.isUnresolved(value) || (Number.isInteger(value) && value >= low && value <= high)) return;
    throw new Refusal(code, place, {
      problem: `the ${what} is out of range`,
      got: `${value}`,
      allowed: `a whole number from ${low} to ${high}`,
      fix: 'correct it',
    });
  };
}
