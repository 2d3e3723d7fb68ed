import type { Rule } from './rule';

/** Switching a default table on needs a new gateway; switching it off does not. */
const transitGateway: Rule = (plan) => {
  for (const name of ['default_route_table_association', 'default_route_table_propagation'])
    if (plan.changes(name) && plan.prior[name] === 'disable' && plan.planned[name] === 'enable')
      plan.replaceFor(name);
  if (plan.changes('default_route_table_association'))
    plan.becomesUnknown('association_default_route_table_id');
  if (plan.changes('default_route_table_propagation'))
    plan.becomesUnknown('propagation_default_route_table_id');
};

export const transitGatewayRules: Readonly<Record<string, Rule>> = {
  aws_ec2_transit_gateway: transitGateway,
};
