/** A limit that AWS sets, by its name in Service Quotas. */
export interface Quota {
  /** Code in Service Quotas. */
  readonly code: string;
  /** Name as Service Quotas writes it. */
  readonly name: string;
  /** Value of an account that asked for nothing. */
  readonly value: number;
  /** Highest value that AWS grants, where the page says one. */
  readonly highest?: number;
}

/**
 * Limits of a VPC and what is in it. All of them are raised on request.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
 */
export const VPC_QUOTAS = {
  ipv4BlocksPerVpc: { code: 'L-83CA0A9D', name: 'IPv4 CIDR blocks per VPC', value: 5, highest: 50 },
  subnetsPerVpc: { code: 'L-407747CB', name: 'Subnets per VPC', value: 200 },
  routeTablesPerVpc: { code: 'L-589F43AA', name: 'Route tables per VPC', value: 200 },
  routesPerRouteTable: { code: 'L-93826ACB', name: 'Routes per route table', value: 50, highest: 1000 },
  rulesPerSecurityGroup: {
    code: 'L-0EA8095F',
    name: 'Inbound or outbound rules per security group',
    value: 60,
    highest: 1000,
  },
  rulesPerNetworkAcl: { code: 'L-2AEEBF1A', name: 'Rules per network ACL', value: 20, highest: 40 },
  peeringsPerVpc: {
    code: 'L-7E9ECCDB',
    name: 'Active VPC peering connections per VPC',
    value: 50,
    highest: 125,
  },
  interfaceEndpointsPerVpc: { code: 'L-29B6F2EB', name: 'Interface VPC endpoints per VPC', value: 50 },
  natGatewaysPerZone: { code: 'L-FE5A380F', name: 'NAT gateways per Availability Zone', value: 5 },
  participantsPerVpc: { code: 'L-2C462E13', name: 'Participant accounts per VPC', value: 100 },
} as const satisfies Readonly<Record<string, Quota>>;

export type VpcQuota = keyof typeof VPC_QUOTAS;

/** What AWS granted an account beyond the default values. */
export type GrantedQuotas = { readonly [Q in VpcQuota]?: number };
