import { ACCOUNT_MODULES } from './account';
import { DNS_MODULES } from './dns';
import { EC2_MODULES } from './ec2';
import { HYBRID_MODULES } from './hybrid';
import { IPAM_MODULES } from './ipam';
import { TRANSIT_MODULES } from './transit';
import type { TypeModule } from './type-module';
import { WEB_MODULES } from './web';

/** The types that do more than their form says. */
export const MODULES: Readonly<Record<string, TypeModule>> = {
  ...EC2_MODULES,
  ...IPAM_MODULES,
  ...TRANSIT_MODULES,
  ...HYBRID_MODULES,
  ...WEB_MODULES,
  ...DNS_MODULES,
  ...ACCOUNT_MODULES,
};
