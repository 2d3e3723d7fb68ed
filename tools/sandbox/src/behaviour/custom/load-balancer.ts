import type { TfObject, TfValue } from '../../contract';
import type { PlanDraft, Rule } from './rule';
import { canonical, elementsOf, isAbsent, isUnknown } from '../values';

const APPLICATION_ONLY = [
  'client_keep_alive',
  'desync_mitigation_mode',
  'drop_invalid_header_fields',
  'enable_http2',
  'enable_tls_version_and_cipher_suite_headers',
  'enable_waf_fail_open',
  'enable_xff_client_port',
  'idle_timeout',
  'preserve_host_header',
  'xff_header_processing_mode',
];
const NETWORK_ONLY = [
  'dns_record_client_routing_policy',
  'enforce_security_group_inbound_rules_on_private_link_traffic',
];

const loadBalancer: Rule = (plan) => {
  const type = plan.planned['load_balancer_type'];
  if (plan.creating) {
    // Differences of arguments that do not fit the type are suppressed, so their defaults are not planned either.
    for (const name of APPLICATION_ONLY) if (type !== 'application') plan.set(name, null);
    if (type !== 'network') plan.set('dns_record_client_routing_policy', null);
    if (type === 'application') plan.set('enable_cross_zone_load_balancing', null);
    return;
  }
  for (const name of APPLICATION_ONLY) {
    if (type === 'application') continue;
    if (isAbsent(plan.prior[name]) && isAbsent(plan.config[name])) plan.set(name, null);
    else plan.keepPrior(name);
  }
  for (const name of NETWORK_ONLY) if (type !== 'network') plan.keepPrior(name);
  if (type === 'application') plan.keepPrior('enable_cross_zone_load_balancing');
  if (plan.changes('subnets')) plan.becomesUnknown('subnet_mapping');
  if (plan.changes('subnet_mapping')) plan.becomesUnknown('subnets');
  if (type === 'network') replaceNetwork(plan);
  if (type === 'application' && mappingsAltered(plan)) plan.replaceFor('subnet_mapping');
};

/** A network load balancer takes more subnets in place, but gives none up. */
function replaceNetwork(plan: PlanDraft): void {
  const { subnets } = plan.planned;
  if (!isUnknown(subnets) && plan.changes('subnets') && size(subnets) <= size(plan.prior['subnets']))
    plan.replaceFor('subnets');
  if (mappingsAltered(plan)) plan.replaceFor('subnet_mapping');
  const [before, after] = [size(plan.prior['security_groups']), size(plan.planned['security_groups'])];
  if (!isUnknown(plan.planned['security_groups']) && (before === 0) !== (after === 0))
    plan.replaceFor('security_groups');
}

function mappingsAltered(plan: PlanDraft): boolean {
  const before = elementsOf(plan.prior['subnet_mapping']);
  const after = elementsOf(plan.planned['subnet_mapping']);
  if (before.length === 0 || after.length === 0 || !plan.changes('subnet_mapping')) return false;
  // The provider asks only of mappings that it knows wholly: a subnet that is made in the same plan is not.
  if (after.some((mapping) => isUnknown(mapping['subnet_id']))) return false;
  const kept = new Set(after.map(mappingText));
  return after.length <= before.length || before.some((mapping) => !kept.has(mappingText(mapping)));
}

function mappingText(mapping: TfObject): string {
  const { subnet_id, allocation_id, private_ipv4_address, ipv6_address } = mapping;
  return [subnet_id, allocation_id, private_ipv4_address, ipv6_address]
    .map((value) => canonical(isAbsent(value) || value === '' ? null : (value ?? null)))
    .join();
}

function size(value: TfValue | undefined): number {
  return Array.isArray(value) ? value.length : 0;
}

/** A classic load balancer may not lose all its subnets at once. */
const classic: Rule = (plan) => {
  if (!plan.changes('subnets') || isUnknown(plan.planned['subnets'])) return;
  const before = Array.isArray(plan.prior['subnets']) ? plan.prior['subnets'] : [];
  const after = Array.isArray(plan.planned['subnets']) ? plan.planned['subnets'] : [];
  if (before.length > 0 && !before.some((subnet) => after.includes(subnet))) plan.replaceFor('subnets');
};

/** What an action of each type cannot do without. */
const ACTION_NEEDS: Readonly<Record<string, readonly string[]>> = {
  forward: ['target_group_arn', 'forward'],
  redirect: ['redirect'],
  'fixed-response': ['fixed_response'],
  'authenticate-cognito': ['authenticate_cognito'],
  'authenticate-oidc': ['authenticate_oidc'],
};

const actionsOf =
  (block: string): Rule =>
  (plan) => {
    for (const action of elementsOf(plan.config[block])) {
      const type = action['type'];
      const needs = typeof type === 'string' ? ACTION_NEEDS[type] : undefined;
      const given = needs?.some((name) => isUnknown(action[name]) || plan.has(action, name));
      if (needs !== undefined && !given)
        plan.refuse(
          `Either "${needs.join('" or "')}" must be specified when ${block}.type is "${String(type)}"`,
          block,
        );
    }
  };

const targetGroup: Rule = (plan) => {
  const check = elementsOf(plan.config['health_check'])[0];
  const protocol = check?.['protocol'];
  if (protocol === 'TCP' && check !== undefined) {
    for (const name of ['matcher', 'path'])
      if (plan.has(check, name))
        plan.refuse(`health_check.${name} must be empty when health_check.protocol is TCP`);
    if (/^HTTPS?$/.test(String(plan.config['protocol'])))
      plan.refuse('health_check.protocol may not be TCP when protocol is HTTP or HTTPS');
    if (plan.config['target_type'] === 'lambda')
      plan.refuse('health_check.protocol may not be TCP when target_type is lambda');
  }
  if (plan.config['target_type'] === 'lambda' || isUnknown(plan.config['target_type'])) return;
  for (const name of ['port', 'protocol', 'vpc_id'])
    if (isAbsent(plan.config[name]))
      plan.refuse(`"${name}" must be specified when target_type is not lambda`, name);
};

export const loadBalancerRules: Readonly<Record<string, Rule>> = {
  aws_lb: loadBalancer,
  aws_elb: classic,
  aws_lb_listener: actionsOf('default_action'),
  aws_lb_listener_rule: actionsOf('action'),
  aws_lb_target_group: targetGroup,
};
