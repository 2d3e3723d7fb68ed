/**
 * Mbps that one VPN tunnel carries at the most.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-limits.html
 */
export const TUNNEL_MBPS = 1250;

/**
 * Mbps that VPN connections carry together: a transit gateway spreads flows over all tunnels that advertise by BGP (ECMP),
 * a virtual private gateway uses one tunnel.
 *
 * @param connections each has two tunnels
 */
export function vpnThroughput(connections: number, ecmp: boolean): number {
  if (connections === 0) return 0;
  return ecmp ? connections * 2 * TUNNEL_MBPS : TUNNEL_MBPS;
}
