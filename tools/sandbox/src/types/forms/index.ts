import type { Form } from '../form';
import { ACCOUNT_FORMS } from './account';
import { DNS_FORMS } from './dns';
import { GATEWAY_FORMS } from './gateways';
import { HYBRID_FORMS } from './hybrid';
import { PLATFORM_FORMS } from './platform';
import { TRANSIT_FORMS } from './transit';
import { VPC_FORMS } from './vpc';
import { WEB_FORMS } from './web';

/** Every form that is known, by Terraform type. */
export const FORMS: Readonly<Record<string, Form>> = {
  ...VPC_FORMS,
  ...GATEWAY_FORMS,
  ...TRANSIT_FORMS,
  ...HYBRID_FORMS,
  ...WEB_FORMS,
  ...DNS_FORMS,
  ...ACCOUNT_FORMS,
  ...PLATFORM_FORMS,
};
