import type { TfObject } from '../../contract';
import { elementsOf } from '../values';
import type { Rule } from './rule';

const firewall: Rule = (plan) => {
  if (plan.changes('subnet_mapping')) plan.becomesUnknown('firewall_status');
};

/** Moving between the default rule order and STRICT_ORDER replaces; leaving the default out does not. */
const ruleOrder =
  (outer: string, options: string): Rule =>
  (plan) => {
    const strict = (values: TfObject): boolean => {
      const inner = elementsOf(elementsOf(values[outer])[0]?.[options])[0];
      return inner?.['rule_order'] === 'STRICT_ORDER';
    };
    if (!plan.creating && strict(plan.prior) !== strict(plan.planned)) plan.replaceFor(outer);
  };

export const firewallRules: Readonly<Record<string, Rule>> = {
  aws_networkfirewall_firewall: firewall,
  aws_networkfirewall_firewall_policy: ruleOrder('firewall_policy', 'stateful_engine_options'),
  aws_networkfirewall_rule_group: ruleOrder('rule_group', 'stateful_rule_options'),
};
