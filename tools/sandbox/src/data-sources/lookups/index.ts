import type { Lookup } from '../lookup';
import { VPC_LOOKUPS } from './ec2';
import { GATEWAY_LOOKUPS } from './gateways';
import { SERVICE_LOOKUPS } from './services';

/** Data sources that look objects up, by type. */
export const LOOKUPS: Readonly<Record<string, Lookup>> = {
  ...VPC_LOOKUPS,
  ...GATEWAY_LOOKUPS,
  ...SERVICE_LOOKUPS,
};
