import type { Model } from '@landbridge/prover';
import type { TransitAttachment } from '@landbridge/terraform-model';
import type { MapLink } from './map-graph';
import { nameOf } from './names';

/** What joins two boxes of the map; ends that are not known are left out. */
export function linksOf(model: Model): MapLink[] {
  return [
    ...internetLinks(model),
    ...peeringLinks(model),
    ...attachmentLinks(model),
    ...directConnectLinks(model),
    ...siteLinks(model),
  ];
}

function internetLinks({ gateways }: Model): MapLink[] {
  return [...gateways.internet].map(([vpc, key]) => ({
    key,
    kind: 'internet',
    from: 'internet',
    to: vpc,
    label: 'internet gateway',
  }));
}

function peeringLinks(model: Model): MapLink[] {
  return [...model.network.peerings.values()].flatMap(({ key, requester, accepter, status }): MapLink[] =>
    typeof requester === 'string' && typeof accepter === 'string'
      ? [
          {
            key,
            kind: 'peering',
            from: requester,
            to: accepter,
            label: status === 'active' ? 'peering' : status,
          },
        ]
      : [],
  );
}

function attachmentLinks(model: Model): MapLink[] {
  return [...model.network.transitAttachments.values()].flatMap((attachment) => {
    const { gateway, kind, resource } = attachment;
    if (typeof gateway !== 'string' || typeof resource !== 'string') return [];
    if (kind === 'vpc') return [link(attachment, 'attachment', resource, gateway, 'attachment')];
    if (kind === 'peering') return [link(attachment, 'gateway-peering', gateway, resource, 'peering')];
    if (kind === 'direct-connect')
      return [link(attachment, 'direct-connect', gateway, resource, 'Direct Connect')];
    return [];
  });
}

/** Associations with virtual private gateways; those with transit gateways are attachments. */
function directConnectLinks(model: Model): MapLink[] {
  return [...model.network.directConnect.gateways.values()].flatMap(({ key: from, associations }) =>
    associations.flatMap(({ key, kind, gateway }): MapLink[] => {
      const to = kind === 'vpn-gateway' ? vpcOf(model, gateway) : undefined;
      return to === undefined ? [] : [{ key, kind: 'direct-connect', from, to, label: 'Direct Connect' }];
    }),
  );
}

function link(
  { key }: TransitAttachment,
  kind: MapLink['kind'],
  from: string,
  to: string,
  label: string,
): MapLink {
  return { key, kind, from, to, label };
}

/** VPN connections and virtual interfaces, of sites that the assumptions name. */
function siteLinks(model: Model): MapLink[] {
  const { network, sites } = model;
  return [...sites.ofLink].flatMap(([key, { site }]): MapLink[] => {
    const to = `on-premises:${site.name}`;
    const label = nameOf(model, key);
    const vpn = network.vpnConnections.get(key);
    const virtualInterface = network.directConnect.interfaces.get(key);
    const attachment = network.transitAttachments.get(key);
    const gateway = vpn?.transitGateway ?? virtualInterface?.dxGateway ?? attachment?.gateway;
    const vpnGateway = vpn?.vpnGateway ?? virtualInterface?.vpnGateway;
    const from = typeof gateway === 'string' ? gateway : vpcOf(model, vpnGateway);
    if (from === undefined) return [];
    return [{ key, kind: virtualInterface ? 'direct-connect' : 'vpn', from, to, label }];
  });
}

function vpcOf({ network }: Model, gateway: unknown): string | undefined {
  const vpc = typeof gateway === 'string' ? network.vpnGateways.get(gateway)?.vpc : undefined;
  return typeof vpc === 'string' ? vpc : undefined;
}
