import type { TypeModule } from './type-module';
import { ACCOUNT_MODULES } from './account';
import { EC2_MODULES } from './ec2';
import { TRANSIT_MODULES } from './transit';

/** The types that do more than their form says. */
export const MODULES: Readonly<Record<string, TypeModule>> = {
  ...EC2_MODULES,
  ...TRANSIT_MODULES,
  ...ACCOUNT_MODULES,
};
