import type { SiteDirectConnect, SiteVpn } from '@landbridge/hybrid';

/** A building and its links to the hub, as data. Its blocks are in `onPremises` of the landscape, under the same name. */
export interface SitePlan {
  /** AS number of its routers. */
  readonly asn: number;
  readonly vpn: SiteVpn;
  readonly directConnect: SiteDirectConnect;
}
