import type { IConstruct } from 'constructs';
import { NetworkError } from '../errors';
import { VPC_QUOTAS, type GrantedQuotas, type Quota, type VpcQuota } from './quotas';

const used = new WeakMap<object, Map<string, number>>();

/**
 * Counts a use of a quota, and refuses the one too many: at the call, so the path is that of the construct which adds it.
 *
 * @param owner what the quota is counted for: a VPC, a route table's subnet, a security group
 * @param what tells apart several counts of one quota for one owner, e.g. `inbound`
 * @throws NET060
 */
export function useQuota(
  owner: object,
  quota: VpcQuota,
  place: IConstruct,
  granted: GrantedQuotas,
  amount = 1,
  what = '',
): void {
  const counts = used.get(owner) ?? new Map<string, number>();
  used.set(owner, counts);
  const key = `${quota} ${what}`;
  const count = (counts.get(key) ?? 0) + amount;
  counts.set(key, count);
  checkQuota(quota, count, place, granted);
}

/** @throws NET060 more than the account has; NET061 the granted value is more than AWS grants */
export function checkQuota(quota: VpcQuota, wanted: number, place: IConstruct, granted: GrantedQuotas): void {
  const { code, name, value, highest }: Quota = VPC_QUOTAS[quota];
  const limit = granted[quota] ?? value;
  if (highest !== undefined && limit > highest) {
    throw new NetworkError('NET061', place, {
      problem: `AWS does not grant that much of quota "${name}" (${code})`,
      got: `${limit}`,
      allowed: `up to ${highest}`,
      fix: `correct quotas.${quota} of the VPC`,
    });
  }
  if (wanted <= limit) return;
  throw new NetworkError('NET060', place, {
    problem: `quota "${name}" (${code}) is exceeded`,
    got: `${wanted}`,
    allowed: `${limit}`,
    fix:
      limit === highest
        ? 'AWS grants no more: use fewer, or a second VPC'
        : `ask AWS for more and write what was granted to quotas.${quota} of the VPC`,
  });
}
