import { PORT_MBPS } from '../direct-connect/bandwidth';
import { vpnThroughput } from '../preference/throughput';
import { plannedPorts } from './resilience';
import type { SiteDirectConnect, SiteProps } from './site-props';

/** Bytes that a VPN carries: 1500 less IPsec's own. @see https://docs.aws.amazon.com/vpn/latest/s2svpn/cgw-best-practice.html */
const VPN_MTU = 1446;

/** What is allowed but unwise, with figures. */
export function warningsOf({ vpn, directConnect }: SiteProps): string[] {
  if (!directConnect) return [];
  const { committedMbps = 0, mtu = 1500 } = directConnect;
  const left = withoutOneLocation(directConnect);
  const carried = vpnThroughput(Object.keys(vpn?.routers ?? {}).length, true);
  const role = vpn?.over === 'direct-connect' ? 'VPN over Direct Connect' : 'VPN backup';
  return [
    ...(left < committedMbps
      ? [`with a location lost Direct Connect carries ${left} Mbps, committed are ${committedMbps} Mbps`]
      : []),
    ...(vpn && carried < committedMbps
      ? [`the ${role} carries ${carried} Mbps, committed are ${committedMbps} Mbps`]
      : []),
    ...(vpn && mtu > VPN_MTU
      ? [
          `the ${role} carries packets of ${VPN_MTU} bytes, Direct Connect ${mtu}: routers must clamp the MSS or fragment`,
        ]
      : []),
  ];
}

/** Mbps of the connections that the loss of any one location leaves. */
function withoutOneLocation({ model, locations, bandwidth, bundle = 1 }: SiteDirectConnect): number {
  const ports = plannedPorts(model, locations);
  const left = locations.map((lost) => ports.filter(({ location }) => location !== lost).length);
  return Math.min(...left) * PORT_MBPS[bandwidth] * bundle;
}
