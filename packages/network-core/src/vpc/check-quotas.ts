import type { IConstruct } from 'constructs';
import { checkQuota } from '../quotas/use-quota';
import type { VpcShape } from './vpc-props';

/** Counts what a VPC itself holds. @throws NET060, NET061 */
export function checkQuotas(shape: VpcShape, place: IConstruct): void {
  const { tiers, secondaryCidrs = {} } = shape.addresses;
  const quotas = shape.quotas ?? {};
  const subnets = Object.values(tiers).reduce((sum, zones) => sum + Object.keys(zones).length, 0);
  checkQuota('ipv4BlocksPerVpc', 1 + Object.keys(secondaryCidrs).length, place, quotas);
  checkQuota('subnetsPerVpc', subnets, place, quotas);
  // Each subnet has a table of its own, and the VPC has its main table.
  checkQuota('routeTablesPerVpc', subnets + 1, place, quotas);
}
