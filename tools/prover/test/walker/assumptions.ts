/** The part of the assumptions file that the walker understands; the form is the published one. */
export interface WalkerAssumptions {
  readonly sites?: Readonly<
    Record<
      string,
      {
        readonly cidrs: readonly string[];
        readonly allowSources?: readonly string[];
        readonly internet?: boolean;
        readonly links?: readonly {
          readonly via: string;
          readonly advertises?: readonly {
            readonly prefix: string;
            readonly asPath?: readonly number[];
            readonly med?: number;
            readonly communities?: readonly string[];
          }[];
        }[];
      }
    >
  >;
  readonly prefixLists?: Readonly<Record<string, readonly string[]>>;
  readonly services?: Readonly<
    Record<string, { readonly names?: readonly string[]; readonly addresses?: readonly string[] }>
  >;
  readonly addresses?: Readonly<
    Record<string, { readonly private?: string; readonly public?: string; readonly ipv6?: string }>
  >;
  readonly statefulForwarders?: readonly string[];
  readonly peeringStatus?: Readonly<Record<string, string>>;
  readonly zoneIds?: Readonly<Record<string, string>>;
  readonly down?: readonly string[];
}
