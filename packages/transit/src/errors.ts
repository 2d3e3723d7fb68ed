import { ConstructError } from '@landbridge/network-core';
import type { TransitErrorCode } from './codes';

/** A mistake in the use of this package; the codes are listed in {@link TRANSIT_ERROR_CODES}. */
export class TransitError extends ConstructError<TransitErrorCode> {}
