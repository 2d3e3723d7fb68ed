import type { Configuration } from '@landbridge/terraform-model';
import type { Assumptions } from './assumptions';

/**
 * The assumptions as far as they speak of resources that the configuration holds. For what is applied so far, while the
 * assumptions were written, and checked, for the whole: a link that does not exist yet carries nothing.
 */
export function assumptionsWithin(assumptions: Assumptions, { resources }: Configuration): Assumptions {
  const { sites, addresses, statefulForwarders, peeringStatus, down } = assumptions;
  const known = (address: string): boolean => resources.has(address);
  const named = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).filter(([address]) => known(address)));
  const connected = Object.entries(sites ?? {}).map(([name, site]) => [
    name,
    { ...site, links: (site.links ?? []).filter(({ via }) => known(via)) },
  ]);
  return {
    ...assumptions,
    ...(sites && { sites: Object.fromEntries(connected) }),
    ...(addresses && { addresses: named(addresses) }),
    ...(peeringStatus && { peeringStatus: named(peeringStatus) }),
    ...(statefulForwarders && { statefulForwarders: statefulForwarders.filter(known) }),
    ...(down && { down: down.filter((id) => id.includes(':') || known(id.replace(/\/tunnel[12]$/, ''))) }),
  };
}
