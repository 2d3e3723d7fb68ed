import { isAbsent } from '../values';
import type { Rule } from './rule';

/** AWS has no addresses of its own to give for a public virtual interface over IPv4. */
const publicInterface: Rule = (plan) => {
  if (!plan.creating || plan.config['address_family'] !== 'ipv4') return;
  for (const name of ['customer_address', 'amazon_address'])
    if (isAbsent(plan.config[name]))
      plan.refuse(`'${name}' must be set when 'address_family' is 'ipv4'`, name);
};

export const directConnectRules: Readonly<Record<string, Rule>> = {
  aws_dx_public_virtual_interface: publicInterface,
  aws_dx_hosted_public_virtual_interface: publicInterface,
};
