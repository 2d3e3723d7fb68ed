import { block } from '../address';
import type { WalkerAssumptions } from '../assumptions';
import type { Advertised, DxAssociation, Hybrid, Link } from '../world';
import type { Values } from './values';

/** Local preference of a private or transit virtual interface, by community; AWS's default is the middle one. */
const PREFERENCE: Readonly<Record<string, number>> = { '7224:7100': 1, '7224:7200': 2, '7224:7300': 3 };

export function readHybrid(values: Values, sites: WalkerAssumptions['sites'] = {}): Hybrid {
  const vpnGateways = new Map<string, { id: string; vpc: string }>();
  for (const { address, values: own } of values.ofType('aws_vpn_gateway')) {
    const attached = values
      .ofType('aws_vpn_gateway_attachment')
      .find((each) => values.target(each.values, 'vpn_gateway_id') === address);
    const vpc =
      values.target(own, 'vpc_id') ??
      (attached === undefined ? undefined : values.target(attached.values, 'vpc_id'));
    vpnGateways.set(address, { id: address, vpc: vpc ?? '' });
  }
  const links = new Map<string, Link>();
  for (const { address, values: own } of values.ofType('aws_vpn_connection')) {
    const routes = values
      .ofType('aws_vpn_connection_route')
      .filter((each) => values.target(each.values, 'vpn_connection_id') === address)
      .map((each) => block(values.text(each.values, 'destination_cidr_block') ?? ''));
    links.set(address, {
      id: address,
      kind: 'vpn',
      gateway: values.target(own, 'transit_gateway_id') ?? values.target(own, 'vpn_gateway_id') ?? '',
      staticRoutes: values.flag(own, 'static_routes_only', false) ? routes : undefined,
      connection: undefined,
      ...siteOf(address, sites),
    });
  }
  for (const kind of ['private', 'transit'] as const) {
    for (const { address, values: own } of values.ofType(`aws_dx_${kind}_virtual_interface`)) {
      links.set(address, {
        id: address,
        kind: `${kind}-vif`,
        gateway: values.target(own, 'dx_gateway_id') ?? values.target(own, 'vpn_gateway_id') ?? '',
        staticRoutes: undefined,
        connection: values.target(own, 'connection_id'),
        ...siteOf(address, sites),
      });
    }
  }
  const dxAssociations = values
    .ofType('aws_dx_gateway_association')
    .map(({ address, values: own }): DxAssociation => {
      const allowed = values.texts(own, 'allowed_prefixes').map(block);
      return {
        id: address,
        dxGateway: values.target(own, 'dx_gateway_id') ?? '',
        gateway: values.target(own, 'associated_gateway_id') ?? '',
        allowed: allowed.length > 0 ? allowed : undefined,
      };
    });
  return {
    vpnGateways,
    links,
    dxAssociations,
    sites: new Map(
      Object.entries(sites).map(([id, site]) => [
        id,
        {
          id,
          blocks: site.cidrs.map(block),
          allowSources: site.allowSources?.map(block),
          internet: site.internet ?? false,
        },
      ]),
    ),
  };
}

function siteOf(
  link: string,
  sites: NonNullable<WalkerAssumptions['sites']>,
): { site: string | undefined; advertises: Advertised[] } {
  for (const [id, { links = [] }] of Object.entries(sites)) {
    const own = links.filter(({ via }) => via === link);
    if (own.length === 0) continue;
    const advertises = own.flatMap(({ advertises: list = [] }) =>
      list.map(({ prefix, asPath = [], med = 0, communities = [] }) => ({
        block: block(prefix),
        pathLength: asPath.length,
        med,
        preference: Math.max(0, ...communities.map((each) => PREFERENCE[each] ?? 0)) || 2,
      })),
    );
    return { site: id, advertises };
  }
  return { site: undefined, advertises: [] };
}
