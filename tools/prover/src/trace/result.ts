export type Outcome = 'reachable' | 'blocked' | 'unknown';
export type Direction = 'forward' | 'return';

/** The answer of `landbridge trace`, as its JSON prints it. */
export interface TraceResult {
  readonly outcome: Outcome;
  /** Where a blocked packet ends, or what is not known; absent when reachable. */
  readonly stopsAt?: StopsAt;
  readonly forward: readonly Hop[];
  readonly return: readonly Hop[];
  /** Source address at the receiver; a Terraform expression where no address is known; null when nothing arrives. */
  readonly sourceSeen: string | null;
  /** What a load balancer chose. */
  readonly target?: string;
  /** Path MTU in bytes; absent when nothing arrives. */
  readonly mtu?: Mtu['bytes'];
  /** The component that limits the MTU, and the page that says so. */
  readonly mtuBecause?: string;
  /** The packet the answer shows: one witness where the question allows many. */
  readonly packet?: WitnessPacket;
  /** Other paths that the same packet may take and that end otherwise (ECMP, several zones or links). */
  readonly weak?: readonly StopsAt[];
  /** Verdict of endpoint policies, apart from the network's. */
  readonly policy?: readonly PolicyVerdict[];
}

export interface Mtu {
  readonly bytes: number;
  readonly because: string;
}

export interface StopsAt {
  /** A resource address, `internet`, or `on-premises:<site>`. */
  readonly component: string;
  readonly direction: Direction;
  readonly because: string;
}

export type HopKind =
  | 'source'
  | 'security-group'
  | 'network-acl'
  | 'route-table'
  | 'internet-gateway'
  | 'egress-only-internet-gateway'
  | 'nat-gateway'
  | 'peering'
  | 'transit-gateway'
  | 'transit-gateway-attachment'
  | 'vpn-gateway'
  | 'vpn-connection'
  | 'direct-connect-gateway'
  | 'virtual-interface'
  | 'vpc-endpoint'
  | 'firewall'
  | 'load-balancer'
  | 'forwarder'
  | 'block-public-access'
  | 'site'
  | 'internet'
  | 'service'
  | 'destination'
  | 'other';

export interface Hop {
  readonly component: string;
  readonly kind: HopKind;
  readonly decision: 'allow' | 'deny' | 'forward' | 'translate' | 'deliver' | 'drop' | 'unknown';
  readonly because: string;
  /** Of a route: the table that was looked up. */
  readonly table?: string;
  readonly prefix?: string;
  readonly target?: string;
  readonly origin?: RouteOrigin;
  /** Of a security group or network ACL: the rule that decided; `*` for the closing deny. */
  readonly rule?: string;
}

export type RouteOrigin = 'local' | 'static' | 'prefix-list' | 'propagated';

export interface WitnessPacket {
  readonly protocol: string;
  readonly source: string;
  readonly destination: string;
  readonly sourcePort?: number;
  readonly port?: number;
}

export interface PolicyVerdict {
  readonly component: string;
  readonly verdict: 'allows' | 'denies' | 'unknown';
  readonly because: string;
}
