/**
 * Which gateway a link ends at.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/how_it_works.html
 */
import { Unknown } from '@landbridge/terraform-model';
import type { Model } from '../model/model';

export { isLinkUp } from './link-routes';

export type LinkKind =
  | { readonly to: 'vpn-gateway' | 'transit-gateway' | 'dx-gateway'; readonly gateway: string }
  | { readonly to: 'unknown'; readonly because: string };

export function linkKind(model: Model, link: string): LinkKind {
  const connection = model.network.vpnConnections.get(link);
  if (connection) {
    if (typeof connection.vpnGateway === 'string')
      return { to: 'vpn-gateway', gateway: connection.vpnGateway };
    if (typeof connection.transitGateway === 'string')
      return { to: 'transit-gateway', gateway: connection.transitGateway };
    return unknown(connection.vpnGateway ?? connection.transitGateway, link);
  }
  const entry = model.network.directConnect.interfaces.get(link);
  if (entry) {
    if (entry.kind === 'public')
      return { to: 'unknown', because: 'AWS advertises its public prefixes over it, which are not modelled' };
    if (entry.pending !== undefined) return { to: 'unknown', because: entry.pending };
    if (typeof entry.dxGateway === 'string') return { to: 'dx-gateway', gateway: entry.dxGateway };
    if (typeof entry.vpnGateway === 'string') return { to: 'vpn-gateway', gateway: entry.vpnGateway };
    return unknown(entry.dxGateway ?? entry.vpnGateway, link);
  }
  const attachment = model.network.transitAttachments.get(link);
  if (attachment && typeof attachment.gateway === 'string')
    return { to: 'transit-gateway', gateway: attachment.gateway };
  return unknown(attachment?.gateway, link);
}

function unknown(value: unknown, link: string): LinkKind {
  return { to: 'unknown', because: value instanceof Unknown ? value.because : `${link} names no gateway` };
}
