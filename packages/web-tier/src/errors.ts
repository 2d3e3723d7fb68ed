import { ConstructError, rangeCheck, type RangeCheck } from '@landbridge/network-core';
import type { WebErrorCode } from './codes';

/** A mistake in the use of this package; the codes are listed in {@link WEB_ERROR_CODES}. */
export class WebError extends ConstructError<WebErrorCode> {}

/** Refuses a number outside its range by an error of this package. */
export const checkRange: RangeCheck<WebErrorCode> = rangeCheck(WebError);
