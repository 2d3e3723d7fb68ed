import { deriveRoutes, segmentMatrix, type Derivation, type SegmentPolicy } from '@landbridge/transit';
import type { AddressBook } from '@landbridge/network-core';
import { VPC } from './address-plan';
import type { LandscapeData } from './environments';

/** The segment that sites on-premises arrive in, by VPN or Direct Connect. */
export const HYBRID = 'hybrid';

/**
 * Who may meet whom on the transit gateway: everybody meets the sites, no environment meets another. Shared services
 * are met over a peering each, not here.
 */
export function segmentPolicy({ hub, environments }: LandscapeData): SegmentPolicy {
  const names = [hub, ...environments].map(({ name }) => name);
  return {
    segments: [...names, HYBRID],
    allow: names.map((name): [string, string] => [name, HYBRID]),
  };
}

/** The gateway's tables that follow; the attachment of an environment has the environment's name. */
export function landscapeRoutes(data: LandscapeData, addresses: AddressBook): Derivation {
  return deriveRoutes({
    matrix: segmentMatrix(segmentPolicy(data)),
    members: [data.hub, ...data.environments].map(({ name }) => ({
      key: name,
      segment: name,
      kind: 'vpc',
      cidrs: [addresses.vpc(name, VPC).cidr],
    })),
  });
}
