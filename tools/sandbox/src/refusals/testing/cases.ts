import { DNS_CASES } from './dns-cases';
import { ENDPOINT_CASES } from './endpoint-cases';
import { GATEWAY_CASES } from './gateway-cases';
import { HYBRID_CASES } from './hybrid-cases';
import { IN_USE_CASES } from './in-use-cases';
import { NETWORK_CASES } from './network-cases';
import { PEERING_CASES } from './peering-cases';
import { TRANSIT_CASES } from './transit-cases';
import { WEB_CASES } from './web-cases';
import type { Cases } from './build';

/** A refused and an accepted case for each rule, by the rule's id. */
export const CASES: Cases = {
  ...NETWORK_CASES,
  ...GATEWAY_CASES,
  ...PEERING_CASES,
  ...ENDPOINT_CASES,
  ...TRANSIT_CASES,
  ...HYBRID_CASES,
  ...WEB_CASES,
  ...DNS_CASES,
  ...IN_USE_CASES,
};
