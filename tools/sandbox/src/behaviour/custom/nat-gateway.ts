import { isAbsent, isUnknown } from '../values';
import type { PlanDraft, Rule } from './rule';

const nat: Rule = (plan) => {
  if (plan.planned['connectivity_type'] === 'private') privateGateway(plan);
  else publicGateway(plan);
};

function privateGateway(plan: PlanDraft): void {
  if (plan.has(plan.config, 'allocation_id'))
    plan.refuse('`allocation_id` is not supported with connectivity_type = "private"', 'allocation_id');
  if (plan.has(plan.config, 'secondary_allocation_ids'))
    plan.refuse(
      '`secondary_allocation_ids` is not supported with connectivity_type = "private"',
      'secondary_allocation_ids',
    );
  if (
    plan.changes('secondary_private_ip_address_count') &&
    !isAbsent(plan.config['secondary_private_ip_address_count'])
  )
    plan.replaceFor('secondary_private_ip_address_count');
  if (plan.changes('secondary_private_ip_addresses'))
    plan.becomesUnknown('secondary_private_ip_address_count');
}

function publicGateway(plan: PlanDraft): void {
  if (plan.has(plan.config, 'secondary_private_ip_address_count'))
    plan.refuse(
      '`secondary_private_ip_address_count` is not supported with connectivity_type = "public"',
      'secondary_private_ip_address_count',
    );
  if (plan.changes('secondary_allocation_ids') || isUnknown(plan.planned['secondary_allocation_ids'])) {
    if (plan.creating) return;
    plan.becomesUnknown('secondary_private_ip_address_count', 'secondary_private_ip_addresses');
  }
  const manual = (values: typeof plan.prior): boolean => plan.has(values, 'availability_zone_address');
  if (plan.planned['availability_mode'] !== 'regional' || !plan.changes('availability_zone_address')) return;
  if (manual(plan.prior) !== manual(plan.planned)) plan.replaceFor('availability_zone_address');
  plan.becomesUnknown('regional_nat_gateway_address');
}

export const natRules: Readonly<Record<string, Rule>> = { aws_nat_gateway: nat };
