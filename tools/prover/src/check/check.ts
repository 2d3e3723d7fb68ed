import type { Model } from '../model/model';
import type { CheckFinding, CheckRule } from './finding';
import { addressRules } from './rules/addresses';
import { endpointRules } from './rules/endpoints';
import { gatewayRules } from './rules/gateways';
import { peeringRules } from './rules/peering';
import { routeTableRules } from './rules/route-tables';
import { securityGroupRules } from './rules/security-groups';
import { transitRules } from './rules/transit';

const RULES: readonly CheckRule[] = [
  addressRules,
  routeTableRules,
  gatewayRules,
  peeringRules,
  transitRules,
  securityGroupRules,
  endpointRules,
];

/** Everything that AWS would refuse or silently drop; errors first, then by component. */
export function check(model: Model): { readonly findings: readonly CheckFinding[] } {
  const findings = RULES.flatMap((rule) => [...rule(model.network, model)]);
  const rank = ({ severity }: CheckFinding) => (severity === 'error' ? 0 : 1);
  return {
    findings: findings.sort(
      (a, b) => rank(a) - rank(b) || compare(a.component, b.component) || compare(a.code, b.code),
    ),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
