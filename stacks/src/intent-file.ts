/** Who is meant; selectors are patterns over `<stack>/<address>` or names of sites. A group must select something. */
export interface IntentGroup {
  readonly vpcs?: readonly string[];
  readonly resources?: readonly string[];
  readonly tags?: Readonly<Record<string, string>>;
  readonly sites?: readonly string[];
  readonly cidrs?: readonly string[];
}

/** Which packets. */
export interface IntentTraffic {
  /** @default 'any' */
  readonly protocol?: 'any' | 'tcp' | 'udp' | 'icmp';
  /** Destination ports or ranges as `8000-8099`. @default all */
  readonly ports?: readonly string[];
}

/** What must hold for every pair of members. */
export interface Intent extends IntentTraffic {
  readonly name: string;
  readonly from: string | readonly string[];
  readonly to: string | readonly string[];
  /** `blocked`: no packet arrives; `reachable`: the round trip works. */
  readonly expect: 'blocked' | 'reachable';
  /** Also with `from` and `to` exchanged. @default false */
  readonly bothWays?: boolean;
  readonly except?: readonly (IntentTraffic & { readonly to: string })[];
  /** Must also hold under every single failure of the class. @default none */
  readonly survives?: readonly ('any-az' | 'any-nat' | 'any-tunnel' | 'any-link')[];
  /** Why, e.g. the number of a policy. */
  readonly because?: string;
}

/** The intent file's data; its form is the prover's (see the intent schema in tools/prover). */
export interface IntentFile {
  readonly groups: Readonly<Record<string, IntentGroup>>;
  readonly intents: readonly Intent[];
}
