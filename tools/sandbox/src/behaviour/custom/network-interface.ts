import type { TfValue } from '../../contract';
import type { PlanDraft, Rule } from './rule';
import { isAbsent } from '../values';

/**
 * Addresses of an interface can be said in three ways (a set, a list with an order, a count); the other two follow.
 * The primary IPv4 address cannot be changed.
 */
const networkInterface: Rule = (plan) => {
  if (plan.creating) return;
  ipv4(plan, plan.planned['private_ip_list_enabled'] === true);
  ipv6(plan, plan.planned['ipv6_address_list_enabled'] === true);
  if (plan.changes('enable_primary_ipv6') && plan.prior['enable_primary_ipv6'] === true)
    plan.replaceFor('enable_primary_ipv6');
};

function ipv4(plan: PlanDraft, byList: boolean): void {
  const [ips, list] = [plan.changes('private_ips'), plan.changes('private_ip_list')];
  const count = plan.changes('private_ips_count');
  if (byList) {
    if (list && first(plan.prior['private_ip_list']) !== first(plan.planned['private_ip_list']))
      plan.replaceFor('private_ip_list');
    if (list) plan.becomesUnknown('private_ips', 'private_ips_count');
    return;
  }
  const primary = plan.prior['private_ip'];
  if (
    ips &&
    !isAbsent(plan.config['private_ips']) &&
    !itemsOf(plan.planned['private_ips']).includes(primary ?? null)
  )
    plan.replaceFor('private_ips');
  if (count) plan.becomesUnknown('private_ips', 'private_ip_list');
  if (ips) plan.becomesUnknown('private_ips_count', 'private_ip_list');
}

function ipv6(plan: PlanDraft, byList: boolean): void {
  if (byList) {
    if (plan.changes('ipv6_address_list')) plan.becomesUnknown('ipv6_addresses', 'ipv6_address_count');
    return;
  }
  if (plan.changes('ipv6_address_count')) plan.becomesUnknown('ipv6_addresses', 'ipv6_address_list');
  if (plan.changes('ipv6_addresses')) plan.becomesUnknown('ipv6_address_count', 'ipv6_address_list');
}

function itemsOf(value: TfValue | undefined): readonly TfValue[] {
  return Array.isArray(value) ? value : [];
}

function first(value: TfValue | undefined): TfValue | undefined {
  return itemsOf(value)[0];
}

export const networkInterfaceRules: Readonly<Record<string, Rule>> = {
  aws_network_interface: networkInterface,
};
