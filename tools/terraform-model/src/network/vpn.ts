import type { Resource } from '../configuration';
import { Unknown } from '../value';
import type { Prefix } from './prefix';
import type { Reading } from './reading';

export interface VpnGateway {
  readonly key: string;
  readonly vpc: string | Unknown | undefined;
  readonly region: string | undefined;
  readonly amazonAsn: number;
}

export interface VpnConnection {
  readonly key: string;
  readonly vpnGateway: string | Unknown | undefined;
  readonly transitGateway: string | Unknown | undefined;
  readonly customerGateway: string | Unknown | undefined;
  readonly customerAsn: number | undefined;
  readonly staticOnly: boolean | Unknown;
  readonly staticRoutes: readonly Prefix[];
  readonly doubts: readonly Unknown[];
  /** Private-IP VPN over Direct Connect: the attachment that carries it. */
  readonly transport: string | Unknown | undefined;
  readonly region: string | undefined;
}

export function readVpnGateways(reading: Reading): Map<string, VpnGateway> {
  const result = new Map<string, VpnGateway>();
  const attachments = new Map<string, string | Unknown | undefined>();
  for (const resource of reading.of('aws_vpn_gateway_attachment')) {
    const key = reading.key(resource, 'vpn_gateway_id');
    if (typeof key === 'string') attachments.set(key, reading.key(resource, 'vpc_id'));
  }
  for (const resource of reading.of('aws_vpn_gateway')) {
    const asn = reading.number(resource.values['amazon_side_asn']);
    const own = reading.key(resource, 'vpc_id');
    const attached = attachments.get(resource.address);
    result.set(resource.address, {
      key: resource.address,
      vpc: attached ?? own,
      region: resource.region,
      amazonAsn: typeof asn === 'number' ? asn : 64512,
    });
  }
  return result;
}

export function readVpnConnections(reading: Reading): Map<string, VpnConnection> {
  const routes = new Map<string, { prefixes: Prefix[]; doubts: Unknown[] }>();
  for (const resource of reading.of('aws_vpn_connection_route')) {
    const key = reading.key(resource, 'vpn_connection_id');
    if (typeof key !== 'string') continue;
    const entry = routes.get(key) ?? { prefixes: [], doubts: [] };
    const prefix = reading.prefix(resource.values['destination_cidr_block']);
    if (prefix instanceof Unknown) entry.doubts.push(prefix);
    else if (prefix) entry.prefixes.push(prefix);
    routes.set(key, entry);
  }
  const result = new Map<string, VpnConnection>();
  for (const resource of reading.of('aws_vpn_connection')) {
    const entry = routes.get(resource.address);
    const customerGateway = reading.key(resource, 'customer_gateway_id');
    result.set(resource.address, {
      key: resource.address,
      vpnGateway: reading.key(resource, 'vpn_gateway_id'),
      transitGateway: reading.key(resource, 'transit_gateway_id'),
      customerGateway,
      customerAsn: asnOf(reading, customerGateway),
      staticOnly: reading.flag(resource.values['static_routes_only'], false),
      staticRoutes: entry?.prefixes ?? [],
      doubts: entry?.doubts ?? [],
      transport: reading.key(resource, 'transport_transit_gateway_attachment_id'),
      region: resource.region,
    });
  }
  return result;
}

function asnOf(reading: Reading, key: string | Unknown | undefined): number | undefined {
  const resource: Resource | undefined = typeof key === 'string' ? reading.resource(key) : undefined;
  const asn = resource && reading.number(resource.values['bgp_asn'] ?? resource.values['bgp_asn_extended']);
  return typeof asn === 'number' ? asn : undefined;
}
