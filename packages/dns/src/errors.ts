import { ConstructError } from '@landbridge/network-core';
import type { DnsErrorCode } from './codes';

/** A mistake in the use of this package; the codes are listed in {@link DNS_ERROR_CODES}. */
export class DnsError extends ConstructError<DnsErrorCode> {}
