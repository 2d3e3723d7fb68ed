import type { SiteDirectConnect, SiteVpn } from '@landbridge/hybrid';

/** A building and its links to the hub, as data. Its blocks are in `onPremises` of the landscape, under the same name. */
export interface SitePlan {
  /** AS number of its routers. */
  readonly asn: number;
  readonly vpn: SiteVpn;
  readonly directConnect: SiteDirectConnect;
  /** Names that its own servers answer. @default none */
  readonly names?: SiteNames;
}

/** Names of a site, which VPCs ask there. */
export interface SiteNames {
  readonly domain: string;
  /** Addresses of its name servers, within its blocks. */
  readonly servers: readonly [string, ...string[]];
}
