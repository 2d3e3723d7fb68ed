import { ConstructError } from '@landbridge/network-core';
import type { StacksErrorCode } from './codes';

/** A mistake in the landscape's data; the codes are listed in {@link STACKS_ERROR_CODES}. */
export class StacksError extends ConstructError<StacksErrorCode> {}
