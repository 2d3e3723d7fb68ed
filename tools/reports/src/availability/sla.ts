/** What AWS commits itself to for one kind of component. */
export interface ServiceLevel {
  /** Service as its agreement is called. */
  readonly service: string;
  /** Monthly uptime in percent. */
  readonly percent: number;
  /** What the figure is about. */
  readonly scope: string;
  readonly source: string;
  /** Date of the agreement, as its page gives it, or the day on which it was read where the page gives none. */
  readonly date: string;
}

const level = (
  service: string,
  percent: number,
  scope: string,
  source: string,
  date: string,
): ServiceLevel => ({ service, percent, scope, source: `https://aws.amazon.com/${source}`, date });

const instance = level('Amazon Compute', 99.5, 'one instance', 'compute/sla/', '2022-05-05');
const gateway = level('AWS Transit Gateway', 99.95, 'each gateway', 'transit-gateway/sla/', '2019-03-19');
const vpn = level(
  'AWS Site-to-Site VPN',
  99.95,
  'each connection of two tunnels',
  'vpn/site-to-site-vpn-sla/',
  '2022-05-05',
);

/**
 * By Terraform type. A service level is a promise of money back and no measurement; it is the only figure that AWS
 * publishes. What is not in this table has none that was found, and reports say so.
 */
export const SERVICE_LEVELS: Readonly<Record<string, ServiceLevel>> = {
  aws_instance: instance,
  aws_ec2_transit_gateway: gateway,
  aws_vpn_connection: vpn,
  aws_networkfirewall_firewall: level(
    'AWS Network Firewall',
    99.99,
    'a Region',
    'network-firewall/sla/',
    '2022-05-04',
  ),
  aws_globalaccelerator_accelerator: level(
    'AWS Global Accelerator',
    99.99,
    'endpoints in several zones',
    'global-accelerator/sla/',
    '2022-05-19',
  ),
};

/** The type of a resource address, the stack before it left out: `dev-network/aws_instance.App` is an `aws_instance`. */
export function typeOf(component: string): string {
  const local = component.slice(component.indexOf('/') + 1);
  const path = local
    .split('.')
    .filter((part, position, all) => part !== 'module' && all[position - 1] !== 'module');
  return path[0] ?? local;
}
