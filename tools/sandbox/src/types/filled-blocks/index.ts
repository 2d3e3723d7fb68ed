import type { Compute } from '../type-module';
import { ACCOUNT_BLOCKS } from './account';
import { LOAD_BALANCING_BLOCKS } from './load-balancing';
import { NETWORK_BLOCKS } from './network';
import { PLATFORM_BLOCKS } from './platform';

/** What AWS puts into blocks that a configuration leaves to it, by type and block. */
export const FILLED_BLOCKS: Readonly<Record<string, Readonly<Record<string, Compute>>>> = {
  ...ACCOUNT_BLOCKS,
  ...LOAD_BALANCING_BLOCKS,
  ...NETWORK_BLOCKS,
  ...PLATFORM_BLOCKS,
};
