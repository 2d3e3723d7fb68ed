import type { ITier } from '@landbridge/network-core';
import type { Construct } from 'constructs';
import { TransitError } from '../errors';
import type { DistributedInspectionProps } from './distributed-inspection';

/** Kinds of tiers that packets enter by, or that the inspector itself stands in. */
const NEVER: ReadonlySet<string> = new Set<ITier['kind']>(['public', 'transit', 'firewall']);

/** Refuses tiers that packets would reach, or leave, past the firewall. */
export function checkDistributedInspection(place: Construct, props: DistributedInspectionProps): void {
  const { vpc, tiers } = props;
  if (tiers.length === 0) throw unfit(place, 'nothing is inspected', 'no tiers', 'name at least one tier');
  const firewall = vpc.tier('firewall');
  for (const tier of tiers) {
    if (tier.vpc !== vpc)
      throw unfit(place, `tier ${tier.name} is another VPC's`, tier.vpc.name, 'inspect each VPC for itself');
    if (tier === firewall || NEVER.has(tier.kind))
      throw unfit(
        place,
        `tier ${tier.name} cannot be inspected`,
        tier.kind,
        'put the workloads into a tier of their own',
      );
    for (const [zone, { cidr, ipv6Cidr }] of tier.subnets) {
      if (cidr === undefined || ipv6Cidr !== undefined)
        throw unfit(
          place,
          `IPv6 packets of ${tier.name}/${zone} would pass by the firewall`,
          'a subnet with IPv6',
          'give the inspected tiers IPv4 only',
        );
      if (!firewall.subnets.has(zone)) throw withoutEndpoint(place, tier, zone, firewall);
    }
  }
}

function unfit(place: Construct, problem: string, got: string, fix: string): TransitError {
  const allowed = 'IPv4 tiers of the VPC, of kind private, isolated or database';
  return new TransitError('TRN048', place, { problem, got, allowed, fix });
}

function withoutEndpoint(place: Construct, tier: ITier, zone: string, firewall: ITier): TransitError {
  return new TransitError('TRN040', place, {
    problem: `tier ${tier.name} has workloads in a zone without an inspection endpoint`,
    got: zone,
    allowed: [...firewall.subnets.keys()].join(', '),
    fix: `add ${zone} to tier ${firewall.name}`,
  });
}
