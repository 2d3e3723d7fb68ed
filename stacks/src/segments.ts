import {
  deriveRoutes,
  INSPECTION,
  segmentMatrix,
  type Derivation,
  type SegmentMember,
  type SegmentPolicy,
  type Topology,
} from '@landbridge/transit';
import type { AddressBook } from '@landbridge/network-core';
import { VPC } from './address-plan';
import { inspectedOf, inspectsItself, regionsOf, type LandscapeData } from './environments';
import { HYBRID, siteMembers } from './site-members';

/**
 * Who may meet whom on the transit gateways: everybody meets the sites, no environment meets another. Shared services
 * are met over a peering each, not here; by an inspected environment here, past firewalls of the inspection VPC or of
 * its own.
 */
export function segmentPolicy(data: LandscapeData): SegmentPolicy {
  const { hub, environments } = data;
  const inspected = new Set(inspectedOf(data).map(({ name }) => name));
  const inspecting = environments
    .filter(inspectsItself)
    .map(({ name }): [string, string] => [name, hub.name]);
  const names = [hub, ...environments].map(({ name }) => name);
  const withHybrid = (name: string): [string, string] => [name, HYBRID];
  return {
    segments: [...names, HYBRID],
    allow: [...names.filter((name) => !inspected.has(name)).map(withHybrid), ...inspecting],
    inspect: [...inspected].flatMap((name) => [withHybrid(name), [name, hub.name]]),
  };
}

/**
 * The tables that follow, of the gateway in each Region. The attachment of an environment has the environment's name,
 * that of a peering the name of the Region behind it.
 */
export function landscapeRoutes(
  data: LandscapeData,
  addresses: AddressBook,
): ReadonlyMap<string, Derivation> {
  const matrix = segmentMatrix(segmentPolicy(data));
  const regions = regionsOf(data);
  const members = new Map(regions.map((region) => [region, membersIn(region, data, addresses)]));
  return new Map(
    regions.map((region) => {
      const own = members.get(region) ?? [];
      const sites = region === data.hub.region ? [HYBRID] : [];
      const others = regions.filter((other) => other !== region);
      return [
        region,
        deriveRoutes(
          {
            matrix,
            members: own,
            segments: [...own.map(({ segment }) => segment), ...sites],
            remotes: others.map((other) => ({ key: other, members: residents(members.get(other) ?? []) })),
            ...inspectionIn(region, data),
          },
          `segments/${region}`,
        ),
      ];
    }),
  );
}

/** Who lives behind a peering: several links of a site lead to the same blocks. */
function residents(members: readonly SegmentMember[]): Pick<SegmentMember, 'segment' | 'cidrs'>[] {
  const byBlocks = members.map((member) => [`${member.segment} ${member.cidrs.join(' ')}`, member] as const);
  return [...new Map(byBlocks).values()];
}

/** The tables of one Region's gateway. */
export function routesIn(routes: ReadonlyMap<string, Derivation>, region: string): Derivation {
  const found = routes.get(region);
  if (!found) throw new Error(`no routes were derived for ${region}`);
  return found;
}

function membersIn(region: string, data: LandscapeData, addresses: AddressBook): SegmentMember[] {
  const { hub, environments } = data;
  const places = [hub, ...environments].filter((place) => place.region === region);
  const vpcs = places.map(({ name }): SegmentMember => ({
    key: name,
    segment: name,
    kind: 'vpc',
    cidrs: [addresses.vpc(name, VPC).cidr],
  }));
  return region === hub.region ? [...vpcs, ...siteMembers(data)] : vpcs;
}

/** The inspection VPC stands in the hub's Region, and serves the environments there. */
function inspectionIn(region: string, data: LandscapeData): Pick<Topology, 'inspection' | 'egress'> {
  const segments = inspectedOf(data).map(({ name }) => name);
  if (region !== data.hub.region || segments.length === 0) return {};
  return { inspection: INSPECTION, egress: { via: INSPECTION, segments, fence: [data.supernet] } };
}
