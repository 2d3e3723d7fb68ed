/** Who asks for a name, and from where. */
export interface ResolveQuery {
  /** The DNS name, with or without the trailing dot. */
  readonly name: string;
  /** Record type, e.g. `A`. @default 'A' */
  readonly type?: string;
  /** ISO 3166-1 alpha-2 code of the country the query comes from, e.g. `DE`. */
  readonly fromCountry?: string;
  /** Subdivision of the country (Route 53 knows those of the United States and Ukraine), e.g. `CA`. */
  readonly fromSubdivision?: string;
  /** AWS Region nearest to whoever asks, e.g. `eu-west-1`. */
  readonly fromRegion?: string;
  /** Address of the resolver (or of its EDNS client subnet). */
  readonly fromIp?: string;
  /** Address of the `aws_vpc` whose Amazon DNS server is asked; without it the query comes from the internet. */
  readonly fromVpc?: string;
  /** Position of whoever asks, in degrees. */
  readonly fromCoordinates?: { readonly latitude: number; readonly longitude: number };
  /** What has failed: resource addresses, `az:<zone>`, `region:<name>`. */
  readonly down?: readonly string[];
}

/** One record that Route 53 may return. */
export interface ResolvedRecord {
  /** Address of the `aws_route53_record`, traffic policy instance or firewall rule (of a zone's own NS and SOA: the zone). */
  readonly record: string;
  readonly name: string;
  readonly type: string;
  /** Of a record; of a traffic policy the name of its endpoint. */
  readonly setIdentifier?: string;
  readonly policy: PolicyName;
  /** Values of the record, for an alias to an AWS resource that resource's address. */
  readonly values: readonly string[];
  /** Share of the answers in which this record is returned, 0 to 1. */
  readonly share: number;
  /** Why this record and not another. */
  readonly because: string;
}

export type PolicyName =
  'simple' | 'weighted' | 'latency' | 'failover' | 'geolocation' | 'geoproximity' | 'multivalue' | 'ip-based';

export interface ResolveAnswer {
  readonly name: string;
  readonly type: string;
  /**
   * `no-data`: the name exists without such a record, or the policy has no answer for this source;
   * `forwarded`: a resolver rule sends the query to other servers, whose answer is not in the model.
   */
  readonly outcome: 'answered' | 'no-data' | 'name-error' | 'forwarded' | 'unknown';
  readonly because: string;
  /** Address of the hosted zone, resolver rule, firewall rule or endpoint that decides. */
  readonly decidedBy?: string;
  readonly answers: readonly ResolvedRecord[];
}
