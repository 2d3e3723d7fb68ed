import { ipText, type Ip } from './address';

export const TCP = 6;
export const UDP = 17;
export const ICMP = 1;
export const ICMPV6 = 58;

/** One packet. Ports are 0 for protocols that have none. */
export interface Packet {
  readonly src: Ip;
  readonly dst: Ip;
  readonly protocol: number;
  readonly srcPort: number;
  readonly dstPort: number;
}

export const reversed = (packet: Packet): Packet => ({
  src: packet.dst,
  dst: packet.src,
  protocol: packet.protocol,
  srcPort: packet.dstPort,
  dstPort: packet.srcPort,
});

export const tuple = (packet: Packet): string =>
  `${packet.protocol} ${ipText(packet.src)}:${packet.srcPort} > ${ipText(packet.dst)}:${packet.dstPort}`;

export function protocolNumber(text: string): number | 'any' {
  const known: Record<string, number | 'any'> = {
    '-1': 'any',
    all: 'any',
    any: 'any',
    tcp: TCP,
    udp: UDP,
    icmp: ICMP,
    icmpv6: ICMPV6,
    ipv6_icmp: ICMPV6,
  };
  return known[text.toLowerCase()] ?? Number(text);
}
