/**
 * The links between AWS and on-premises: VPN tunnels, virtual interfaces, Connect attachments.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/cgw-best-practice.html
 * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/WorkingWithVirtualInterfaces.html
 */
import type { Model } from '../model/model';
import { carriedBy, drop, hop, type Flight, type Outcome, type Place } from '../trace/flight';
import { isLinkUp } from './link-routes';

export function acrossLink(model: Model, flight: Flight, place: Place & { kind: 'link' }): Outcome[] {
  const { link } = place;
  if (!isLinkUp(model, link)) return [drop(flight, link, `${link} is down`)];
  const site = siteBehind(model, link);
  const crossed = hop({ ...flight, sender: flight.sender && { ...flight.sender, named: false } }, () => ({
    component: link,
    kind: model.network.directConnect.interfaces.has(link) ? 'virtual-interface' : 'vpn-connection',
    decision: 'forward',
    because: `to on-premises:${site}`,
  }));
  return [{ to: { kind: 'site-in', site, link }, flight: narrowedBy(model, crossed, link) }];
}

/** The site that the assumptions put behind a link; else the customer gateway or the link itself. */
export function siteBehind(model: Model, link: string): string {
  const assumed = model.sites.ofLink.get(link)?.site.name;
  if (assumed !== undefined) return assumed;
  const customer = model.network.vpnConnections.get(link)?.customerGateway;
  return typeof customer === 'string' ? customer : link;
}

export function narrowedBy(model: Model, flight: Flight, link: string): Flight {
  const entry = model.network.directConnect.interfaces.get(link);
  if (entry) return carriedBy(flight, entry.mtu, `${link} carries ${entry.mtu} bytes`);
  if (!model.network.vpnConnections.has(link)) return flight;
  return carriedBy(
    flight,
    1446,
    'a VPN tunnel carries 1446 bytes (https://docs.aws.amazon.com/vpn/latest/s2svpn/cgw-best-practice.html)',
  );
}
