import type { Policy } from './candidate';

/**
 * Failover: the primary while it is healthy, else the secondary while that is healthy, else the primary.
 *
 * Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-types.html
 */
export const failover: Policy = (candidates) => {
  const byRole = new Map(candidates.map((candidate) => [candidate.settings['type'], candidate]));
  const primary = byRole.get('PRIMARY');
  const secondary = byRole.get('SECONDARY');
  if (byRole.size !== candidates.length || candidates.some((one) => one !== primary && one !== secondary)) {
    return { unknown: 'the roles PRIMARY and SECONDARY are not known or not unique' };
  }
  const one = (candidate: (typeof candidates)[number], because: string) => ({
    choices: [{ candidate, share: 1, because }],
    because: 'failover routing',
  });
  if (primary === undefined) return one(secondary!, 'there is no primary record');
  if (primary.health.state === 'healthy')
    return one(primary, `the primary is healthy: ${primary.health.because}`);
  if (secondary?.health.state === 'healthy') {
    return one(secondary, `the primary is unhealthy: ${primary.health.because}`);
  }
  return one(primary, 'neither record is healthy, so the primary is returned');
};
