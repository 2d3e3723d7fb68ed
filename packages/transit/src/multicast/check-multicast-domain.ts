import { Cidr, claim } from '@landbridge/network-core';
import type { Construct } from 'constructs';
import { TransitError } from '../errors';
import type { MulticastDomainProps } from './multicast-domain';

/**
 * Refuses a domain that AWS would refuse.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/tgw-multicast-overview.html
 */
export function checkMulticastDomain(
  place: Construct,
  { gateway, subnets, groups }: MulticastDomainProps,
): void {
  if (!gateway.multicast) {
    throw new TransitError('TRN055', place, {
      problem: 'the gateway was made without multicast',
      got: 'multicast: false',
      allowed: 'multicast: true',
      fix: 'make the gateway with multicast: true; AWS cannot switch it on later',
    });
  }
  const sources = groups.mode === 'static-sources' ? groups.sources : {};
  for (const group of [...Object.keys(groups.members ?? {}), ...Object.keys(sources)])
    checkGroup(place, group);
  for (const { subnets: tier } of Object.values(subnets)) {
    for (const subnet of tier.subnets.values()) {
      const other = claim(subnet, 'multicast domain', place);
      if (other === undefined) continue;
      throw new TransitError('TRN057', place, {
        problem: `subnet ${subnet.vpc.name}/${subnet.tier}/${subnet.zone} lies in a multicast domain already`,
        got: 'a second domain',
        allowed: `only ${other}`,
        fix: 'leave the subnet out of one of the two domains',
      });
    }
  }
}

function checkGroup(place: Construct, group: string): void {
  const address = Cidr.parse(`${group}/${group.includes(':') ? 128 : 32}`, place);
  const within = (block: string): boolean => Cidr.parse(block, place).contains(address);
  if (within('ff00::/8') || (within('224.0.0.0/4') && !within('224.0.0.0/24'))) return;
  throw new TransitError('TRN056', place, {
    problem: 'not the address of a multicast group that a gateway routes',
    got: group,
    allowed: '224.0.1.0 to 239.255.255.255, or ff00::/8',
    fix: 'choose a group address, e.g. of 239.0.0.0/8',
  });
}
