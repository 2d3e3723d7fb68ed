import { isAbsent } from '../values';
import type { Rule } from './rule';

/** The id is made of name, type and set identifier, of which the last two change in place. */
const record: Rule = (plan) => {
  if (plan.changes('type', 'set_identifier')) plan.becomesUnknown('id');
};

const resolverRule: Rule = (plan) => {
  if (plan.changes('resolver_endpoint_id') && isAbsent(plan.planned['resolver_endpoint_id']))
    plan.replaceFor('resolver_endpoint_id');
};

export const dnsRules: Readonly<Record<string, Rule>> = {
  aws_route53_record: record,
  aws_route53_resolver_rule: resolverRule,
};
