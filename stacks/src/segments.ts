import {
  deriveRoutes,
  INSPECTION,
  segmentMatrix,
  type Derivation,
  type SegmentMember,
  type SegmentPolicy,
} from '@landbridge/transit';
import type { AddressBook } from '@landbridge/network-core';
import { VPC } from './address-plan';
import { inspectedOf, type LandscapeData } from './environments';

/** The segment that sites on-premises arrive in, by VPN or Direct Connect. */
export const HYBRID = 'hybrid';

/**
 * Who may meet whom on the transit gateway: everybody meets the sites, no environment meets another. Shared services
 * are met over a peering each, not here; by an inspected environment here, through the inspection VPC.
 */
export function segmentPolicy(data: LandscapeData): SegmentPolicy {
  const { hub, environments } = data;
  const inspected = new Set(inspectedOf(data).map(({ name }) => name));
  const names = [hub, ...environments].map(({ name }) => name);
  const withHybrid = (name: string): [string, string] => [name, HYBRID];
  return {
    segments: [...names, HYBRID],
    allow: names.filter((name) => !inspected.has(name)).map(withHybrid),
    inspect: [...inspected].flatMap((name) => [withHybrid(name), [name, hub.name]]),
  };
}

/** The gateway's tables that follow; the attachment of an environment has the environment's name. */
export function landscapeRoutes(data: LandscapeData, addresses: AddressBook): Derivation {
  const inspected = inspectedOf(data).map(({ name }) => name);
  const members = [data.hub, ...data.environments].map(({ name }): SegmentMember => ({
    key: name,
    segment: name,
    kind: 'vpc',
    cidrs: [addresses.vpc(name, VPC).cidr],
  }));
  const matrix = segmentMatrix(segmentPolicy(data));
  if (inspected.length === 0) return deriveRoutes({ matrix, members });
  const egress = { via: INSPECTION, segments: inspected, fence: [data.supernet] };
  return deriveRoutes({ matrix, members, inspection: INSPECTION, egress });
}
