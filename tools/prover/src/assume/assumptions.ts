/** What Terraform cannot know; the form of the assumptions file. All keys are optional. */
export interface Assumptions {
  readonly sites?: Readonly<Record<string, Site>>;
  /** Contents of prefix lists that AWS manages, by name or id. */
  readonly prefixLists?: Readonly<Record<string, readonly string[]>>;
  readonly services?: Readonly<Record<string, PublicService>>;
  /** Addresses of resources, by resource address. */
  readonly addresses?: Readonly<Record<string, AssumedAddresses>>;
  /** Instances that drop a reply whose request they did not see. */
  readonly statefulForwarders?: readonly string[];
  readonly peeringStatus?: Readonly<Record<string, string>>;
  /** Zone name of an account → zone id, e.g. `us-east-1a` → `use1-az1`. */
  readonly zoneIds?: Readonly<Record<string, string>>;
  /** Failures in force, as in `--down`. */
  readonly down?: readonly string[];
}

export interface Site {
  readonly cidrs: readonly string[];
  /** The site's own firewall: sources it lets in. @default every source */
  readonly allowSources?: readonly string[];
  /** The site has an ordinary internet link as well. @default false */
  readonly internet?: boolean;
  readonly links?: readonly SiteLink[];
}

export interface SiteLink {
  /** VPN connection, private or transit virtual interface, or TGW Connect attachment. */
  readonly via: string;
  readonly advertises?: readonly Advertisement[];
}

export interface Advertisement {
  readonly prefix: string;
  readonly asPath?: readonly number[];
  readonly med?: number;
  /** BGP communities, e.g. `7224:7300`. */
  readonly communities?: readonly string[];
}

export interface PublicService {
  readonly names?: readonly string[];
  readonly addresses?: readonly string[];
}

export interface AssumedAddresses {
  readonly private?: string;
  readonly public?: string;
  readonly ipv6?: string;
}
