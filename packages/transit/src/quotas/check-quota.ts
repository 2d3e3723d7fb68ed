import type { IConstruct } from 'constructs';
import { TransitError } from '../errors';
import { TRANSIT_QUOTAS, type GrantedQuotas, type TransitQuota } from './quotas';

/**
 * Refuses what AWS would refuse at apply, with the quota's name.
 *
 * @param granted values that AWS has raised for the account
 * @throws TRN060
 */
export function checkQuota(
  place: IConstruct | string,
  quota: TransitQuota,
  wanted: number,
  granted: GrantedQuotas = {},
): void {
  const { name, value, adjustable } = TRANSIT_QUOTAS[quota];
  const limit = (granted as Partial<Record<TransitQuota, number>>)[quota] ?? value;
  if (wanted <= limit) return;
  throw new TransitError('TRN060', place, {
    problem: `quota '${name}' is exceeded`,
    got: String(wanted),
    allowed: String(limit),
    fix: adjustable
      ? `ask AWS for a higher quota and name the granted value in quotas.${quota}, or use a second gateway`
      : 'AWS does not raise this quota: use a second gateway or attachment',
  });
}
