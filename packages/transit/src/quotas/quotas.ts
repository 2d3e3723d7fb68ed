/** A limit that AWS sets, by its name in Service Quotas. */
export interface Quota {
  /** Name as the AWS page and Service Quotas write it. */
  readonly name: string;
  /** Value of an account that asked for nothing. */
  readonly value: number;
  /** Whether AWS raises it on request. */
  readonly adjustable: boolean;
}

/**
 * Limits of transit gateways.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-quotas.html
 */
export const TRANSIT_QUOTAS = {
  cidrBlocksPerGateway: { name: 'CIDR blocks per transit gateway', value: 5, adjustable: false },
  routeTablesPerGateway: {
    name: 'Transit gateway route tables per transit gateway',
    value: 20,
    adjustable: true,
  },
  routesPerGateway: {
    name: 'Total combined routes (dynamic and static) across all route tables for a single transit gateway',
    value: 10_000,
    adjustable: true,
  },
  attachmentsPerGateway: { name: 'Attachments per transit gateway', value: 5_000, adjustable: false },
  gatewaysPerVpc: { name: 'Transit gateways per VPC', value: 5, adjustable: false },
  peeringsPerGateway: { name: 'Peering attachments per transit gateway', value: 50, adjustable: true },
  connectPeersPerAttachment: {
    name: 'Connect peers (GRE tunnels) per Connect attachment',
    value: 4,
    adjustable: false,
  },
} as const satisfies Readonly<Record<string, Quota>>;

export type TransitQuota = keyof typeof TRANSIT_QUOTAS;

type Adjustable = {
  [Q in TransitQuota]: (typeof TRANSIT_QUOTAS)[Q]['adjustable'] extends true ? Q : never;
}[TransitQuota];

/** What AWS has granted beyond the default values; only what can be raised can be written here. */
export type GrantedQuotas = { readonly [Q in Adjustable]?: number };
