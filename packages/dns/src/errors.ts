import { ConstructError, rangeCheck, type RangeCheck } from '@landbridge/network-core';
import type { DnsErrorCode } from './codes';

/** A mistake in the use of this package; the codes are listed in {@link DNS_ERROR_CODES}. */
export class DnsError extends ConstructError<DnsErrorCode> {}

/** Refuses a number outside its range by an error of this package. */
export const checkRange: RangeCheck<DnsErrorCode> = rangeCheck(DnsError);
