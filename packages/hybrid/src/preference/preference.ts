/** How a prefix came to a gateway. */
export type RouteOrigin = 'static' | 'direct-connect' | 'connect' | 'vpn-private' | 'vpn';

/** One way to a prefix. */
export interface Candidate {
  readonly name: string;
  readonly prefix: string;
  readonly origin: RouteOrigin;
  /** AS numbers on the way. @default one */
  readonly asPathLength?: number;
  /** Smaller is better, between routes of one neighbouring AS. @default 0 */
  readonly med?: number;
  /** Direct Connect only: the local preference community. @default 'medium' */
  readonly localPreference?: 'low' | 'medium' | 'high';
}

export type GatewayKind = 'transit-gateway' | 'virtual-private-gateway';

/**
 * Rank of origins for one and the same prefix; the first wins. On a transit gateway a static route wins over Direct
 * Connect; on a virtual private gateway Direct Connect wins over static VPN routes.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html#tgw-route-evaluation-overview
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNRoutingTypes.html#vpn-route-priority
 */
const RANKS: Readonly<Record<GatewayKind, readonly RouteOrigin[]>> = {
  'transit-gateway': ['static', 'direct-connect', 'connect', 'vpn-private', 'vpn'],
  'virtual-private-gateway': ['direct-connect', 'static', 'vpn'],
};

const LOCAL_PREFERENCE = { high: 0, medium: 1, low: 2 } as const;

/**
 * The order in which a gateway uses its ways to one destination, of whose prefixes the longest comes first: the first is used, the
 * next when that one is withdrawn. Equal
 * candidates keep the order in which they were given.
 */
export function failoverOrder(kind: GatewayKind, candidates: readonly Candidate[]): Candidate[] {
  const rank = ({ origin }: Candidate): number => {
    const index = RANKS[kind].indexOf(origin);
    return index < 0 ? RANKS[kind].length : index;
  };
  const keys = (one: Candidate): number[] => [
    -Number(one.prefix.split('/')[1]),
    rank(one),
    LOCAL_PREFERENCE[one.localPreference ?? 'medium'],
    one.asPathLength ?? 1,
    one.med ?? 0,
  ];
  return [...candidates].sort((a, b) => compare(keys(a), keys(b)));
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** Prefixes for which a static VPN route would keep Direct Connect from ever being used. */
export function shadowedByStatic(
  kind: GatewayKind,
  staticPrefixes: readonly string[],
  directConnectPrefixes: readonly string[],
): string[] {
  return directConnectPrefixes.filter((prefix) => {
    const both: Candidate[] = [
      { name: 'direct-connect', prefix, origin: 'direct-connect' },
      { name: 'static', prefix, origin: 'static' },
    ];
    return staticPrefixes.includes(prefix) && failoverOrder(kind, both)[0]?.name === 'static';
  });
}
