import { HYBRID_ERROR_CODES } from '@landbridge/hybrid';
import { NETWORK_ERROR_CODES } from '@landbridge/network-core';
import { TRANSIT_ERROR_CODES } from '@landbridge/transit';
import { STACKS_ERROR_CODES } from './codes';

/** Codes of the landscape and of the packages that it is made from, written beside it: no tool imports a package. */
export const ERROR_CODES = {
  ...NETWORK_ERROR_CODES,
  ...TRANSIT_ERROR_CODES,
  ...HYBRID_ERROR_CODES,
  ...STACKS_ERROR_CODES,
};
