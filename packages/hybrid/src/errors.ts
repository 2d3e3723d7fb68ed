import { ConstructError, rangeCheck, type RangeCheck } from '@landbridge/network-core';
import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { HybridErrorCode } from './codes';

/** A mistake in the use of this package; the codes are listed in {@link HYBRID_ERROR_CODES}. */
export class HybridError extends ConstructError<HybridErrorCode> {}

/** Refuses a number outside its range by an error of this package. */
export const checkRange: RangeCheck<HybridErrorCode> = rangeCheck(HybridError);

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
