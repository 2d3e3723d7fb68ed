import type { SegmentMember } from '@landbridge/transit';
import type { LandscapeData } from './environments';

/** The segment that sites on-premises arrive in, by VPN or Direct Connect, at the hub's gateway. */
export const HYBRID = 'hybrid';

/** Key of one link's attachment among the members of the segment. */
export function linkKey(site: string, link: string): string {
  return `${site}-${link}`;
}

/** The attachments of the sites at the hub's gateway: every link leads to all of the site's blocks. */
export function siteMembers({ sites, onPremises }: LandscapeData): SegmentMember[] {
  return Object.entries(sites).flatMap(([site, { vpn }]) => {
    const member = (link: string, kind: 'direct-connect' | 'vpn'): SegmentMember => ({
      key: linkKey(site, link),
      segment: HYBRID,
      kind,
      cidrs: onPremises[site] ?? [],
    });
    return [
      member('direct-connect', 'direct-connect'),
      ...Object.keys(vpn.routers).map((router) => member(router, 'vpn')),
    ];
  });
}
