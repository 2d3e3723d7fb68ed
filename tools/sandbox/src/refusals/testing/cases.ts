import { GATEWAY_CASES } from './gateway-cases';
import { IN_USE_CASES } from './in-use-cases';
import { NETWORK_CASES } from './network-cases';
import { TRANSIT_CASES } from './transit-cases';
import type { Cases } from './build';

/** A refused and an accepted case for each rule, by the rule's id. */
export const CASES: Cases = { ...NETWORK_CASES, ...GATEWAY_CASES, ...TRANSIT_CASES, ...IN_USE_CASES };
