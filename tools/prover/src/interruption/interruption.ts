/** What a change of a link, or of what links end at, means for the sites behind. */
export interface Interruption {
  /** Address of what is changed. */
  readonly component: string;
  readonly effect: Effect;
  /** What differs, e.g. `amazon_side_asn 64513 → 64514`; empty for what is destroyed. */
  readonly changes: readonly string[];
  /** What is replaced or changed because of it. */
  readonly with: readonly { readonly component: string; readonly effect: Effect }[];
  /** Links, or single tunnels of them (`<vpn>/tunnel1`), whose sessions drop. */
  readonly sessions: readonly string[];
  /** For what AWS refuses: the attachments because of which it does. */
  readonly holding: readonly string[];
  readonly sites: readonly SiteOutage[];
  /** Prefixes that AWS stops to advertise to the routers on Direct Connect, and those that it begins to. */
  readonly withdrawn: readonly string[];
  readonly announced: readonly string[];
  /** When it is over, and what AWS says of it. */
  readonly until: string;
  readonly source: string;
}

/** `refused`: AWS does not do it while the links are there. */
export type Effect = 'replace' | 'update' | 'destroy' | 'refused';

/** What one site loses meanwhile. */
export interface SiteOutage {
  /** Name of the site; of a link that no site names, the link. */
  readonly site: string;
  /** Blocks of the site that AWS learns over no other link. */
  readonly unreached: readonly string[];
  /** Prefixes that the site hears of over no other link. */
  readonly unheard: readonly string[];
  /** Those of `unheard` of which a part is still heard. */
  readonly partly: readonly string[];
  /** Links that stay. */
  readonly stays: readonly string[];
  /** Why more may be lost than is said. */
  readonly unknown: readonly string[];
}
