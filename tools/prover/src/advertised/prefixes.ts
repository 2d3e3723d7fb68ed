/**
 * What AWS advertises over a link: the blocks of the VPC behind a virtual private gateway, and what it learned over
 * its other links; the routes of the table with which a transit gateway's VPN or Connect attachment is associated;
 * the allowed prefixes of a transit gateway behind a DX gateway, and the blocks that they let through for a virtual
 * private gateway. A VPN with static routing is told nothing; its router is taken to send what AWS can carry.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNRoutingTypes.html
 * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/allowed-to-prefixes.html
 */
import { Unknown, type Prefix } from '@landbridge/terraform-model';
import { remember, type Model } from '../model/model';
import { associationPrefixes } from '../semantics/direct-connect';
import { dxGatewayRoutes, isLinkUp } from '../semantics/link-routes';
import { linkKind } from '../semantics/link-kind';
import { associatedTable, transitTable } from '../semantics/transit-routes';
import { vpnGatewayRoutes } from '../semantics/vpn-gateway-routes';

export interface Advertised {
  readonly prefixes: readonly { readonly prefix: Prefix; readonly because: string }[];
  readonly unknown: readonly string[];
}

const nothing: Advertised = { prefixes: [], unknown: [] };

export function advertisedPrefixes(model: Model, link: string): Advertised {
  return remember(model, `advertised on ${link}`, () => {
    if (!isLinkUp(model, link)) return nothing;
    const kind = linkKind(model, link);
    switch (kind.to) {
      case 'vpn-gateway':
        return unique(byVpnGateway(model, link, kind.gateway));
      case 'transit-gateway':
        return unique(byTransitGateway(model, link, kind.gateway));
      case 'dx-gateway':
        return unique(byDxGateway(model, link, kind.gateway));
      default:
        return { prefixes: [], unknown: [kind.because] };
    }
  });
}

function byVpnGateway(model: Model, link: string, gateway: string): Advertised {
  if (model.failures.resource(gateway)) return nothing;
  const vpc = model.network.vpnGateways.get(gateway)?.vpc;
  const blocks = typeof vpc === 'string' ? (model.blocks.ofVpc.get(vpc) ?? []) : [];
  const own = blocks.map((prefix) => ({ prefix, because: `a block of ${String(vpc)}` }));
  const learned = vpnGatewayRoutes(model, gateway);
  const others = learned.routes
    .filter((route) => route.link !== link)
    .map(({ prefix, because }) => ({ prefix, because: `learned ${because}` }));
  const unknown = [
    ...(vpc instanceof Unknown ? [vpc.because] : []),
    ...learned.unsaid.filter((entry) => entry.component !== link).map((entry) => entry.because),
  ];
  return { prefixes: [...own, ...others], unknown };
}

function byTransitGateway(model: Model, link: string, gateway: string): Advertised {
  if (model.failures.resource(gateway)) return nothing;
  const key = associatedTable(model, link, gateway);
  if (key instanceof Unknown) return { prefixes: [], unknown: [key.because] };
  const table = key === undefined ? undefined : transitTable(model, key);
  if (!table) return nothing;
  const prefixes = table.routes
    .filter((route) =>
      route.targets.some((target) => typeof target === 'string' && target !== link && target !== 'blackhole'),
    )
    .map((route) => ({ prefix: route.prefix, because: `in ${table.key}: ${route.said}` }));
  return {
    prefixes,
    unknown: [
      ...table.doubts,
      ...table.unsaid.filter((entry) => entry.component !== link).map((entry) => entry.because),
    ],
  };
}

function byDxGateway(model: Model, link: string, gateway: string): Advertised {
  const dx = model.network.directConnect.gateways.get(gateway);
  if (!dx) return { prefixes: [], unknown: [`DX gateway ${gateway} is not in the input`] };
  if (model.failures.resource(gateway)) return nothing;
  const entry = model.network.directConnect.interfaces.get(link)!;
  const prefixes: { prefix: Prefix; because: string }[] = [];
  const unknown: string[] = [];
  for (const association of dx.associations) {
    if (model.failures.resource(association.key)) continue;
    if ((association.kind === 'transit-gateway') !== (entry.kind === 'transit')) continue;
    if (typeof association.gateway === 'string' && model.failures.resource(association.gateway)) continue;
    if (association.gateway instanceof Unknown) unknown.push(association.gateway.because);
    if (association.doubt) unknown.push(association.doubt.because);
    for (const prefix of associationPrefixes(model, association)) {
      const because =
        association.kind === 'transit-gateway'
          ? `an allowed prefix of ${association.key}`
          : `a block of the VPC behind ${association.key}`;
      prefixes.push({ prefix, because });
    }
  }
  if (entry.siteLink === true) {
    const kind = entry.kind === 'transit' ? 'transit' : 'private';
    for (const route of dxGatewayRoutes(model, gateway, kind).routes) {
      const other = model.network.directConnect.interfaces.get(route.link);
      if (route.link !== link && other?.siteLink === true)
        prefixes.push({ prefix: route.prefix, because: `SiteLink, learned ${route.because}` });
    }
  }
  return { prefixes, unknown };
}

function unique(all: Advertised): Advertised {
  const seen = new Map<string, { prefix: Prefix; because: string }>();
  for (const entry of all.prefixes) if (!seen.has(entry.prefix.text)) seen.set(entry.prefix.text, entry);
  return { prefixes: [...seen.values()], unknown: all.unknown };
}
