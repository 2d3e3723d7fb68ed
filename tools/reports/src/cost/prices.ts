/** A list price in US dollars before tax, discounts, credits and free tiers. */
export interface Price {
  /** What is counted. */
  readonly per: 'hour' | 'month' | 'gigabyte';
  /** By Region; `*` where all Regions pay the same. */
  readonly dollars: Readonly<Record<string, number>>;
  readonly source: string;
}

const aws = (page: string): string => `https://aws.amazon.com/${page}`;
const hourly = (source: string, dollars: Price['dollars']): Price => ({
  per: 'hour',
  dollars,
  source: aws(source),
});
const monthly = (source: string, dollars: number): Price => ({
  per: 'month',
  dollars: { '*': dollars },
  source: aws(source),
});
const perGigabyte = (source: string, dollars: Price['dollars']): Price => ({
  per: 'gigabyte',
  dollars,
  source: aws(source),
});

/** The month of which these prices are. List prices change without notice: look at the page before you rely on one. */
export const PRICES_DATE = '2025-10';

/**
 * What a network costs by the hour and the month. Regions that are missing have no price here, and reports say so.
 * Hours of a month are counted as AWS's calculator counts them: 730.
 */
export const PRICES = {
  'NAT gateway': hourly('vpc/pricing/', { 'us-east-1': 0.045, 'eu-west-1': 0.048, 'eu-central-1': 0.052 }),
  'NAT gateway, data': perGigabyte('vpc/pricing/', {
    'us-east-1': 0.045,
    'eu-west-1': 0.048,
    'eu-central-1': 0.052,
  }),
  'public IPv4 address': hourly('vpc/pricing/', { '*': 0.005 }),
  'transit gateway attachment': hourly('transit-gateway/pricing/', {
    'us-east-1': 0.05,
    'eu-west-1': 0.05,
    'eu-central-1': 0.06,
  }),
  'transit gateway, data': perGigabyte('transit-gateway/pricing/', {
    'us-east-1': 0.02,
    'eu-west-1': 0.02,
    'eu-central-1': 0.02,
  }),
  'VPN connection': hourly('vpn/pricing/', { 'us-east-1': 0.05, 'eu-west-1': 0.05, 'eu-central-1': 0.05 }),
  'interface endpoint in a zone': hourly('privatelink/pricing/', {
    'us-east-1': 0.01,
    'eu-west-1': 0.011,
    'eu-central-1': 0.012,
  }),
  'interface endpoint, data': perGigabyte('privatelink/pricing/', {
    'us-east-1': 0.01,
    'eu-west-1': 0.01,
    'eu-central-1': 0.01,
  }),
  'Application Load Balancer': hourly('elasticloadbalancing/pricing/', {
    'us-east-1': 0.0225,
    'eu-west-1': 0.0252,
    'eu-central-1': 0.027,
  }),
  'Network Load Balancer': hourly('elasticloadbalancing/pricing/', {
    'us-east-1': 0.0225,
    'eu-west-1': 0.0252,
    'eu-central-1': 0.027,
  }),
  'Classic Load Balancer': hourly('elasticloadbalancing/pricing/', {
    'us-east-1': 0.025,
    'eu-west-1': 0.028,
    'eu-central-1': 0.03,
  }),
  'Network Firewall endpoint': hourly('network-firewall/pricing/', {
    'us-east-1': 0.395,
    'eu-west-1': 0.395,
    'eu-central-1': 0.395,
  }),
  'Network Firewall, data': perGigabyte('network-firewall/pricing/', {
    'us-east-1': 0.065,
    'eu-west-1': 0.065,
    'eu-central-1': 0.065,
  }),
  'Direct Connect port, 1 Gbps': hourly('directconnect/pricing/', { '*': 0.3 }),
  'Direct Connect port, 10 Gbps': hourly('directconnect/pricing/', { '*': 2.25 }),
  'Direct Connect port, 100 Gbps': hourly('directconnect/pricing/', { '*': 22.5 }),
  'Resolver endpoint address': hourly('route53/pricing/', { '*': 0.125 }),
  'hosted zone': monthly('route53/pricing/', 0.5),
  'health check': monthly('route53/pricing/', 0.5),
  accelerator: hourly('global-accelerator/pricing/', { '*': 0.025 }),
  'KMS key': monthly('kms/pricing/', 1),
  secret: monthly('secrets-manager/pricing/', 0.4),
  alarm: monthly('cloudwatch/pricing/', 0.1),
  dashboard: monthly('cloudwatch/pricing/', 3),
} as const satisfies Readonly<Record<string, Price>>;

export type Item = keyof typeof PRICES;

/** Dollars for one unit in a Region; undefined where the table has none. */
export function dollarsOf(item: Item, region: string | undefined): number | undefined {
  const dollars: Price['dollars'] = PRICES[item].dollars;
  return dollars['*'] ?? (region === undefined ? undefined : dollars[region]);
}
